#!/bin/bash
# A private machine to try the installed tree in: own mount, pid, network, ipc and uts namespaces, own system bus with a real
# polkitd (private-system-bus.sh), and a person at the desktop. Nothing of the machine changes, nothing outside can be hit.
# usage: trial-room.sh STAGE PERSON virtual|own COMMAND [ARGUMENT...]      as root
#   STAGE    DESTDIR of cmake --install --prefix /usr; its bus policy and polkit actions are put in place; COMMAND finds
#            all of it below $STAGE, which is readable for PERSON wherever the checkout lies
#   PERSON   user name; made if there is none
#   virtual  PERSON gets an active local session on seat0, as logind would write it; the person's programs must run in
#            the cgroup $SESSION_CGROUP
#   own      PERSON's real session: /run/user and /run/systemd of the machine stay visible
# COMMAND runs as root inside, with nothing but loopback.
set -euo pipefail
SUPPORT=$(dirname "$(readlink -f "$0")")

# What the private bus's own /run would hide, where trial-room-setup.sh finds it.
keepRun() {
  local each
  ROOM_DIR=$(mktemp -d "${TMPDIR:-/tmp}/room.XXXXXX")
  trap 'umount -l "$ROOM_DIR"; rmdir "$ROOM_DIR"' EXIT
  mount -t tmpfs -o mode=755 room "$ROOM_DIR"
  for each in user systemd; do
    [ ! -d "/run/$each" ] || { mkdir "$ROOM_DIR/$each"; mount --rbind "/run/$each" "$ROOM_DIR/$each"; }
  done
}

# sd-login(3) takes the cgroup of pid 1 for the root of all: the room's pid 1 must not stand in the person's session, and
# the person's programs must. (What the room starts ends with it; only our own processes are moved.)
leaveSession() {
  local mount own
  mount=$(findmnt -n -t cgroup2 -o TARGET | head -1 || true)
  own=$(sed -n 's/^0:://p' /proc/self/cgroup)
  [ -n "$mount" ] && [ -n "$own" ] && [ "$own" != / ] || return 0
  if echo $$ >"$mount/cgroup.procs"; then export SESSION_CGROUP=$mount$own; fi
}

inside() {
  ip link set lo up
  export SUPPORT STAGE=$1 PERSON=$2 DESK=$3 SESSIONS=0 ROOM_DIR='' BUS_LOG=/run/bus.log
  shift 3
  if [ "$DESK" = own ]; then keepRun; leaveSession; else
    SESSIONS=1
    [ -n "$(findmnt -n -t cgroup2)" ] || mount -t cgroup2 cgroup2 /sys/fs/cgroup
  fi
  "$SUPPORT/private-system-bus.sh" "$SUPPORT/trial-room-setup.sh" "$@"
}

[ "$(id -u)" = 0 ] || { echo "trial-room: needs root for its namespaces" >&2; exit 77; }
if [ -z "${TRIAL_ROOM:-}" ]; then
  TRIAL_ROOM=1 exec unshare --mount --propagation private --net "$0" "$@"
fi
unset TRIAL_ROOM
inside "$@"
