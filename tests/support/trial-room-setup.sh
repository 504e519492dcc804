# shellcheck shell=bash
# Sourced by private-system-bus.sh inside the room of trial-room.sh, before the bus starts: /etc, /usr/share/dbus-1,
# /usr/share/polkit-1 and /run are the room's own by now.

for part in usr/share/dbus-1/system.d usr/share/dbus-1/interfaces usr/share/polkit-1/actions usr/share/polkit-1/rules.d; do
  [ ! -d "$STAGE/$part" ] || { mkdir -p "/$part"; cp -r "$STAGE/$part/." "/$part/"; }
done

# The person may not be allowed into the checkout (below /root, say): what their programs need stands in /run/trial.
mkdir -p /run/trial/stage /run/trial/support
mount --bind "$STAGE" /run/trial/stage
mount --bind "$SUPPORT" /run/trial/support
export STAGE=/run/trial/stage SUPPORT=/run/trial/support

getent passwd "$PERSON" >/dev/null || useradd --home-dir "/run/home-$PERSON" --create-home --shell /bin/bash "$PERSON"
case $DESK in
  virtual)
    # another room's screen may have the same number
    mkdir -p /tmp/.X11-unix; mount -t tmpfs -o mode=1777 screens /tmp/.X11-unix
    session "$PERSON" 7 active
    SESSION_CGROUP=$(readlink -f "/run/test-sessions/$PERSON"); export SESSION_CGROUP;;
  own)
    for each in user systemd; do
      [ ! -d "$ROOM_DIR/$each" ] || { mkdir -p "/run/$each"; mount --rbind "$ROOM_DIR/$each" "/run/$each"; }
    done;;
esac
