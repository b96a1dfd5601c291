#!/bin/bash
# node-modules.sh: installs the packages of package-lock.json, once for each state of that file and each Node.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

stamp=node_modules/.installed
state="$(hash_of package.json package-lock.json) $(node --version)"
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$state" ]; then
    exit 0
fi
step "installing the widget's packages"
npm ci --no-audit --no-fund --loglevel=error </dev/null
printf '%s\n' "$state" >"$stamp"
