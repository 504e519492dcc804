#!/usr/bin/python3
"""The desktop, played as a person plays it. Runs inside trial-room.sh; see desktop_e2e.

usage: desktop_e2e.py OUT_DIR FOLDER      environment: STAGE, PERSON"""

import os
import shutil
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from trial import Attack, Desktop, Failure, Helper, until  # noqa: E402

APP, BUBBLES = "algomonitor", "xfce4-notifyd"
FEWEST_COLOURS = 40  # a blank screen has a handful


def check(holds, sentence):
    if not holds:
        raise Failure(sentence)
    print("ok:", sentence, flush=True)


class Gallery:
    """Screenshots with one sentence each; a blank or clipped one is a failure."""

    def __init__(self, folder):
        self.folder = folder
        self.rows = []

    def take(self, desktop, name, sentence, window=True):
        made = f"/tmp/{name}.png"
        kept = os.path.join(self.folder, name + ".png")
        for _ in range(20):  # a busy machine paints late
            desktop.shot(made)
            shutil.copy(made, kept)
            os.unlink(made)
            colours = int(subprocess.run(["identify", "-format", "%k", kept], capture_output=True, text=True, check=True).stdout)
            if colours >= FEWEST_COLOURS:
                break
            time.sleep(0.2)
        self.rows.append((name, sentence))
        check(colours >= FEWEST_COLOURS, f"{name}.png is not blank ({colours} colours)")
        if window:
            clipped = desktop.clipped(APP)
            check(not clipped, f"{name}.png: nothing is clipped {clipped or ''}")

    def writeIndex(self):
        with open(os.path.join(self.folder, "index.md"), "w", encoding="utf-8") as file:
            file.write("# Screenshots of the desktop test\n\n")
            file.writelines(f"- [{name}]({name}.png): {sentence}\n" for name, sentence in self.rows)


class Play:
    def __init__(self, out, folder, theme):
        self.stage, self.person = os.environ["STAGE"], os.environ["PERSON"]
        self.gallery = Gallery(out)
        self.theme = theme
        self.folder = os.path.join(folder, theme)
        os.makedirs(self.folder)
        self.helper = Helper(self.stage, self.folder, timeoutS=60)
        self.helper.waitUntilReady()
        environment = {"XDG_DATA_DIRS": os.path.join(self.stage, "usr/share") + ":/usr/local/share:/usr/share"}
        if theme == "dark":
            environment["DARK"] = "1"
        self.desktop = Desktop(self.person, self.folder, **environment)

    def program(self, name):
        return os.path.join(self.stage, "usr/bin", name)

    def shot(self, name, sentence, window=True):
        self.gallery.take(self.desktop, f"{name}-{self.theme}", f"{sentence} ({self.theme})", window)

    def ctl(self, *arguments):
        status, said, errors = self.desktop.run(self.program("algomonitorctl"), *arguments)
        check(status == 0, f"algomonitorctl {' '.join(arguments)}: exit {status} {errors.strip()}")
        return said

    # scenes

    def tray(self):
        self.desktop.start(self.program("algomonitor"), "--tray")
        check(self.desktop.tray(20, "Nothing needs you"), "the icon is in the tray, and its tooltip says so")
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
        self.desktop.sees("xfsettingsd", APP)
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
        self.desktop.start("/bin/sleep", "1000")
        self.desktop.focusWindow("AlgoMonitor")
        self.desktop.key("ctrl+3")
        self.desktop.key("ctrl+f")
        self.desktop.type("sleep")
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

    def end(self):
        self.desktop.end()
        self.desktop.leave()
        if self.helper.process.poll() is None:
            self.helper.stop()


def keepLogs(play, out):
    for name in ("helper.log", "desktop.log", "log/alerts.jsonl"):
        path = os.path.join(play.folder, name)
        if os.path.exists(path):
            shutil.copy(path, os.path.join(out, f"{play.theme}-{os.path.basename(name)}"))


def run(out, folder, theme, scenes):
    play = Play(out, folder, theme)
    try:
        scenes(play)
        play.end()
    except Failure:
        play.gallery.take(play.desktop, f"failed-{theme}", "What stood on the screen when it failed", window=False)
        raise
    finally:
        keepLogs(play, out)
    return play.gallery.rows


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


def main():
    out, folder = sys.argv[1:]
    os.chmod(folder, 0o755)
    gallery = Gallery(out)
    try:
        for theme, scenes in (("light", lightScenes), ("dark", darkScenes)):
            gallery.rows += run(out, folder, theme, scenes)
    except Failure as failure:
        print(f"FAILED: {failure}")
        return 1
    finally:
        gallery.writeIndex()
    return 0


if __name__ == "__main__":
    sys.exit(main())
