# shellcheck shell=bash
# Sourced by private-system-bus.sh before the bus starts. $POLICY, $BUS_CONF: the files under test; $CLIENT: the program that
# calls as somebody else, copied to where everybody may run it.
mkdir -p /usr/share/polkit-1/actions /usr/share/dbus-1/system.d /run/bus-test
cp "$POLICY" /usr/share/polkit-1/actions/
cp "$BUS_CONF" /usr/share/dbus-1/system.d/
install -m 755 "$CLIENT" /run/bus-test/client

# A machine may have somebody of that name: /etc is our own by now.
person() {
  local user=$1
  shift
  getent passwd "$user" >/dev/null || useradd --no-create-home --shell /bin/bash "$user"
  [ $# = 0 ] || usermod "$@" "$user"
}
for user in alice bob carol; do person "$user" --groups ''; done
# Debian's own rule makes the members of sudo the administrators whose password counts.
getent group sudo >/dev/null || groupadd sudo
person boss --groups sudo
echo boss:secret | chpasswd
session alice 7 active
session bob 8 inactive
