#!/usr/bin/python3
"""A person's errands, each with the clicks it takes: at most three from the tray, or one from the bubble. Passwords are
typed and are no clicks; a key that does what a click could is counted as one. Runs inside trial-room.sh; see desktop_room.

usage: desktop_errands.py OUT_DIR FOLDER      environment: STAGE, PERSON"""

import os
import subprocess
import sys

from desktop_play import APP, BUBBLES, Attack, Play, check, main, until

MOST = {"tray": 3, "bubble": 1}


class Errands(Play):
    def __init__(self, out, folder):
        self.watched = os.path.join(folder, "watched")
        os.makedirs(self.watched)
        with open(os.path.join(self.watched, "settings.conf"), "w", encoding="utf-8") as file:
            file.write("colour = blue\n")
        subprocess.run(["chown", "-R", os.environ["PERSON"], self.watched], check=True)
        # a busy machine must not lay its own alert over the one that is looked at
        self.dumps = os.path.join(folder, "dumps")
        super().__init__(out, folder, resources={"dump": {"directory": self.dumps}}, integrity={"directories": [self.watched + "/"]}, rules={"pressure": {"enabled": False}})
        self.taken = []

    # what is shared by the errands

    def begin(self):
        self.desktop.clicks()

    def done(self, errand, begun, keys=0):
        clicks = self.desktop.clicks() + keys
        self.taken.append((errand, begun, clicks))
        check(clicks <= MOST[begun], f"{errand}: {clicks} clicks from the {begun}")

    def attack(self):
        attack = Attack(self.person)
        attack.waitUntil("suspended", 10)
        self.desktop.sees(f"pid {attack.shell}", BUBBLES)
        return attack

    def closeWindow(self):
        """As a person does when they are through; what is next starts from the tray again."""
        self.desktop.focusWindow("AlgoMonitor")
        self.desktop.key("alt+F4")
        until(10, lambda: "AlgoMonitor" not in self.desktop.windows(), "the window to close")

    def openFromTray(self):
        self.begin()
        self.desktop.activateTray()
        self.desktop.sees("Overview", APP)
        self.desktop.focusWindow("AlgoMonitor")

    # the errands

    def killIt(self):
        attack = self.attack()
        self.begin()
        self.desktop.click("Kill", BUBBLES)
        attack.waitUntil("gone", 10)
        self.done("kill it", "bubble")
        self.desktop.gone(f"pid {attack.shell}", BUBBLES, 30)
        attack.end()

    def allowOnce(self):
        attack = self.attack()
        self.begin()
        self.desktop.click("Allow once", BUBBLES)
        self.authenticate("continue")
        attack.waitUntil("running", 15)
        self.done("allow it once", "bubble")
        self.desktop.gone(f"pid {attack.shell}", BUBBLES, 30)
        return attack

    def undo(self, allowed):
        """Takes back what was allowed: the last alerts stand on the first page."""
        self.openFromTray()
        self.desktop.click(f"pid {allowed.shell}", APP)
        self.desktop.click("Undo", APP)
        self.authenticate("take back")
        until(10, lambda: self.helper.alertAbout(allowed.shell)["algomonitor"]["state"] != "allowed", "the alert to be another one")
        self.done("undo", "tray")
        allowed.end()
        self.closeWindow()

    def whyDidItFire(self):
        attack = self.attack()
        self.openFromTray()
        self.desktop.sees("Why", APP)
        self.desktop.sees("Certain", APP)
        why = self.helper.alertAbout(attack.shell)["algomonitor"]["why"]
        for line in why:
            self.desktop.sees(line, APP)
        self.done("why did this fire", "tray")
        self.shot("why", "Why did this fire: the evidence, link by link")
        return attack

    def whatDidItDo(self):
        """A middle click on the icon opens the processes; Return shows what one has open and whom it talks to."""
        pid = self.desktop.start("/bin/sleep", "4711")
        self.begin()
        self.desktop.activateTray(True)
        self.desktop.sees("Processes", APP)
        self.desktop.focusWindow("AlgoMonitor")
        self.desktop.key("ctrl+f")
        self.desktop.type("4711")
        self.desktop.sees("sleep", APP)
        self.desktop.click("sleep", APP)
        self.desktop.key("Return")
        self.desktop.sees("Descriptors", APP)
        self.desktop.sees(str(pid), APP)
        self.done("what did this program do", "tray", keys=1)
        self.shot("details", "What did this program do: what it has open, whom it talks to, who started it", window=False)
        self.desktop.key("Escape")
        self.closeWindow()

    def trustExactlyThis(self, attack):
        self.closeWindow()
        self.openFromTray()
        self.desktop.click("Always allow…", APP)
        self.desktop.sees("Always allow exactly this?", APP)
        self.shot("trust", "Trust exactly this: the narrowest entry is chosen", window=False)
        self.desktop.click("Always allow", APP)
        self.authenticate("everything like it")
        attack.waitUntil("running", 15)
        self.done("trust exactly this", "tray")
        until(5, lambda: "reverse-shell" in self.ctl("trust", "list"), "the entry to be on the list of what is trusted")
        attack.end()
        self.closeWindow()

    def dumpIt(self):
        attack = self.attack()
        self.begin()
        self.desktop.click("Save memory", BUBBLES)
        self.authenticate("save the memory")
        self.desktop.sees("Its memory is saved", BUBBLES, 20)
        check([name for name in os.listdir(self.dumps) if name.endswith(f"-{attack.shell}.core.zst")], "the memory is in a file")
        self.done("dump it", "bubble")
        self.desktop.click("Kill", BUBBLES)
        attack.waitUntil("gone", 10)
        check(True, "… and the question is still asked, saying so")
        self.desktop.gone(f"pid {attack.shell}", BUBBLES, 30)
        attack.end()

    def changeAFile(self):
        path = os.path.join(self.watched, "settings.conf")
        self.desktop.run("/bin/sh", "-c", f"echo 'colour = red' > {path}")
        return path, until(10, lambda: next((a for a in self.helper.alerts() if a["rule"]["id"] == "file-modified"), None),
                           "the change to be told")

    def silenceTillTomorrow(self):
        """The bubble about the changed file, before it goes by itself."""
        self.desktop.sees("Protected file modified", BUBBLES, 20)
        self.begin()
        self.desktop.click("Not until tomorrow", BUBBLES)
        known = 'cat "$XDG_CONFIG_HOME/AlgoMonitor/algomonitor.conf"'
        until(10, lambda: "file-modified=" in self.desktop.run("/bin/sh", "-c", known)[1], "the silence to be kept")
        self.done("silence this rule till tomorrow", "bubble")

    def whoChangedIt(self, path, alert):
        self.openFromTray()
        self.desktop.click("Files", APP)
        self.desktop.click(path, APP)
        self.desktop.sees(f"({alert['process']['pid']})", APP)
        self.done("who changed this file", "tray")
        self.shot("who-changed", "Who changed this file: the row and its sentence")
        self.closeWindow()

    def acceptUpdate(self):
        """The newest change is chosen already; what it means stands below it."""
        self.openFromTray()
        self.desktop.click("Files", APP)
        self.desktop.sees("was modified", APP)
        self.desktop.click("Accept…", APP)
        self.authenticate("accept the change")
        self.desktop.sees("Everything is as it was accepted", APP)
        self.done("accept this update", "tray")
        self.closeWindow()

    def whoLoggedIn(self):
        self.openFromTray()
        self.desktop.click("Sessions", APP)
        self.desktop.sees(self.person, APP)
        self.done("who logged in last night", "tray")
        self.shot("sessions", "Who logged in last night: the sessions with where from and how long")
        self.closeWindow()

    def raiseThreshold(self):
        self.openFromTray()
        self.desktop.click("Settings", APP)
        self.desktop.key("ctrl+f")
        self.desktop.type("processor limit")
        self.desktop.gone("Memory limit", APP)
        self.desktop.click("Processor limit", APP)
        self.desktop.key("ctrl+a")
        self.desktop.type("95")
        self.shot("threshold", "Raise a threshold: the setting is found by its words, and the new limit typed")
        self.desktop.key("Return")
        self.authenticate("settings")
        until(10, lambda: "95" in self.ctl("config", "get", "resources.cpu_percent"), "the limit to be 95")
        self.done("raise a threshold", "tray")
        self.closeWindow()

    def end(self):
        with open(os.path.join(self.gallery.folder, "errands.txt"), "w", encoding="utf-8") as file:
            file.writelines(f"{clicks} from the {begun}: {errand}\n" for errand, begun, clicks in self.taken)
        super().end()


def scenes(play):
    check(play.startApp(), "the icon is in the tray")
    play.killIt()
    allowed = play.allowOnce()
    play.undo(allowed)
    attack = play.whyDidItFire()
    play.trustExactlyThis(attack)
    play.whatDidItDo()
    play.dumpIt()
    change = play.changeAFile()
    play.silenceTillTomorrow()
    play.whoChangedIt(*change)
    play.acceptUpdate()
    play.whoLoggedIn()
    play.raiseThreshold()


if __name__ == "__main__":
    sys.exit(main("Screenshots of the errands", (Errands, scenes)))
