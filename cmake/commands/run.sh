#!/bin/bash
# run.sh: builds release, then runs the demo: a relay on the loopback interface and one workstation signed in as ann.
# QIAO_PORT chooses another port than 7700, QIAO_VNC_PORT another than 5901.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

port="${QIAO_PORT:-7700}"
vnc_port="${QIAO_VNC_PORT:-5901}"
relay_url="http://127.0.0.1:$port"
start_within_seconds=30
stop_within_seconds=10

in_use() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

is_ready() {
    local line
    exec 3<>"/dev/tcp/127.0.0.1/$port" || return 1
    printf 'GET /readyz HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n' "$port" >&3
    read -r -t 5 line <&3 || line=
    exec 3>&-
    [[ "$line" == HTTP/1.?" 200"* ]]
} 2>/dev/null

running() { kill -0 "$1" 2>/dev/null; }

pids=()
end_all() {
    trap - EXIT
    trap '' INT TERM HUP
    local pid deadline=$((SECONDS + stop_within_seconds))
    for pid in "${pids[@]}"; do
        kill -TERM "$pid" 2>/dev/null || true
    done
    for pid in "${pids[@]}"; do
        while running "$pid" && [ "$SECONDS" -lt "$deadline" ]; do
            sleep 0.1
        done
        kill -KILL "$pid" 2>/dev/null || true
        wait "$pid" 2>/dev/null || true
    done
}

in_use "$port" && fail 2 "port $port is in use: end the program that holds it, or choose another: QIAO_PORT=7710 make run"

cmake/commands/build.sh release qiao-relay qiao-workstation

display=()
if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    in_use "$vnc_port" && fail 2 "port $vnc_port is in use: choose another: QIAO_VNC_PORT=5911 make run"
    display=(-platform "vnc:size=1280x820,port=$vnc_port")
fi

trap end_all EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

step "starting"
# In sessions of their own, so that Ctrl+C reaches this script alone and each is ended once.
setsid build/release/bin/qiao-relay --demo --listen "127.0.0.1:$port" --data build/demo-data </dev/null &
relay=$!
pids=("$relay")
deadline=$((SECONDS + start_within_seconds))
until is_ready; do
    running "$relay" || fail 1 "the relay did not start; its message is above."
    [ "$SECONDS" -lt "$deadline" ] || fail 1 "the relay was not ready within $start_within_seconds seconds."
    sleep 0.1
done

setsid build/release/bin/qiao-workstation "${display[@]}" --relay "$relay_url" --demo-sign-in ann </dev/null &
workstation=$!
pids=("$workstation" "$relay")

cat <<TEXT

Qiao is running.

  visitor     $relay_url/demo/
  workstation signed in as ann
  sign-ins    ann, ben (agents), sue (supervisor); the password of each is demo
TEXT
if [ "${#display[@]}" -gt 0 ]; then
    say "  display     there is none, so the workstation is at vnc://127.0.0.1:$vnc_port"
    say "              (it asks for no password: keep that port behind a firewall)"
fi
say ""
say "Ctrl+C ends it."

set +e
wait -n -p ended "$relay" "$workstation"
code=$?
if [ "${ended:-}" = "$workstation" ]; then
    say "The workstation was closed; the relay ends with it."
    exit "$code"
fi
fail 1 "the relay ended by itself with code $code."
