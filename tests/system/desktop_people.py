#!/usr/bin/python3
"""Two people at one machine, each at a screen of their own: each is asked about their own programs and sees of the other's that
something happened, not what was typed nor whom it spoke to. One goes away and comes back. Runs inside trial-room.sh; see
desktop_room.

usage: desktop_people.py OUT_DIR FOLDER      environment: STAGE, PERSON"""

import os
import subprocess
import sys
import time

from desktop_play import APP, BUBBLES, Attack, Desktop, Play, check, main, shoot

OTHER, SESSION, SEAT = "bob", "8", "seat1"
HIDDEN = "Details are hidden"


class People(Play):
    """`desktop` is the person's, who is an administrator; `other` is somebody who is none."""

    def __init__(self, out, folder):
        subprocess.run(["useradd", "--home-dir", f"/run/home-{OTHER}", "--create-home", "--shell", "/bin/bash", OTHER], check=True)
        self.sit("active")
        super().__init__(out, folder, rules={"pressure": {"enabled": False}})
        aside = os.path.join(self.folder, OTHER)
        os.makedirs(aside)
        self.other = Desktop(OTHER, aside, PATH=os.path.join(self.stage, "usr/bin") + ":/usr/bin:/bin",
                             XDG_DATA_DIRS=os.path.join(self.stage, "usr/share") + ":/usr/local/share:/usr/share")
        self.other.settings("AlgoMonitor/algomonitor.conf", "[welcome]\ndone=true\n")

    @staticmethod
    def sit(state):
        """The other person at a second seat: in front of it, or with somebody else's session there."""
        subprocess.run(["bash", "-c", f"session {OTHER} {SESSION} {state} {SEAT}"], check=True)

    def both(self):
        """One starts it by hand, for the other it starts with the session: what the package puts into autostart is run."""
        self.desktop.start(self.program("algomonitor"), "--tray")
        self.other.start("gio", "launch", os.path.join(self.stage, "etc/xdg/autostart/algomonitor.desktop"))
        for name, desktop in ((self.person, self.desktop), (OTHER, self.other)):
            desktop.tray(20, "Nothing needs you")
            check("AlgoMonitor" not in desktop.windows(), f"{name}: the icon is in the tray, and no window is open")
            desktop.activateTray()
            desktop.sees("Overview", APP)
            desktop.focusWindow("AlgoMonitor")
            desktop.key("ctrl+2")

    def attacked(self, whose, owner, stranger, name):
        """The owner is asked, with everything; the stranger is told that it is, and of nothing it said or whom it called."""
        attack = Attack(whose)
        attack.waitUntil("suspended", 10)
        called = peerOf(attack)
        owner.sees(f"pid {attack.shell}", BUBBLES)
        owner.sees(called, APP)
        check(True, f"{whose} is asked about {whose}'s shell, and sees whom it called")
        stranger.focusWindow("AlgoMonitor")
        stranger.key("ctrl+2")
        stranger.click(f"({attack.shell})", APP, 20)
        stranger.sees(HIDDEN, APP, 20)
        shown = " ".join(text for _, text in stranger.shown(BUBBLES) + stranger.shown(APP))
        check(str(attack.shell) in shown and called not in shown, f"{name} sees that there is one, and neither its words nor its peer")
        return attack

    def answered(self, attack, owner, stranger):
        owner.click("Kill", BUBBLES)
        attack.waitUntil("gone", 10)
        owner.sees("Killed", APP)
        stranger.sees("Killed", APP)
        check(True, "the owner kills it without a password, and the other one sees that it is over")
        attack.end()

    def revealed(self, called):
        """An administrator may see the rest, with the password."""
        self.desktop.focusWindow("AlgoMonitor")
        self.desktop.click("Show the details…", APP)
        self.authenticate("everybody")
        self.desktop.sees(called, APP)
        check(True, "an administrator sees the details with the password")

    def processes(self):
        """What the other one typed is theirs."""
        pid = self.other.start("/bin/sleep", "4712")
        for desktop in (self.other, self.desktop):
            desktop.focusWindow("AlgoMonitor")
            desktop.key("ctrl+3")
            desktop.key("ctrl+f")
            desktop.type("4712")
        self.other.sees(str(pid), APP)
        self.desktop.sees("No process matches", APP)
        check(True, f"{OTHER} finds a program by its argument, and nobody else does")

    def goesAndComes(self):
        """Somebody else's session is in front of the second seat: nothing is told to who is not there, all of it to who is back."""
        self.sit("inactive")
        attack = Attack(OTHER, 120)
        attack.waitUntil("suspended", 10)
        time.sleep(3)
        check(not self.other.has(f"pid {attack.shell}", BUBBLES), "who is away is told nothing")
        self.sit("active")
        self.other.key("ctrl+2")
        self.other.key("F5")
        self.other.sees(f"pid {attack.shell}", BUBBLES, 40)
        self.answered(attack, self.other, self.desktop)

    def keepScreens(self, out):
        super().keepScreens(out)
        shoot(self.other, os.path.join(out, f"failed-{OTHER}.png"))

    def end(self):
        self.other.end()
        self.other.leave()
        super().end()


def peerOf(attack):
    return f"127.0.0.1:{attack.waitFor('shell', 1)['port']}"


def scenes(play):
    play.both()
    attack = play.attacked(OTHER, play.other, play.desktop, play.person)
    play.shot("another-persons", "An alert about somebody else's program: that it is, and that the details are not theirs to see")
    play.answered(attack, play.other, play.desktop)
    attack = play.attacked(play.person, play.desktop, play.other, OTHER)
    play.gallery.take(play.other, "another-persons-bob", "The same at the other screen", window=False)
    play.answered(attack, play.desktop, play.other)
    play.processes()
    play.goesAndComes()
    attack = play.attacked(OTHER, play.other, play.desktop, play.person)
    play.revealed(peerOf(attack))
    play.answered(attack, play.other, play.desktop)


if __name__ == "__main__":
    sys.exit(main("Screenshots of two people at one machine", (People, scenes)))
