#!/bin/bash
# A real system bus with a real polkitd in private namespaces, in about 0.25 s, parallel-safe, nothing of the machine changes.
# usage: private-system-bus.sh SETUP_SCRIPT COMMAND [ARGUMENT...]
# SETUP_SCRIPT is sourced as root inside, before the bus starts: it installs the bus policy into /usr/share/dbus-1/system.d,
# the polkit policy into /usr/share/polkit-1/actions, the activation file into /usr/share/dbus-1/system-services, rules into
# /etc/polkit-1/rules.d (owner polkitd), and makes test users (useradd). Then COMMAND runs as root; `as USER COMMAND…` and
# `session USER ID active|inactive` (below) are exported to both. polkitd is started on demand by the bus.
# uid 0 is always authorised by polkit, so ask as a test user.
# BUS_LOG=FILE: where the bus says what it starts, otherwise stderr.
# SESSIONS=1: own cgroup namespace as well, so that `session` can be used; needs a mounted cgroup2.
set -euo pipefail

# 1: on the machine
outside() {
  [ "$(id -u)" = 0 ] || { echo "private-system-bus: skipped, needs root for its namespaces" >&2; exit 77; }
  [ "${SESSIONS:-0}" = 1 ] || exec env BUS_STAGE=inside unshare "${NAMESPACES[@]}" "$0" "$@"
  local mount group status=0
  mount=$(findmnt -n -t cgroup2 -o TARGET | head -1 || true)
  group=$mount/algomonitor-bus-$$
  { [ -n "$mount" ] && mkdir "$group"; } || { echo "private-system-bus: skipped, there is no cgroup2 to make sessions in" >&2; exit 77; }
  BUS_STAGE=joined BUS_CGROUP=$group "$0" "$@" || status=$?
  # everything in it died with the pid namespace; the kernel may need a moment to say so
  for _ in $(seq 50); do find "$group" -depth -type d -exec rmdir {} + 2>/dev/null || true; [ -d "$group" ] || break; sleep 0.1; done
  exit $status
}
NAMESPACES=(--mount --propagation private --pid --fork --kill-child --mount-proc --ipc --uts)

# 2: own mounts over what polkitd, the bus and sd-login(3) read from compiled-in places
ownMounts() {
  local over=/mnt each name
  mount -t tmpfs -o mode=755 over "$over"
  for each in etc usr/share/dbus-1 usr/share/polkit-1; do
    name=${each//\//_}
    mkdir -p "$over/$name.up" "$over/$name.wk"
    chmod --reference="/$each" "$over/$name.up"
    mount -t overlay overlay -o lowerdir="/$each",upperdir="$over/$name.up",workdir="$over/$name.wk" "/$each"
  done
  mount -t tmpfs -o mode=755 run /run
  mkdir -p /run/dbus /run/lock /run/user
  if [ "${SESSIONS:-0}" = 1 ]; then
    umount -R -l /sys/fs/cgroup
    mount -t cgroup2 cgroup2 /sys/fs/cgroup
  fi
}

# as USER COMMAND…: with the user's groups, and in their session if they have one.
# (agent-drive.py changes its user itself: start it as root.)
as() {
  local user=$1 cgroup
  shift
  cgroup=/run/test-sessions/$user
  (
    [ ! -e "$cgroup" ] || echo "$BASHPID" >"$(readlink -f "$cgroup")/cgroup.procs"
    exec setpriv --reuid "$user" --regid "$(id -g "$user")" --init-groups -- env HOME=/tmp "$@"
  )
}

# session USER ID active|inactive [SEAT]: what logind would write for somebody at seat0 or another; polkitd reads these files
# and the name of the process's cgroup (sd-login(3)), so no logind is needed.
session() {
  local user=$1 id=$2 seat=${4:-seat0} uid on=0 state=online
  uid=$(id -u "$user")
  [ "$3" != active ] || { on=1; state=active; }
  mkdir -p /run/systemd/{sessions,users,seats} /run/test-sessions "/sys/fs/cgroup/user.slice/user-$uid.slice/session-$id.scope"
  ln -sfn "/sys/fs/cgroup/user.slice/user-$uid.slice/session-$id.scope" "/run/test-sessions/$user"
  printf '%s\n' "UID=$uid" "USER=$user" "LEADER=$$" ACTIVE=$on IS_DISPLAY=1 STATE=$state REMOTE=0 TYPE=x11 CLASS=user "SCOPE=session-$id.scope" \
    "SEAT=$seat" >"/run/systemd/sessions/$id"
  printf '%s\n' "NAME=$user" STATE=$state "DISPLAY=$id" "SESSIONS=$id" "SEATS=$seat" "ONLINE_SESSIONS=$id" "ONLINE_SEATS=$seat" \
    >"/run/systemd/users/$uid"
  [ $on = 0 ] || printf '%s\n' "ACTIVE_SESSIONS=$id" "ACTIVE_SEATS=$seat" >>"/run/systemd/users/$uid"
  [ $on = 0 ] || printf '%s\n' IS_SEAT0=1 CAN_MULTI_SESSION=1 CAN_TTY=1 CAN_GRAPHICAL=1 "ACTIVE=$id" "ACTIVE_UID=$uid" \
    "SESSIONS=$id" "UIDS=$uid" >"/run/systemd/seats/$seat"
}

startBus() {
  (
    [ -z "${BUS_LOG:-}" ] || exec 2>>"$BUS_LOG"
    exec dbus-daemon --system --nofork --nopidfile
  ) &
  export BUS_PID=$!
  for _ in $(seq 500); do [ ! -S /run/dbus/system_bus_socket ] || return 0; sleep 0.01; done
  echo "private-system-bus: the bus does not start" >&2
  return 1
}

inside() {
  local setup=$1
  shift
  ownMounts
  export -f as session
  # shellcheck disable=SC1090
  source "$setup"
  startBus
  "$@"
}

case ${BUS_STAGE:-outside} in
  joined) echo $$ >"$BUS_CGROUP/cgroup.procs"; exec env BUS_STAGE=inside unshare --cgroup "${NAMESPACES[@]}" "$0" "$@";;
  inside) unset BUS_STAGE; inside "$@";;
  *) outside "$@";;
esac
