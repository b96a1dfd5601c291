#!/bin/bash
# promtool.sh: puts promtool, which checks what Prometheus reads, into build/tools. Debian ships it with the Prometheus
# server alone, which would be installed and started as a service: so the tool is taken out of the package.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

tools="$root/build/tools"
[ -x "$tools/promtool" ] && exit 0
mkdir -p "$tools"
if command -v promtool >/dev/null; then
    ln -sf "$(command -v promtool)" "$tools/promtool"
    exit 0
fi

step "fetching promtool"
unpacked="$(mktemp -d)"
trap 'rm -rf "$unpacked"' EXIT
as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
# The lists of what there is may be old, or missing on a new machine.
fetch() { apt-get -q download prometheus </dev/null; }
(cd "$unpacked" && { fetch || { "${as_root[@]}" apt-get -q update </dev/null && fetch; }; } \
    && dpkg-deb -x prometheus_*.deb .) \
    || fail 1 "promtool is missing, and the package prometheus cannot be fetched; put promtool into build/tools or the PATH."
cp "$unpacked/usr/bin/promtool" "$tools/promtool"
