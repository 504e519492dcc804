#!/usr/bin/python3
"""What goes wrong around the app: no helper, one that never answers, one that answers nonsense, a notification server and a
panel that die, a system bus that restarts, names made to deceive. It stays alive, says so, and recovers. Runs inside
trial-room.sh; see desktop_room.

usage: desktop_trouble.py OUT_DIR FOLDER      environment: STAGE, PERSON"""

import os
import re
import shutil
import signal
import subprocess
import sys
import time

from desktop_play import APP, BUBBLES, Attack, Helper, Play, check, main, until

UNREACHABLE = "Nothing is being watched"
DECEIVING = "\u202egnp.exe <b>x</b>\U0001f9a0"


class Trouble(Play):
    def appLives(self, after):
        check(self.desktop.alive()[-1], f"the app lives {after}")

    def answersAtOnce(self, when):
        """Every page can be opened, and what is typed stands there."""
        self.desktop.focusWindow("AlgoMonitor")
        for number in (1, 2, 4, 5, 6, 7, 8, 3):
            self.desktop.key(f"ctrl+{number}")
        word = f"typed{time.monotonic_ns() % 1000}"
        self.desktop.key("ctrl+f")
        self.desktop.key("ctrl+a")
        self.desktop.type(word)
        self.desktop.sees(word, APP, 3)
        self.desktop.key("ctrl+a")
        self.desktop.key("Delete")
        self.desktop.key("ctrl+1")
        check(True, f"the window answers {when}")

    def helperAgain(self):
        again = os.path.join(self.folder, f"again-{time.monotonic_ns()}")
        os.makedirs(again)
        self.helper = Helper(self.stage, again, timeoutS=60)
        self.helper.waitUntilReady()
        self.desktop.tray(15, "Nothing needs you")

    def helperNever(self):
        self.helper.stop()
        self.desktop.tray(10, UNREACHABLE)
        self.desktop.activateTray()
        self.desktop.sees(UNREACHABLE, APP)
        self.answersAtOnce("without a helper")
        self.shot("no-helper", "No helper: said on every page")
        self.appLives("without a helper")

    def helperNonsense(self, how):
        fake = subprocess.Popen(["/usr/bin/python3", "-B", os.path.join(os.environ["SUPPORT"], "nonsense-helper"),
                                 os.path.join(self.stage, "usr/share/dbus-1/interfaces"), how], stdout=subprocess.PIPE, text=True)
        check(fake.stdout.readline().strip() == "here", f"a helper that is none ({how}) has the name")
        time.sleep(3)
        self.answersAtOnce(f"while the helper is none ({how})")
        self.shot(f"nonsense-{how}", f"A helper that is none ({how}): nothing is made up")
        self.appLives(f"with a helper that is none ({how})")
        check("Nothing needs you" not in self.desktop.tray(5), "and nobody is told that all is well")
        fake.terminate()
        fake.wait(10)
        self.desktop.tray(10, UNREACHABLE)

    def recovers(self):
        self.helperAgain()
        self.desktop.sees("Nothing needs you", APP)
        check(True, "a real helper is taken up again")

    def ownerOf(self, name):
        said = self.desktop.run("gdbus", "call", "--session", "-d", "org.freedesktop.DBus", "-o", "/org/freedesktop/DBus", "-m",
                                "org.freedesktop.DBus.GetConnectionUnixProcessID", name)[1]
        return int(re.search(r"uint32 (\d+)", said)[1])

    def serverDies(self):
        """Its bubble went with it; the next server is told again."""
        attack = Attack(self.person)
        attack.waitUntil("suspended", 10)
        self.desktop.sees(f"pid {attack.shell}", BUBBLES)
        command = os.path.realpath(f"/proc/{self.ownerOf('org.freedesktop.Notifications')}/exe")
        os.kill(self.ownerOf("org.freedesktop.Notifications"), signal.SIGKILL)
        self.desktop.startAside(command)
        self.desktop.sees(f"pid {attack.shell}", BUBBLES, 20)
        self.desktop.click("Kill", BUBBLES)
        attack.waitUntil("gone", 10)
        check(True, "a notification server that died: the question is asked again on the next one, and answered there")
        attack.end()
        self.appLives("after the notification server died")

    def panelRestarts(self):
        panel = self.ownerOf("org.xfce.Panel")
        os.kill(panel, signal.SIGKILL)
        until(10, lambda: not os.path.exists(f"/proc/{panel}") or stateOf(panel) == "Z", "the panel to die")
        self.desktop.startAside("/usr/bin/xfce4-panel", "--disable-wm-check")
        self.desktop.tray(20, "")
        self.desktop.activateTray()
        check(True, "a panel that died: the icon is in the next one, and opens the window")
        self.appLives("after the panel died")

    def busRestarts(self):
        """The helper joins the next system bus by itself, and so does the app: what is asked then arrives and is answered."""
        os.kill(int(os.environ["BUS_PID"]), signal.SIGKILL)
        self.desktop.tray(20, UNREACHABLE)
        os.unlink("/run/dbus/system_bus_socket")
        self.bus = subprocess.Popen(["dbus-daemon", "--system", "--nofork", "--nopidfile"], stderr=subprocess.DEVNULL)
        self.desktop.tray(30, "Nothing needs you")
        time.sleep(2)  # the app says that somebody can be asked
        attack = Attack(self.person)
        attack.waitUntil("suspended", 10)
        self.desktop.sees(f"pid {attack.shell}", BUBBLES)
        self.desktop.click("Kill", BUBBLES)
        attack.waitUntil("gone", 10)
        check(True, "a system bus that died: what happens is told over the next one, and answered")
        attack.end()
        self.appLives("after the system bus died")

    def deceivingNames(self):
        """A program called so; what is shown is escaped."""
        program = os.path.join(self.folder, DECEIVING.replace("/", ""))
        shutil.copy(os.path.realpath("/bin/sh"), program)
        os.chmod(program, 0o755)
        self.desktop.startAside(program, "-c", "sleep 100; true", "\u202e" + "A" * 10_000)
        self.desktop.focusWindow("AlgoMonitor")
        self.desktop.key("ctrl+3")
        self.desktop.key("ctrl+f")
        self.desktop.type("gnp")
        name = self.desktop.sees("gnp.exe", APP)
        check("\u202e" not in name and "<b>" not in name.replace("<b>x", ""), f"a deceiving name is shown escaped: {name!r}")
        self.shot("deceiving", "A program with a right-to-left name and an argument of 10,000 letters")
        self.appLives("with deceiving names")


def stateOf(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as file:
        return file.read().rpartition(")")[2].split()[0]


def scenes(play):
    check(play.startApp(), "the icon is in the tray")
    play.helperNever()
    for how in ("never", "text", "types"):
        play.helperNonsense(how)
    play.recovers()
    play.deceivingNames()
    play.serverDies()
    play.panelRestarts()
    play.busRestarts()


if __name__ == "__main__":
    sys.exit(main("Screenshots of what went wrong", (Trouble, scenes)))
