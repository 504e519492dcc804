#!/bin/bash
# Boots systemd of a root file system as PID 1 of fresh pid, mount, uts, ipc, net and cgroup namespaces, over an overlay: the root
# itself is never written. Plain util-linux, no nspawn, no seccomp filter, all capabilities, about 0.4 s. Parallel safe.
# usage: boot-system.sh ROOT STATE_DIR [LAYER...]     prints leader=PID …; ends by stop-system.sh STATE_DIR
#   ROOT may be "/". A LAYER is laid over it (an installed tree, DESTDIR of cmake --install).
#   env BINDS="source:target …" bind mounts; UNITS="a.service …" started besides dbus and logind
# Run things inside with: nsenter -t PID -a -- systemd-run …  (nsenter alone stays in the caller's cgroup).
set -euo pipefail

outside() {
  local root state name leader=''
  root=$(readlink -f "$1"); state=$(mkdir -p "$2"; readlink -f "$2"); name=$(basename "$state"); shift 2
  local began; began=$(date +%s%3N)
  rm -f "$state/leader"
  cgroups "$name" mkdir -p
  STAGE=cgroup setsid "$0" "$root" "$state" "$@" </dev/null >"$state/console.log" 2>&1 &
  for _ in $(seq 500); do
    leader=$(pgrep -P $! | head -1 || true)
    [ -z "$leader" ] || [ "$(cat "/proc/$leader/comm" 2>/dev/null)" != systemd ] || break
    sleep 0.01
  done
  [ -n "$leader" ] && [ "$(cat "/proc/$leader/comm" 2>/dev/null)" = systemd ] || { echo "boot failed:"; cat "$state/console.log"; return 1; }
  echo "$leader" >"$state/leader"
  for _ in $(seq 600); do nsenter -t "$leader" -a test -S /run/systemd/private 2>/dev/null && break; sleep 0.02; done
  local reached; reached=$(nsenter -t "$leader" -a systemctl is-system-running --wait 2>&1 || true)
  echo "leader=$leader state=$reached boot_ms=$(( $(date +%s%3N) - began ))"
}

# The own subtree, in cgroup2 and in systemd's v1 hierarchy where there is one; it becomes the root of the cgroup namespace.
cgroups() {
  local name=$1 hierarchy; shift
  for hierarchy in . unified systemd; do
    [ "$hierarchy" != . ] || [ -e /sys/fs/cgroup/cgroup.controllers ] || continue
    [ ! -d "/sys/fs/cgroup/$hierarchy" ] || "$@" "/sys/fs/cgroup/$hierarchy/$name"
  done
}

join() { [ ! -e "$1/cgroup.procs" ] || echo $$ >"$1/cgroup.procs"; }

# Kernel file systems. /proc/sys, sysrq and /sys are read-only: systemd-sysctl and udev of the guest would otherwise
# write the machine's own settings. Only the network's part, which is the namespace's own, stays writable.
mountKernel() {
  local m=$1 each
  mount -t proc proc "$m/proc"
  mount -t sysfs sysfs "$m/sys" 2>/dev/null || mount --rbind /sys "$m/sys"
  mount --bind "$m/proc/sys" "$m/proc/sys"; mount --bind "$m/proc/sys/net" "$m/proc/sys/net"
  mount -o remount,bind,ro "$m/proc/sys"
  if [ -e "$m/proc/sysrq-trigger" ]; then
    mount --bind "$m/proc/sysrq-trigger" "$m/proc/sysrq-trigger"; mount -o remount,bind,ro "$m/proc/sysrq-trigger"
  fi
  mount -t cgroup2 cgroup2 "$m/sys/fs/cgroup"
  for each in tracefs:kernel/tracing debugfs:kernel/debug securityfs:kernel/security bpf:fs/bpf; do
    mount -t "${each%%:*}" "${each%%:*}" "$m/sys/${each#*:}" 2>/dev/null || true
  done
  mount -o remount,bind,ro "$m/sys"
}

mountDevices() {
  local m=$1 state=$2 each name major minor
  mount -t tmpfs -o mode=755,size=4m dev "$m/dev"
  for each in null:1:3 zero:1:5 full:1:7 random:1:8 urandom:1:9 tty:5:0; do
    IFS=: read -r name major minor <<<"$each"; mknod -m 666 "$m/dev/$name" c "$major" "$minor"
  done
  mkdir "$m/dev/pts" "$m/dev/shm" "$m/dev/mqueue"
  mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts "$m/dev/pts"
  mount -t tmpfs -o mode=1777 shm "$m/dev/shm"
  ln -s pts/ptmx "$m/dev/ptmx"; ln -s /proc/self/fd "$m/dev/fd"
  ln -s /proc/self/fd/0 "$m/dev/stdin"; ln -s /proc/self/fd/1 "$m/dev/stdout"; ln -s /proc/self/fd/2 "$m/dev/stderr"
  touch "$m/dev/console"; mount --bind "$state/console.log" "$m/dev/console"
}

# The machine's own enabled services (databases, ssh, docker …) have no business here: a target of our own wants what a desktop has.
writeTarget() {
  local m=$1 unit
  mkdir -p "$m/etc/systemd/system"
  printf '[Unit]\nDescription=A test system\nRequires=basic.target\nAfter=basic.target\nAllowIsolate=yes\nWants=dbus.service systemd-logind.service systemd-user-sessions.service %s\n' \
    "${UNITS:-}" >"$m/etc/systemd/system/algomonitor-test.target"
  : >"$m/etc/fstab"; : >"$m/etc/machine-id"
  for unit in systemd-sysctl systemd-udevd systemd-udev-trigger systemd-modules-load systemd-timesyncd systemd-networkd auditd; do
    ln -sf /dev/null "$m/etc/systemd/system/$unit.service"
  done
}

inside() {
  local root=$1 state=$2 m=$2/root layer each; shift 2
  mkdir -p "$m" "$state/ov"
  mount -t tmpfs -o mode=755,size=4g ov "$state/ov"; mkdir "$state/ov/up" "$state/ov/wk"
  # copied, not mounted: a layer that lies below the root cannot be a lower layer beside it
  for layer in "$@"; do cp -a --no-preserve=ownership "$layer/." "$state/ov/up/"; done
  chmod 755 "$state/ov/up"
  mount -t overlay overlay -o "lowerdir=$root,upperdir=$state/ov/up,workdir=$state/ov/wk" "$m"
  mountKernel "$m"; mountDevices "$m" "$state"; writeTarget "$m"
  mount -t tmpfs -o mode=755 run "$m/run"; mount -t tmpfs -o mode=1777 tmp "$m/tmp"
  for each in ${BINDS:-}; do mkdir -p "$m/${each#*:}"; mount --rbind "${each%%:*}" "$m/${each#*:}"; done
  hostname testhost; ip link set lo up
  mkdir -p "$m/run/old"; cd "$m"; pivot_root . run/old
  exec chroot . /usr/bin/env -i container=algomonitor-test PATH=/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb \
    bash -c 'umount -l /run/old; rmdir /run/old; exec /usr/lib/systemd/systemd --log-target=journal --unit=algomonitor-test.target'
}

case ${STAGE:-outside} in
  outside) outside "$@";;
  cgroup)
    cgroups "$(basename "$2")" join
    STAGE=inside exec unshare --cgroup --mount --propagation private --uts --ipc --net --pid --fork "$0" "$@";;
  inside) inside "$@";;
esac
