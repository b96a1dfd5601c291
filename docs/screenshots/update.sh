#!/bin/bash
# Takes the pictures of docs/images anew: the real relay, the real workstation under Xvfb, the real widget in Chromium.
source "$(dirname "${BASH_SOURCE[0]}")/../../cmake/commands/common.sh"

cmake/commands/install.sh build run test node
cmake/commands/build.sh release qiao-relay qiao-workstation
exec node docs/screenshots/take.mjs
