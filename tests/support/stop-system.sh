#!/bin/bash
# Ends what boot-system.sh started: SIGKILL to its PID 1 ends the whole pid namespace.
# usage: stop-system.sh STATE_DIR
set -euo pipefail
state=$(readlink -f "$1") leader=$(cat "$1/leader")
kill -9 "$leader" 2>/dev/null || true
for _ in $(seq 100); do grep -q '^State:.[^Z]' "/proc/$leader/status" 2>/dev/null || break; sleep 0.05; done
for hierarchy in . unified systemd; do
  group=/sys/fs/cgroup/$hierarchy/$(basename "$state")
  [ ! -d "$group" ] || find "$group" -depth -type d -exec rmdir {} \; 2>/dev/null || true
done
rm -rf "$state/root" "$state/ov"
