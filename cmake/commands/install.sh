#!/bin/bash
# install.sh <section> …: installs what the sections of debian-packages.txt name and the machine lacks; nothing otherwise.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

packages_of() { sed -n "/^\[$1\]/,/^\[/p" cmake/debian-packages.txt | grep -v -e '^#' -e '^\[' -e '^$' || true; }

has_node() {
    command -v npm >/dev/null && command -v node >/dev/null \
        && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 18 ]
}

wanted=()
for section in "$@"; do
    if [ "$section" = node ] && has_node; then
        continue
    fi
    mapfile -t packages < <(packages_of "$section")
    [ "${#packages[@]}" -gt 0 ] || fail 2 "cmake/debian-packages.txt has no section [$section]."
    wanted+=("${packages[@]}")
done
[ "${#wanted[@]}" -gt 0 ] || exit 0

command -v dpkg-query >/dev/null \
    || fail 2 "this is not Debian: install what cmake/debian-packages.txt names by hand, then use cmake --workflow --preset dev."

installed="$(dpkg-query -W -f='${db:Status-Abbrev}${Package}\n' 2>/dev/null | sed -n 's/^ii *//p')"
missing=()
for package in "${wanted[@]}"; do
    grep -qxF "$package" <<<"$installed" || missing+=("$package")
done
[ "${#missing[@]}" -gt 0 ] || exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null \
        || fail 2 "these packages are missing, and neither root nor sudo is here to install them: ${missing[*]}"
    as_root=(sudo)
fi

step "installing ${#missing[@]} packages: ${missing[*]}"
apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=600)
"${apt[@]}" update </dev/null
"${apt[@]}" install -y --no-install-recommends "${missing[@]}" </dev/null
