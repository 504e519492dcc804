#!/usr/bin/python3
"""Without X: the icon in the tray, its menu, the window, and a question that is answered in its notification. Runs inside
trial-room.sh; see desktop_room.

usage: desktop_wayland.py OUT_DIR FOLDER      environment: STAGE, PERSON      exit 77: no compositor"""

import json
import shutil
import sys

from desktop_play import APP, Attack, Play, check, main, until

PROGRAMS = ("sway", "waybar", "mako", "grim")


class Wayland(Play):
    def notification(self, words):
        """Of what mako shows, the one with these words: number, text, buttons."""
        said = self.listed()
        for each in said["data"][0]:
            text = each["summary"]["data"] + "\n" + each["body"]["data"]
            if words in text:
                return each["id"]["data"], text, each["actions"]["data"]
        return None

    def tray(self):
        check(self.startApp(), "the icon is in the tray, and its tooltip says so")
        check(any(label.startswith("Open AlgoMonitor") for label in self.desktop.menu()), "the tray menu opens the window")
        self.desktop.chooseMenu("Open AlgoMonitor")
        self.desktop.sees("Nothing needs you", APP)
        check(True, "the window is there")
        self.gallery.take(self.desktop, "wayland-window", "The window without X", window=False)

    def question(self):
        attack = Attack(self.person)
        attack.waitUntil("suspended", 10)
        number, text, buttons = until(10, lambda: self.notification(f"pid {attack.shell}"), "the notification")
        check("Click here to answer" in text and list(buttons) == ["default"],
              f"a server that draws no buttons gets one to click, and words for it: {buttons}")
        self.gallery.take(self.desktop, "wayland-question", "A question without X", window=False)
        self.desktop.run("makoctl", "invoke", "-n", str(number), "default")
        self.desktop.sees("Suspended and waiting for you", APP)
        self.desktop.click("Kill", APP)
        attack.waitUntil("gone", 10)
        check(True, "the click opens the window at the question, and Kill there kills")
        attack.end()

    def listed(self):
        """mako 1.10 (Debian 13) speaks JSON only when asked to, 1.7 (Debian 12) always."""
        said = self.desktop.run("makoctl", "list")[1]
        return json.loads(said if said.lstrip().startswith("{") else self.desktop.run("makoctl", "list", "-j")[1])


def scenes(play):
    play.tray()
    play.question()


def missing():
    return [name for name in PROGRAMS if shutil.which(name) is None]


def wayland(out, folder):
    return Wayland(out, folder, "wayland", {"SESSION": "wayland-session.sh"})


if __name__ == "__main__":
    if missing():
        print("skipped: not installed: " + ", ".join(missing()))
        sys.exit(77)
    sys.exit(main("Screenshots without X", (wayland, scenes)))
