# shellcheck shell=bash
# Sourced by private-system-bus.sh before the bus starts. $POLICY, $BUS_CONF: the files under test; $CLIENT: the program that
# calls as somebody else, copied to where everybody may run it.
mkdir -p /usr/share/polkit-1/actions /usr/share/dbus-1/system.d /run/bus-test
cp "$POLICY" /usr/share/polkit-1/actions/
cp "$BUS_CONF" /usr/share/dbus-1/system.d/
install -m 755 "$CLIENT" /run/bus-test/client

for user in alice bob carol; do useradd --no-create-home --shell /bin/bash "$user"; done
# Debian's own rule makes the members of sudo the administrators whose password counts.
getent group sudo >/dev/null || groupadd sudo
useradd --no-create-home --shell /bin/bash --groups sudo boss
echo boss:secret | chpasswd
session alice 7 active
session bob 8 inactive
