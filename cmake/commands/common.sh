# Read by the other commands: where the tree is, and how they speak.

set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
cd "$root"

say() { printf '%s\n' "$*"; }

# fail <exit code> <one sentence>
fail() {
    local code="$1"
    shift
    printf 'qiao: %s\n' "$*" >&2
    exit "$code"
}

# A step that takes long prints its name first and its output as it comes.
step() { printf '\n== %s\n' "$*"; }

# hash_of <file> …: one word that changes when any of the files does
hash_of() { cat "$@" | sha256sum | cut -c1-16; }

processors() { nproc; }
