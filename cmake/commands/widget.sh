#!/bin/bash
# widget.sh <preset>: bundles the widget and copies the demo shop to where the relay of that preset looks for them.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

share="build/${1:?usage: widget.sh <preset>}/share/qiao"
stamp="$share/.bundled"

cmake/commands/node-modules.sh
if [ -f "$stamp" ] && [ -z "$(find resources/widget resources/demo package-lock.json translations -newer "$stamp" -print -quit)" ]; then
    exit 0
fi
step "bundling the widget"
mkdir -p "$share"
rm -rf "$share/widget" "$share/demo" "$stamp"
touch "$stamp.begun"
node resources/widget/build.mjs "$share/widget"
cp -R resources/demo "$share/demo"
# The relay hands NAME.gz to browsers that take it.
find "$share" -type f -size +1k \( -name '*.js' -o -name '*.css' -o -name '*.html' -o -name '*.svg' -o -name '*.json' \) \
    -exec gzip --best --keep --no-name --force {} +
mv "$stamp.begun" "$stamp"
