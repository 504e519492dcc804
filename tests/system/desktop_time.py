#!/usr/bin/python3
"""Time around the app: a helper that answers late or too late, and a wall clock that is set a day forth and a day back while
app and helper run. The window says that it waits and never stands still; what counts down counts the time that passes.
Runs inside trial-room.sh; see desktop_room.

usage: desktop_time.py OUT_DIR FOLDER      environment: STAGE, PERSON      exit 77: no libfaketime"""

import glob
import os
import re
import signal
import sys
import threading
import time
from contextlib import contextmanager

from desktop_play import APP, BUBBLES, Attack, Play, check, main, until
from desktop_trouble import Trouble

WAITING = (("overview", "Connecting to the helper…"), ("alerts", "Reading the alerts…"), ("processes", "Reading the processes…"),
           ("network", "Reading the connections…"), ("files", "Reading"), ("sessions", "Reading the sessions…"),
           ("rules", "Reading the rules…"), ("settings", "Reading the settings…"))
HELD_MS = 2_000  # who waits for an answer on the GUI thread is held far longer; a loaded machine is not
DAY_S = 86_400
TICKS = re.compile(r"\b(\d+):(\d\d)\b")


class Late(Trouble):
    """A helper that stands still answers when it goes on, and that is late for whoever asked meanwhile."""

    def __init__(self, out, folder):
        super().__init__(out, os.path.join(folder, "late"), rules={"pressure": {"enabled": False}})

    @contextmanager
    def still(self):
        os.kill(self.helper.process.pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(self.helper.process.pid, signal.SIGCONT)

    @contextmanager
    def late(self, seconds):
        """Each answer up to that late: the helper works for a moment between two rests."""
        over = threading.Event()

        def rests():
            while not over.is_set():
                with self.still():
                    over.wait(seconds)
                time.sleep(0.2)

        thread = threading.Thread(target=rests)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()

    def startsWaiting(self):
        """Started while the helper stands still: every page says that it waits, none that there is nothing."""
        with self.still():
            self.desktop.start(self.program("algomonitor"), "--tray")
            check("Nothing needs you" not in self.desktop.tray(20), "before an answer the icon does not say that all is well")
            self.desktop.chooseMenu("Open AlgoMonitor")
            self.desktop.sees("Overview", APP)
            self.desktop.focusWindow("AlgoMonitor")
            for number, (page, words) in enumerate(WAITING, 1):
                self.desktop.key(f"ctrl+{number}")
                self.desktop.sees(words, APP, 5)
            check(True, "every page says that it waits for the helper")
            self.shot("waiting", "Settings, before the helper has answered: it says so")
        self.desktop.key("ctrl+1")
        self.desktop.sees("Nothing needs you", APP, 15)
        check(True, "the late answer is shown when it comes")

    def lateInTime(self):
        with self.late(6):
            for _ in range(3):
                self.answersAtOnce("while answers are 6 s late")
                time.sleep(2)
        self.desktop.sees("Nothing needs you", APP, 15)
        self.appLives("with answers 6 s late")

    def tooLate(self):
        """Longer than anybody waits for a reading: said, and no old figure is shown as if it were now."""
        with self.late(60):
            self.desktop.sees("does not answer", APP, 25)
            self.answersAtOnce("while answers are a minute late")
            check("Nothing needs you" not in self.desktop.tray(5), "and nobody is told that all is well")
            self.shot("too-late", "The helper is there and does not answer: said, with what to do")
        self.desktop.sees("Nothing needs you", APP, 60)
        check(True, "a helper that answers again is taken up again")
        self.appLives("with answers a minute late")

    def lateKill(self):
        """What was clicked is done when the helper can; the window does not wait with it."""
        attack = Attack(self.person)
        attack.waitUntil("suspended", 10)
        self.desktop.sees(f"pid {attack.shell}", BUBBLES)
        with self.still():
            self.desktop.click("Kill", BUBBLES)
            self.answersAtOnce("while Kill is not answered")
            time.sleep(6)
            check(not attack.has("gone"), "nobody kills for a helper that stands still")
        attack.waitUntil("gone", 10)
        self.desktop.key("ctrl+2")
        self.desktop.sees("Killed", APP)
        check(True, "Kill is done when the helper goes on")
        attack.end()

    def neverHeld(self):
        held = [int(ms) for ms in re.findall(r"GUI thread held for (\d+) ms", self.said())]
        check(not [ms for ms in held if ms >= HELD_MS], f"the GUI thread never waited for the helper: held {sorted(held)[-5:]} ms at most")

    def said(self):
        with open(os.path.join(self.folder, "desktop.log"), encoding="utf-8", errors="replace") as file:
            return file.read()


class Clock(Play):
    """App and helper see the wall clock through libfaketime; what time passes is the kernel's own."""

    def __init__(self, out, folder):
        self.shift = os.path.join(folder, "shift")
        self.setClock(0)
        self.eyes = {"LD_PRELOAD": fakeTime(), "FAKETIME_TIMESTAMP_FILE": self.shift, "FAKETIME_NO_CACHE": "1",
                     "FAKETIME_DONT_FAKE_MONOTONIC": "1", "NO_FAKE_STAT": "1"}
        super().__init__(out, os.path.join(folder, "clock"), helperEnvironment=self.eyes, rules={"pressure": {"enabled": False}})

    def setClock(self, seconds):
        with open(self.shift + ".new", "w", encoding="ascii") as file:
            file.write(f"{seconds:+d}\n")
        os.chmod(self.shift + ".new", 0o644)
        os.rename(self.shift + ".new", self.shift)

    def open(self):
        self.desktop.start("env", *(f"{name}={value}" for name, value in self.eyes.items()), self.program("algomonitor"), "--tray")
        self.desktop.tray(20, "Nothing needs you")
        self.desktop.activateTray()
        self.desktop.sees("Overview", APP)
        self.desktop.focusWindow("AlgoMonitor")

    def secondsLeft(self):
        """What the window counts down."""
        shown = [TICKS.fullmatch(text) for _, text in self.desktop.shown(APP)]
        return next((60 * int(each[1]) + int(each[2]) for each in shown if each), None)

    def question(self, seconds, name):
        """A question stays one, with the time it had, when the clock is set; and is answered."""
        attack = Attack(self.person)
        attack.waitUntil("suspended", 10)
        self.desktop.sees(f"pid {attack.shell}", BUBBLES)
        self.desktop.key("ctrl+2")
        self.desktop.sees("Suspended and waiting for you", APP)
        before, since = self.secondsLeft(), time.monotonic()
        self.setClock(seconds)
        time.sleep(3)
        self.desktop.sees("Suspended and waiting for you", APP)
        left = until(10, self.secondsLeft, "a countdown")
        passed = time.monotonic() - since
        check(abs(before - passed - left) <= 4, f"{name}: {before} s to answer, {passed:.0f} s later {left} s")
        check(not attack.has("gone"), f"{name}: the program still waits")
        self.shot(f"clock-{name}", f"A question while the clock was set {name}: the time left is the time that passes")
        self.desktop.click("Kill", BUBBLES)
        attack.waitUntil("gone", 10)
        self.desktop.sees("Killed", APP)
        attack.end()

    def nothingNegative(self, name):
        """No page shows a time below zero, nor an age of a thousand years."""
        for number in range(1, 9):
            self.desktop.focusWindow("AlgoMonitor")
            self.desktop.key(f"ctrl+{number}")
            time.sleep(0.5)
            wrong = [text for _, text in self.desktop.shown(APP) if re.search(r"(?<![\w.])[-−]\d+\s?(s|min|h|d)\b(?! ago)", text)
                     and not re.fullmatch(r"−\d+\s(s|min|h)", text)]  # the time axis of a chart
            check(not wrong, f"{name}: page {number} shows no time below zero {wrong or ''}")
        self.desktop.key("ctrl+1")


def fakeTime():
    return next(iter(glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")), None)


def lateScenes(play):
    play.startsWaiting()
    play.lateInTime()
    play.tooLate()
    play.lateKill()
    play.neverHeld()


def clockScenes(play):
    play.open()
    play.question(DAY_S, "forth")
    play.nothingNegative("forth")
    play.question(-DAY_S, "back")
    play.nothingNegative("back")


if __name__ == "__main__":
    if fakeTime() is None:
        print("skipped: libfaketime is not installed")
        sys.exit(77)
    sys.exit(main("Screenshots of late answers and a clock that is set", (Late, lateScenes), (Clock, clockScenes)))
