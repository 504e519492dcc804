#!/bin/bash
# A desktop without X on a screen that is only memory: sway, waybar (its tray speaks StatusNotifierItem), mako for the
# notifications (no buttons; makoctl answers them), accessibility, all on a session bus of its own. Not as root: sway refuses.
# usage: wayland-session.sh COMMAND [ARGUMENT...]     COMMAND runs inside; its status is returned
# Inside: WAYLAND_DISPLAY and no DISPLAY, SWAYSOCK, DBUS_SESSION_BUS_ADDRESS, HOME, XDG_*, DESKTOP_LOG.
set -euo pipefail

PIDS=()
start() { "$@" >>"$DESKTOP_LOG" 2>&1 7>&- 8>&- & PIDS+=($!); }
stopAll() { kill "${PIDS[@]}" 2>/dev/null || true; wait 2>/dev/null || true; }

waitFor() {
  local what=$1
  shift
  for _ in $(seq 500); do ! "$@" >/dev/null 2>&1 || return 0; sleep 0.02; done
  echo "wayland-session: $what did not appear; the desktop's log:" >&8; cat "$DESKTOP_LOG" >&8; return 1
}
hasName() {
  gdbus call --session -d org.freedesktop.DBus -o /org/freedesktop/DBus -m org.freedesktop.DBus.NameHasOwner "$1" | grep -q true
}
findSocket() { compgen -G "$XDG_RUNTIME_DIR/$1"; }

startScreen() {
  printf '%s\n' 'output HEADLESS-1 resolution 1440x900 bg #3b5a78 solid_color' 'default_border none' 'xwayland disable' >"$SESSION_DIR/sway"
  WLR_BACKENDS=headless WLR_LIBINPUT_NO_DEVICES=1 WLR_RENDERER=pixman start sway --config "$SESSION_DIR/sway"
  waitFor sway findSocket 'sway-ipc.*.sock'
  SWAYSOCK=$(findSocket 'sway-ipc.*.sock' | head -1)
  WAYLAND_DISPLAY=$(basename "$(findSocket 'wayland-[0-9]' | head -1)")
  export SWAYSOCK WAYLAND_DISPLAY
}

startPanel() {
  printf '%s\n' '{"position": "bottom", "height": 32, "modules-right": ["tray", "clock"]}' >"$SESSION_DIR/waybar"
  start waybar --config "$SESSION_DIR/waybar"
  start mako
  waitFor 'the tray' hasName org.kde.StatusNotifierWatcher
  waitFor 'the notification server' hasName org.freedesktop.Notifications
  start /usr/libexec/at-spi-bus-launcher --launch-immediately
  waitFor 'accessibility' hasName org.a11y.Bus
  gdbus call --session -d org.a11y.Bus -o /org/a11y/bus -m org.freedesktop.DBus.Properties.Set org.a11y.Status IsEnabled '<true>' >/dev/null
}

if [ -n "${SESSION_DIR:-}" ]; then
  trap stopAll EXIT
  startScreen
  startPanel
  "$@" >&7 2>&8 7>&- 8>&-
  exit
fi
SESSION_DIR=$(mktemp -d "${TMPDIR:-/tmp}/wayland.XXXXXX")
trap 'sleep 0.2; rm -rf "$SESSION_DIR" || true' EXIT
mkdir -p "$SESSION_DIR/home/.config" "$SESSION_DIR/home/.cache" "$SESSION_DIR/home/.local/share" "$SESSION_DIR/run"
chmod 700 "$SESSION_DIR/run"
unset DISPLAY
export SESSION_DIR DESKTOP_LOG=$SESSION_DIR/log HOME=$SESSION_DIR/home XDG_RUNTIME_DIR=$SESSION_DIR/run XDG_CURRENT_DESKTOP=sway
export XDG_CONFIG_HOME=$HOME/.config XDG_CACHE_HOME=$HOME/.cache XDG_DATA_HOME=$HOME/.local/share XDG_SESSION_TYPE=wayland
export NO_AT_BRIDGE=0 QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 QT_QPA_PLATFORM=wayland LANG=${LANG:-C.UTF-8}
status=0
dbus-run-session -- "$0" "$@" 7>&1 8>&2 >>"$DESKTOP_LOG" 2>&1 || status=$?
exit $status
