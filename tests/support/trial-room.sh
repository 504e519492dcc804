#!/bin/bash
# A private machine to try the installed tree in: own mount, pid, network, ipc, uts and cgroup namespaces, own system bus with a real
# polkitd, and a person at the desktop. Nothing of the machine changes, and nothing outside can be hit. Needs root.
# usage: trial-room.sh STAGE PERSON virtual|own COMMAND [ARGUMENT...]
#   STAGE    DESTDIR of cmake --install --prefix /usr; its bus policy and polkit actions are put in place; COMMAND finds
#            all of it below $STAGE, which is readable for PERSON wherever the checkout lies
#   PERSON   user name; made if there is none
#   virtual  PERSON gets an active local session on seat0, as logind would write it; the person's programs must run in
#            the cgroup $SESSION_CGROUP
#   own      PERSON's real session: /run/user and /run/systemd of the machine stay visible
# COMMAND runs as root inside, with nothing but loopback.
set -euo pipefail
SUPPORT=$(dirname "$(readlink -f "$0")")
CGROUP2=$(findmnt -n -t cgroup2 -o TARGET | head -1 || true)

# 1: on the machine. A cgroup of our own becomes the root of the room's cgroup namespace.
outside() {
  [ "$(id -u)" = 0 ] || { echo "trial-room: needs root" >&2; return 1; }
  local group='' status=0
  if [ -n "$CGROUP2" ] && [ "$3" = virtual ]; then
    group=$CGROUP2/algomonitor-trial-$$
    mkdir "$group" 2>/dev/null || group=''
  fi
  ROOM=joined ROOM_CGROUP=$group "$0" "$@" || status=$?
  if [ -n "$group" ]; then   # everything in it died with the pid namespace
    for _ in $(seq 50); do find "$group" -depth -type d -exec rmdir {} + 2>/dev/null; [ -d "$group" ] || break; sleep 0.1; done
  fi
  return $status
}

joined() {
  [ -z "$ROOM_CGROUP" ] || echo $$ >"$ROOM_CGROUP/cgroup.procs"
  local flags=(--mount --propagation private --net)
  [ "$3" != virtual ] || flags+=(--cgroup)
  ROOM=kept exec unshare "${flags[@]}" "$0" "$@"
}

# 2: own network and mounts. What the private bus's tmpfs on /run would hide is kept reachable.
kept() {
  ip link set lo up
  ROOM_DIR=$(mktemp -d "${TMPDIR:-/tmp}/room.XXXXXX"); export ROOM_DIR
  mount -t tmpfs -o mode=755 room "$ROOM_DIR"
  if [ "$3" = virtual ]; then
    # the same file system cannot be mounted over itself
    if [ -n "$CGROUP2" ]; then umount -l "$CGROUP2"; mount -t cgroup2 cgroup2 "$CGROUP2"; else
      CGROUP2=/sys/fs/cgroup; mount -t cgroup2 cgroup2 $CGROUP2
    fi
  else
    for each in user systemd; do
      [ ! -d "/run/$each" ] || { mkdir "$ROOM_DIR/$each"; mount --rbind "/run/$each" "$ROOM_DIR/$each"; }
    done
  fi
  export CGROUP2 SUPPORT STAGE=$1 PERSON=$2 DESK=$3 ROOM=''
  shift 3
  status=0
  "$SUPPORT/private-system-bus.sh" "$SUPPORT/trial-room-setup.sh" "$@" || status=$?
  exit $status
}

case ${ROOM:-} in
  joined) joined "$@";;
  kept) kept "$@";;
  *) outside "$@";;
esac
