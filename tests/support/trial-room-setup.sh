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
PERSON_UID=$(id -u "$PERSON")

# What logind writes for somebody who sits at the machine; sd-login(3) and polkitd read these files and the cgroup's name.
writeSession() {
  local slice=$CGROUP2/user.slice/user-$PERSON_UID.slice/session-7.scope
  mkdir -p "$slice" /run/systemd/sessions /run/systemd/users /run/systemd/seats
  printf '%s\n' "UID=$PERSON_UID" "USER=$PERSON" ACTIVE=1 IS_DISPLAY=1 STATE=active REMOTE=0 TYPE=x11 CLASS=user \
    SCOPE=session-7.scope SEAT=seat0 >/run/systemd/sessions/7
  printf '%s\n' "NAME=$PERSON" STATE=active DISPLAY=7 SESSIONS=7 SEATS=seat0 ACTIVE_SESSIONS=7 ONLINE_SESSIONS=7 \
    ACTIVE_SEATS=seat0 ONLINE_SEATS=seat0 >"/run/systemd/users/$PERSON_UID"
  printf '%s\n' IS_SEAT0=1 CAN_MULTI_SESSION=1 CAN_TTY=1 CAN_GRAPHICAL=1 ACTIVE=7 "ACTIVE_UID=$PERSON_UID" SESSIONS=7 \
    "UIDS=$PERSON_UID" >/run/systemd/seats/seat0
  export SESSION_CGROUP=$slice
}

case $DESK in
  virtual)
    # another room's screen may have the same number
    mkdir -p -m 1777 /tmp/.X11-unix; mount -t tmpfs -o mode=1777 screens /tmp/.X11-unix
    writeSession;;
  own)
    for each in user systemd; do
      [ ! -d "$ROOM_DIR/$each" ] || { mkdir -p "/run/$each"; mount --rbind "$ROOM_DIR/$each" "/run/$each"; }
    done;;
esac
export PERSON_UID
