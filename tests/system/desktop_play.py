"""What the scripts of desktop_room share: a helper, a person at a desktop with a password, pictures, and a sentence for
everything that held."""

import os
import shutil
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
from contrast import Picture, faint  # noqa: E402
from trial import Attack, Desktop, Failure, Helper, until  # noqa: E402, F401

APP, BUBBLES, DIALOG = "algomonitor", "xfce4-notifyd", "lxqt-policykit"
AGENT = "/usr/bin/lxqt-policykit-agent"
PASSWORD = "alice's own"
FEWEST_COLOURS = 40  # a blank screen has a handful


def check(holds, sentence):
    if not holds:
        raise Failure(sentence)
    print("ok:", sentence, flush=True)


def shoot(desktop, path):
    made = f"/tmp/shot-{time.monotonic_ns()}.png"
    desktop.shot(made)
    shutil.copy(made, path)
    os.unlink(made)


class Gallery:
    """Screenshots with one sentence each; a blank, clipped or faint one is a failure."""

    def __init__(self, folder):
        self.folder = folder
        self.rows = []

    def take(self, desktop, name, sentence, window=True):
        kept = os.path.join(self.folder, name + ".png")
        for _ in range(20):  # a busy machine paints late
            shoot(desktop, kept)
            colours = int(subprocess.run(["identify", "-format", "%k", kept], capture_output=True, text=True, check=True).stdout)
            if colours >= FEWEST_COLOURS:
                break
            time.sleep(0.2)
        self.rows.append((name, sentence))
        check(colours >= FEWEST_COLOURS, f"{name}.png is not blank ({colours} colours)")
        if window:
            clipped = desktop.clipped(APP)
            check(not clipped, f"{name}.png: nothing is clipped {clipped or ''}")
            self.read(desktop, name, kept)

    @staticmethod
    def read(desktop, name, kept):
        """Every text can be read. Lists live: what cannot be read is what cannot be in the same place, however often one looks."""
        before, hard = desktop.texts(APP), None
        for _ in range(8):
            shoot(desktop, kept)
            after = desktop.texts(APP)
            if before and after:
                found = faint(Picture(kept), [each for each in before if each in after])
                hard = found if hard is None else {each: found[each] for each in hard if each in found}
            if hard == {}:
                break
            before = after
        check(hard == {}, f"{name}.png: each of {len(after)} texts can be read {hard or ''}")

    def writeIndex(self, title):
        with open(os.path.join(self.folder, "index.md"), "w", encoding="utf-8") as file:
            file.write(f"# {title}\n\n")
            file.writelines(f"- [{name}]({name}.png): {sentence}\n" for name, sentence in self.rows)


class Play:
    """One helper and one desktop. `settings` go into the helper's configuration as they are, `environment` to the desktop."""

    def __init__(self, out, folder, theme="light", environment=None, **settings):
        self.stage, self.person = os.environ["STAGE"], os.environ["PERSON"]
        self.gallery = Gallery(out)
        self.theme = theme
        self.folder = os.path.join(folder, theme)
        os.makedirs(self.folder)
        self._makeAdministrator()
        quiet = os.path.join(self.folder, "quiet")  # what happens to this machine's own files is no part of the play
        os.makedirs(quiet)
        self.helper = Helper(self.stage, self.folder, timeoutS=60, **{"integrity": {"directories": [quiet + "/"]}, **settings})
        self.helper.waitUntilReady()
        environment = {**(environment or {}), "XDG_DATA_DIRS": os.path.join(self.stage, "usr/share") + ":/usr/local/share:/usr/share"}
        self.desktop = Desktop(self.person, self.folder, **environment)
        self.desktop.start(AGENT)
        # the first steps would lie over the window
        self.desktop.settings("AlgoMonitor/algomonitor.conf", "[welcome]\ndone=true\n")

    def program(self, name):
        return os.path.join(self.stage, "usr/bin", name)

    def shot(self, name, sentence, window=True):
        self.gallery.take(self.desktop, f"{name}-{self.theme}", f"{sentence} ({self.theme})", window)

    def ctl(self, *arguments):
        status, said, errors = self.desktop.run(self.program("algomonitorctl"), *arguments)
        check(status == 0, f"algomonitorctl {' '.join(arguments)}: exit {status} {errors.strip()}")
        return said

    def startApp(self):
        self.desktop.start(self.program("algomonitor"), "--tray")
        return self.desktop.tray(20, "Nothing needs you")

    # the password: the person is an administrator, and the desktop has a dialog for it

    def _makeAdministrator(self):
        """Before the helper watches; it would tell of a new administrator."""
        subprocess.run(["usermod", "-aG", "sudo", self.person], check=True)
        subprocess.run(["chpasswd"], input=f"{self.person}:{PASSWORD}", text=True, check=True)

    def authenticate(self, why):
        """The password dialog comes up, says why, and is answered by typing."""
        self.desktop.sees("Password:", DIALOG, 15)
        said = " ".join(text for _, text in self.desktop.shown(DIALOG))
        check(why in said, f"the password dialog says why: {said}")
        self.desktop.focusWindow("Authentication Required")
        self.desktop.type(PASSWORD)
        self.desktop.key("Return")
        self.desktop.gone("Password:", DIALOG, 15)

    def keepScreens(self, out):
        """What stands on the screen when it failed."""
        shoot(self.desktop, os.path.join(out, f"failed-{self.theme}.png"))

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


def run(play, out, scenes):
    """Plays the scenes to the end."""
    try:
        scenes(play)
        play.end()
    except Failure:
        play.keepScreens(out)
        raise
    finally:
        keepLogs(play, out)


def main(title, *acts):
    """Of a script OUT FOLDER. Each act: what makes its play of OUT and FOLDER, and the scenes; one index for all pictures."""
    out, folder = sys.argv[1:]
    os.chmod(folder, 0o755)
    gallery = Gallery(out)
    try:
        for make, scenes in acts:
            play = make(out, folder)
            play.gallery = gallery
            run(play, out, scenes)
    except Failure as failure:
        print(f"FAILED: {failure}")
        return 1
    finally:
        gallery.writeIndex(title)
    return 0
