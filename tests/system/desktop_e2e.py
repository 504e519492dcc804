#!/usr/bin/python3
"""The desktop, played as a person plays it. Runs inside trial-room.sh; see desktop_room.

usage: desktop_e2e.py OUT_DIR FOLDER      environment: STAGE, PERSON"""

import sys

from desktop_play import APP, BUBBLES, Attack, Play, check, main, until


class Story(Play):
    # scenes

    def tray(self):
        check(self.startApp(), "the icon is in the tray, and its tooltip says so")
        menu = self.desktop.menu()
        for entry in ("Open AlgoMonitor", "Mode", "Pause responses", "Quit"):
            check(any(label.startswith(entry) for label in menu), f"the tray menu has {entry}")
        self.shot("tray", "A quiet day: the tray icon is the whole product", window=False)

    def pages(self):
        self.desktop.activateTray()
        self.desktop.sees("Overview", APP)
        self.desktop.focusWindow("AlgoMonitor")
        self.desktop.sees("Nothing needs you", APP)
        self.desktop.run("sleep", "4")  # a few samples for the charts
        self.shot("overview", "Overview: one sentence, live CPU and memory, the busiest, the last alerts, health")
        self.desktop.key("ctrl+3")
        self.desktop.sees("private-system-", APP)  # pid 1 of the room: the busiest stand first below it
        self.shot("processes", "Processes: the tree with CPU, memory and package")
        self.desktop.key("ctrl+2")
        self.desktop.sees("No alerts", APP)
        self.shot("alerts-none", "Alerts: nothing yet, and what will stand here")

    def killedFromTheBubble(self):
        attack = Attack(self.person)
        milliseconds = attack.waitUntil("suspended", 10)
        check(True, f"the reverse shell is suspended {milliseconds} ms after it connected")
        alert = self.helper.alertAbout(attack.shell)
        check(alert["rule"]["id"] == "reverse-shell", "the alert names the rule reverse-shell")
        check(alert["algomonitor"]["certainty"] == "certain", "the verdict is certain")
        check(alert["algomonitor"]["why"], "the alert says why: " + " | ".join(alert["algomonitor"]["why"]))
        for button in ("Kill", "Allow once", "Always allow…", "Details"):
            self.desktop.sees(button, BUBBLES)
        check(True, "the bubble has Kill, Allow once, Always allow… and Details")
        self.desktop.sees("Suspended", APP)
        self.shot("question", "A reverse shell was suspended: the bubble asks, the alert page counts down")
        check(not attack.has("gone"), "nothing is killed before somebody answers")
        self.desktop.click("Kill", BUBBLES)
        milliseconds = attack.waitUntil("gone", 10)
        check(True, f"Kill is clicked and the shell is gone, {milliseconds} ms after it connected")
        self.desktop.sees("Killed", APP)
        self.shot("killed", "After Kill: the row says killed, with what was done and when")
        alert = self.helper.alertAbout(attack.shell)
        check(alert["algomonitor"]["state"] == "killed", "alerts.jsonl says killed")
        attack.end()
        return alert

    def killedFromTheWindow(self):
        self.desktop.gone("Reverse shell: killed", BUBBLES, 30)
        attack = Attack(self.person)
        attack.waitUntil("suspended", 10)
        self.desktop.sees(f"pid {attack.shell}", BUBBLES)
        self.desktop.click("Details", BUBBLES)
        self.desktop.sees("Suspended and waiting for you", APP)
        self.desktop.click("Kill", APP)
        attack.waitUntil("gone", 10)
        check(True, "Details opens the window at the alert, and Kill there kills")
        attack.end()

    def terminated(self):
        """A person's own program, ended from the process page."""
        self.desktop.start("/bin/sleep", "4711")
        self.desktop.focusWindow("AlgoMonitor")
        self.desktop.key("ctrl+3")
        self.desktop.key("ctrl+f")
        self.desktop.type("4711")
        self.desktop.click("sleep", APP)
        self.desktop.key("Delete")
        self.desktop.sees("Terminate sleep", APP)
        self.shot("confirm", "Terminate says what will happen and what is lost")
        self.desktop.click("Terminate", APP)
        until(10, lambda: not self.desktop.alive()[-1], "the program to end")
        check(True, "Terminate on the process page ends a program of one's own without a password")

    def commandLine(self, alert):
        self.ctl("status")
        check("reverse-shell" in self.ctl("alerts", "--json"), "algomonitorctl alerts --json has it")
        check(alert["event"]["id"] in self.ctl("alerts", "--json"), "… under the same id")
        check("algomonitor" in self.ctl("ps"), "algomonitorctl ps lists one's own processes")

    def helperGone(self):
        check(self.helper.stop() == 0, "the helper stops when asked, with 0")
        self.desktop.key("ctrl+1")
        self.desktop.sees("Nothing is being watched", APP)
        self.shot("unreachable", "The helper is gone: said in the window and by the icon")


def lightScenes(play):
    play.tray()
    play.pages()
    alert = play.killedFromTheBubble()
    play.killedFromTheWindow()
    play.terminated()
    play.commandLine(alert)
    play.helperGone()


def darkScenes(play):
    play.tray()
    play.pages()
    play.killedFromTheBubble()


def story(theme, environment):
    """A busy machine's own alert is another story."""
    return lambda out, folder: Story(out, folder, theme, environment, rules={"pressure": {"enabled": False}})


if __name__ == "__main__":
    sys.exit(main("Screenshots of the desktop test", (story("light", {}), lightScenes), (story("dark", {"DARK": "1"}), darkScenes)))
