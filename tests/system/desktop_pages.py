#!/usr/bin/python3
"""Every page of the window with a real helper, by accessible names and the keyboard: what it shows is so, and what is done
there happens. Then each page as a picture: light, dark, and at twice the density. Runs inside trial-room.sh; see desktop_room.

usage: desktop_pages.py OUT_DIR FOLDER      environment: STAGE, PERSON"""

import os
import subprocess
import sys

from desktop_play import APP, Attack, Play, check, main, until

PAGES = ("overview", "alerts", "processes", "network", "files", "sessions", "rules", "settings")
LISTENER = "import socket, time; s = socket.create_server(('127.0.0.1', 4445)); time.sleep(600)"


class Pages(Play):
    def __init__(self, out, folder, theme="light", **environment):
        self.watched = os.path.join(folder, theme + "-watched")
        os.makedirs(self.watched)
        self.file = os.path.join(self.watched, "settings.conf")
        with open(self.file, "w", encoding="utf-8") as file:
            file.write("colour = blue\n")
        subprocess.run(["chown", "-R", os.environ["PERSON"], self.watched], check=True)
        super().__init__(out, folder, theme, environment, integrity={"directories": [self.watched + "/"]},
                         rules={"pressure": {"enabled": False}})

    def open(self):
        check(self.startApp(), "the icon is in the tray")
        self.desktop.activateTray()
        self.desktop.sees("Overview", APP)
        self.desktop.focusWindow("AlgoMonitor")

    def page(self, name):
        self.desktop.focusWindow("AlgoMonitor")
        self.desktop.key(f"ctrl+{PAGES.index(name) + 1}")

    def search(self, text):
        self.desktop.key("ctrl+f")
        self.desktop.key("ctrl+a")
        if text:
            self.desktop.type(text)
        else:
            self.desktop.key("Delete")

    # one scene a page

    def overview(self):
        self.page("overview")
        self.desktop.sees("Nothing needs you", APP)
        self.desktop.sees("None. Nothing dangerous has been seen.", APP)
        self.desktop.focus("All alerts", APP)
        self.desktop.key("space")
        self.desktop.sees("No alerts", APP)
        check(True, "overview: says that all is well, and leads to the alerts by keyboard")

    def alerts(self):
        attack = Attack(self.person)
        attack.waitUntil("suspended", 10)
        self.page("alerts")
        self.desktop.sees("Suspended and waiting for you", APP)
        self.search("no such thing anywhere")
        self.desktop.sees("No alert matches", APP)
        self.search("")
        self.desktop.sees("Suspended and waiting for you", APP)
        self.desktop.focus("Kill", APP)
        self.desktop.key("space")
        attack.waitUntil("gone", 10)
        self.desktop.sees("Killed", APP)
        check(True, "alerts: a question is found, searched past, and answered by keyboard")
        attack.end()

    def processes(self):
        pid = self.desktop.start("/bin/sleep", "4711")
        self.page("processes")
        self.search("4711")  # "sleep" is a word of the tool that moves the mouse, too
        self.desktop.click("sleep", APP)
        self.desktop.key("space")
        until(10, lambda: stateOf(pid) == "T", "the program to be suspended")
        self.desktop.sees("1 chosen", APP)
        until(10, lambda: self.desktop.key("space") or stateOf(pid) == "S", "the program to go on")
        self.desktop.key("Return")
        self.desktop.sees("Descriptors", APP)
        self.desktop.key("Escape")
        self.desktop.focusWindow("AlgoMonitor")
        self.desktop.key("Delete")
        self.desktop.sees("Terminate sleep", APP)
        self.desktop.focus("Terminate", APP)
        self.desktop.key("space")
        until(10, lambda: not self.desktop.alive()[-1], "the program to end")
        check(True, "processes: one's own program is suspended, resumed, looked into and ended by keyboard")

    def network(self):
        pid = self.desktop.start("/usr/bin/python3", "-c", LISTENER)
        self.page("network")
        self.search("4445")
        self.desktop.sees("4445", APP)
        self.desktop.sees(f"({pid})", APP)
        self.search("")
        check(True, "network: a listener is there with its process")

    def files(self):
        self.page("files")
        self.desktop.sees("Everything is as it was accepted", APP)
        self.desktop.run("/bin/sh", "-c", f"echo 'colour = red' > {self.file}")
        self.desktop.click(self.file, APP)
        self.desktop.sees("was modified", APP)
        self.shot("files-changed", "Files: what changed, who did it, and a sentence of what it means")
        self.desktop.focus("Accept…", APP)
        self.desktop.key("space")
        self.authenticate("accept the change")
        self.desktop.sees("Everything is as it was accepted", APP)
        check(True, "files: a change is told with who did it, and accepted with a password")

    def sessions(self):
        self.page("sessions")
        self.desktop.sees(self.person, APP)
        self.desktop.focus("Sessions: Now" if self.desktop.has("Sessions: Now", APP) else "Which sessions: Now", APP)
        self.desktop.key("space")
        self.desktop.sees("Goes on", APP)
        check(True, "sessions: one's own session is there, and goes on")

    def rules(self):
        self.page("rules")
        self.search("reverse shell")
        self.desktop.click("Reverse shell", APP)
        self.desktop.key("space")
        self.authenticate("change AlgoMonitor's rules")
        self.desktop.sees("The rule is off.", APP)
        self.desktop.click("Reverse shell", APP)
        self.desktop.key("space")
        self.authenticate("change AlgoMonitor's rules")
        self.desktop.sees("The rule is on.", APP)
        self.search("")
        check(True, "rules: one is found, switched off and on again with a password")

    def settings(self):
        self.page("settings")
        self.search("processor limit")
        self.desktop.gone("Memory limit", APP)
        self.desktop.click("Processor limit", APP)
        self.desktop.key("ctrl+a")
        self.desktop.type("1000")
        self.desktop.sees("Discard the change of Processor limit", APP)
        check(not self.desktop.has("Save Processor limit", APP), "settings: what is out of range cannot be saved")
        self.desktop.focus("Discard the change of Processor limit", APP)
        self.desktop.key("space")
        self.desktop.gone("Discard the change of Processor limit", APP)
        check(True, "settings: a value is found by its words, and its range is held")

    def pictures(self):
        for name in PAGES:
            self.page(name)
            self.search("") if name not in ("overview", "settings") else None
            if name == "overview":
                self.desktop.run("sleep", "3")  # a few samples for the charts
            self.shot(name, f"{name.capitalize()}, with what happened so far")


def stateOf(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as file:
        return file.read().rpartition(")")[2].split()[0]


def everyPage(play):
    play.open()
    play.overview()
    for scene in (play.alerts, play.processes, play.network, play.files, play.sessions, play.rules, play.settings):
        scene()
    play.pictures()


def picturesOnly(play):
    play.open()
    attack = Attack(play.person)
    attack.waitUntil("suspended", 10)
    play.desktop.sees("Suspended", APP)
    play.desktop.run("/bin/sh", "-c", f"echo 'colour = red' > {play.file}")
    play.pictures()
    attack.end()


if __name__ == "__main__":
    sys.exit(main("Screenshots of every page", (Pages, everyPage),
                  (lambda out, folder: Pages(out, folder, "dark", DARK="1"), picturesOnly),
                  (lambda out, folder: Pages(out, folder, "2x", SCALE="2", SCREEN="2880x1800x24"), picturesOnly)))
