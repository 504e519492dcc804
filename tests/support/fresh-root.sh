#!/bin/bash
# Proves the two commands on a fresh Debian: a minimal root with nothing but git, in which a clone of this checkout runs them.
# usage: fresh-root.sh bookworm|trixie COMMAND [ARGUMENT...]     for example: fresh-root.sh trixie desktop/try
#   env KEEP=DIR     use (and leave) this root instead of a new one below /var/tmp
#       FRESH_COMMIT=…  what is cloned, HEAD otherwise;  WORKTREE=1  the working tree as it is, uncommitted changes too
# Needs root and mmdebstrap. COMMAND's output goes to stdout, its out/ is copied to out/fresh-SUITE. Private mount, pid, ipc, uts and
# cgroup namespaces; the network stays the machine's own, for apt. Mirrors, proxy and resolver are the machine's.
set -euo pipefail
TOP=$(dirname "$(dirname "$(dirname "$(readlink -f "$0")")")")

makeRoot() {   # SUITE ROOT
  mmdebstrap --quiet --variant=minbase --include=git,ca-certificates,apt --components=main \
    --aptopt='Apt::Install-Recommends "false"' --dpkgopt=force-unsafe-io \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    "$1" "$2" "$(mirrorOf "$1")"
}

mirrorOf() { echo "deb http://deb.debian.org/debian $1 main"; }

# The machine's way out: proxy and check settings of apt, certificates, resolver.
lendNetwork() {   # ROOT
  cp -L /etc/resolv.conf "$1/etc/resolv.conf"
  grep -lrZE '^[^/]*(Acquire|Proxy)' /etc/apt/apt.conf.d | xargs -0 -r cp -t "$1/etc/apt/apt.conf.d/"
  [ ! -d /usr/local/share/ca-certificates ] || cp -r /usr/local/share/ca-certificates/. "$1/usr/local/share/ca-certificates/"
  chroot "$1" update-ca-certificates >/dev/null 2>&1 || true
}

cloneInto() {   # ROOT
  rm -rf "$1/root/algomonitor"
  git clone --quiet --no-hardlinks "file://$TOP" "$1/root/algomonitor"
  git -C "$1/root/algomonitor" checkout --quiet "${FRESH_COMMIT:-$(git -C "$TOP" rev-parse HEAD)}"
  [ -z "${WORKTREE:-}" ] || tar -C "$TOP" --exclude=./build --exclude=./out --exclude=./.git -cf - . | tar -C "$1/root/algomonitor" -xf -
}

# What a machine has and a directory has not.
inRoot() {   # ROOT COMMAND...
  local root=$1 each; shift
  mount --bind "$root" "$root"
  mount -t proc proc "$root/proc"
  mount --rbind /sys "$root/sys"
  mount -t tmpfs -o mode=755 dev "$root/dev"
  for each in null zero full random urandom tty; do touch "$root/dev/$each"; mount --bind "/dev/$each" "$root/dev/$each"; done
  mkdir "$root/dev/pts" "$root/dev/shm"
  mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts "$root/dev/pts"; ln -s pts/ptmx "$root/dev/ptmx"
  mount -t tmpfs -o mode=1777 shm "$root/dev/shm"
  ln -s /proc/self/fd "$root/dev/fd"
  ln -s /proc/self/fd/0 "$root/dev/stdin"; ln -s /proc/self/fd/1 "$root/dev/stdout"; ln -s /proc/self/fd/2 "$root/dev/stderr"
  mount -t tmpfs -o mode=1777 tmp "$root/tmp"
  mount -t tmpfs -o mode=755 run "$root/run"
  hostname fresh
  # pivot_root rather than chroot: programs inside make namespaces and mounts of their own, which a chroot's root confuses
  mkdir -p "$root/run/old"; cd "$root"; pivot_root . run/old; umount -l /run/old
  cd /root/algomonitor
  exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM=dumb "$@" </dev/null
}

main() {
  local suite=$1 root status=0; shift
  root=${KEEP:-$(mktemp -d "/var/tmp/fresh-$suite.XXXXXX")}
  [ -n "${KEEP:-}" ] || trap 'rm -rf --one-file-system "$root"' EXIT
  [ -e "$root/etc/debian_version" ] || makeRoot "$suite" "$root"
  lendNetwork "$root"
  cloneInto "$root"
  FRESH_INSIDE=$root unshare --mount --propagation private --pid --fork --kill-child --ipc --uts --cgroup "$0" "$@" || status=$?
  mkdir -p "$TOP/out/fresh-$suite"
  cp -r "$root/root/algomonitor/out/." "$TOP/out/fresh-$suite/" 2>/dev/null || true
  return $status
}

if [ -n "${FRESH_INSIDE:-}" ]; then inRoot "$FRESH_INSIDE" "$@"; else main "$@"; fi
