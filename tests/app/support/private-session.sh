#!/bin/sh
# private-session.sh CONF DISPLAY|none COMMAND… : a session bus (and an X server) of its own for COMMAND.
set -eu
conf=$1 kind=$2
shift 2
if [ "$kind" = none ]; then
    exec dbus-run-session --config-file="$conf" -- "$@"
fi
dir=$(mktemp -d)
trap 'kill "$server" 2>/dev/null; wait 2>/dev/null || true; rm -rf "$dir"' EXIT
mkfifo "$dir/display"
Xvfb -displayfd 5 -noreset -nolisten tcp -screen 0 1280x800x24 5>"$dir/display" >/dev/null 2>&1 &
server=$!
read -r number <"$dir/display"
DISPLAY=:$number
export DISPLAY
dbus-run-session --config-file="$conf" -- "$@"
