#!/usr/bin/python3
"""What a person at the desktop sees and does. Runs inside desktop-session.sh (or the person's own desktop), as that person.

Reads one JSON array a line from stdin, [verb, argument…], and answers each with one JSON object: {"ok": …} or
{"failed": "why"}. The verbs are the methods of Person. Everything is found by its accessible name, and clicked with the
mouse where it stands on the screen."""

import json
import os
import re
import subprocess
import sys
import time

from gi.repository import Gio, GLib

try:
    import pyatspi
except (ImportError, ValueError):  # at the person's own desktop nothing is read off the screen or clicked
    pyatspi = None

ITEM = "org.kde.StatusNotifierItem"
WATCHER = ("org.kde.StatusNotifierWatcher", "/StatusNotifierWatcher")
FIXED = ("label", "push button", "button", "combo box", "check box", "radio button", "toggle button", "progress bar")
WRITTEN = ("label", "static", "push button", "button", "toggle button", "check box", "radio button", "combo box", "table cell",
           "list item", "tree item", "column header", "table column header", "page tab")
BUBBLES = "xfce4-notifyd"
SCROLLS = ("scroll pane", "table", "tree", "tree table", "list", "viewport")


def until(seconds, ask, what):
    """The first true answer of `ask` within `seconds`."""
    deadline = time.monotonic() + seconds
    while True:
        answer = ask()
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what}: not within {seconds} s")
        time.sleep(0.03)


def run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def meet(one, other):
    """What two boxes have in common, None if nothing."""
    left, top = max(one[0], other[0]), max(one[1], other[1])
    right, bottom = min(one[0] + one[2], other[0] + other[2]), min(one[1] + one[3], other[1] + other[3])
    return [left, top, right - left, bottom - top] if right > left and bottom > top else None


def besideIcon(role, box):
    """Where only the text stands: buttons and cells may have an icon before it, fields and boxes an arrow behind it."""
    left = {"label": 0, "static": 0, "combo box": 8}.get(role, 26 if box[2] > 60 else 0)
    right = 24 if role in ("combo box",) else 0
    return [box[0] + left, box[1] + 2, box[2] - left - right, box[3] - 4]


def inside(frame, box):
    return (frame.x <= box.x and frame.y <= box.y and box.x + box.width <= frame.x + frame.width
            and box.y + box.height <= frame.y + frame.height)


def steadily(look):
    """What goes away while it is looked at is looked at anew."""

    def again(*arguments):
        for _ in range(9):
            try:
                return look(*arguments)
            except (GLib.Error, LookupError, RuntimeError):
                time.sleep(0.1)
        return look(*arguments)

    return again


class Person:
    def __init__(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.programs = []
        self.pressed = 0

    # programs

    def settings(self, name, text):
        """A program's own settings, before it starts."""
        path = os.path.join(os.environ["XDG_CONFIG_HOME"], name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def start(self, *command):
        """Starts a program and leaves it running; its pid."""
        log = open(os.environ.get("PROGRAM_LOG", "/dev/null"), "ab")
        self.programs.append(subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log))
        return self.programs[-1].pid

    def startToTray(self, *command):
        """Starts it and waits for its icon: [pid, milliseconds]."""
        began = time.monotonic()
        pid = self.start(*command)
        until(20, lambda: next(iter(self._icons()), None), "the tray icon")
        return [pid, round(1000 * (time.monotonic() - began))]

    def endLast(self):
        """Ends what was started last, and waits until its icon is gone."""
        program = self.programs.pop()
        program.terminate()
        program.wait(10)
        until(10, lambda: not list(self._icons()), "the icon to go")

    def startAside(self, *command):
        """One whose life nobody asks about; it ends with the others."""
        self.start(*command)
        self.programs.insert(0, self.programs.pop())
        return self.programs[0].pid

    def alive(self):
        return [program.poll() is None for program in self.programs]

    def run(self, *command):
        """Runs a program to its end: [status, output, errors]."""
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=40)
        return [done.returncode, done.stdout, done.stderr]

    def end(self):
        for program in self.programs:
            program.terminate()
        return [program.wait(10) for program in self.programs if program.poll() is None]

    # the tray

    def tray(self, seconds=15, tip=""):
        """Waits for AlgoMonitor's tray icon, and until its tooltip has `tip`; the tooltip."""
        return until(seconds, lambda: next((said for _, _, said in self._icons() if tip in said), None), f"the tray icon {tip!r}")

    def trayState(self):
        """What the icon says of itself: status, title, tooltip and icon name."""
        name, path = self._item()
        return {key: self._property(name, path, ITEM, key) for key in ("Status", "Title", "ToolTip", "IconName", "Id")}

    def activateTray(self, middle=False):
        """A left or a middle click on the icon."""
        name, path = self._item()
        self.pressed += 1
        self._call(name, path, ITEM, "SecondaryActivate" if middle else "Activate", GLib.Variant("(ii)", (0, 0)))

    def clicks(self):
        """How often the mouse was pressed since this was asked last."""
        pressed, self.pressed = self.pressed, 0
        return pressed

    def menu(self):
        """The labels of the tray menu, top to bottom, sub-menus included."""
        return [label for _, label in self._menuItems()]

    def chooseMenu(self, wanted):
        """A click on the icon for its menu and one on the entry of that label (mnemonics do not count)."""
        name, _ = self._item()
        self.pressed += 2
        for number, label in self._menuItems():
            if label.startswith(wanted):
                event = GLib.Variant("(isvu)", (number, "clicked", GLib.Variant("i", 0), 0))
                self._call(name, "/MenuBar", "com.canonical.dbusmenu", "Event", event)
                return label
        raise LookupError(f"no menu entry {wanted}, there are: {self.menu()}")

    # the screen

    def shot(self, path):
        run(*(["grim"] if os.environ.get("WAYLAND_DISPLAY") else ["import", "-window", "root"]), path)
        return path

    def key(self, *keys):
        run("xdotool", "key", "--clearmodifiers", *keys)

    def type(self, text):
        run("xdotool", "type", "--delay", "20", text)

    def windows(self):
        """Titles of the windows that are shown."""
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "."], capture_output=True, text=True, check=False)
        names = [subprocess.run(["xdotool", "getwindowname", window], capture_output=True, text=True, check=False).stdout.strip()
                 for window in found.stdout.split()]
        return sorted(set(filter(None, names)))

    def focusWindow(self, title):
        run("xdotool", "search", "--onlyvisible", "--name", title, "windowactivate", "--sync")

    # `where` names the program that shows it ("xfce4-notifyd" draws the bubbles); "" is any

    def sees(self, text, where="", seconds=10):
        """Waits until a shown thing has `text` in its name or content; that whole text."""
        return until(seconds, lambda: self._textOf(self._find(text, where)), f"the text {text!r} in {where or 'any program'}")

    def click(self, name, where="", seconds=10, button="1"):
        """A mouse click in the middle of the thing of that name; where that was."""
        thing = until(seconds, lambda: self._find(name, where, exact=True) or self._find(name, where),
                      f"something called {name!r} in {where or 'any program'}")
        self.pressed += 1
        box = thing.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        if box.width <= 0 or "DISPLAY" not in os.environ:  # nothing to point at, or with: what a screen reader would press
            thing.queryAction().doAction(0)
            return [0, 0]
        x, y = box.x + box.width // 2, box.y + box.height // 2
        run("xdotool", "mousemove", "--sync", str(x), str(y), "sleep", "0.1", "click", str(button))
        return [x, y]

    def focus(self, name, where="", seconds=10):
        """Puts the keyboard on the thing of that name, as a screen reader does."""
        thing = until(seconds, lambda: self._find(name, where, exact=True) or self._find(name, where),
                      f"something called {name!r} in {where or 'any program'}")
        return thing.queryComponent().grabFocus()

    def focused(self, where=""):
        """The name of what has the keyboard."""
        found = [self._textOf(thing) or self._nameOf(thing) for _, _, thing in self._everything(where)
                 if thing.getState().contains(pyatspi.STATE_FOCUSED)]
        return found[-1] if found else ""

    def gone(self, text, where="", seconds=10):
        """Waits until nothing shown has `text` any more."""
        return until(seconds, lambda: self._find(text, where) is None, f"{text!r} to go")

    def shown(self, where=""):
        """[role, name] of everything that is shown and has a name."""
        return [[role, text] for role, text, _ in self._everything(where) if text]

    def has(self, text, where=""):
        """Whether it is shown now."""
        return self._find(text, where) is not None

    @steadily
    def clipped(self, where):
        """What of that program sticks out of its window or off the screen, or has no room at all. What scrolls may."""
        found = []
        for window in self._windowsOf(where):
            frame = window.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
            for thing in self._fixedBelow(window, frame):
                box = thing.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
                if not inside(frame, box) or box.width < 4 or box.height < 4:
                    found.append(f"{thing.getRoleName()} {self._textOf(thing)!r} at {box.x},{box.y} {box.width}x{box.height}")
        return found

    @steadily
    def texts(self, where):
        """[text, [x, y, width, height] on the screen] of every text of that program's active window that is not switched off
        nor covered by a bubble."""
        covered = [self._boxOf(window) for window in self._windowsOf(BUBBLES)]
        found = []
        for window in self._windowsOf(where):
            if window.getState().contains(pyatspi.STATE_ACTIVE):
                frame = self._boxOf(window)
                density = self._density(window.name, frame)
                found += [[text, [density * each for each in box]] for text, box in self._readable(window, frame)]
        return [each for each in found if not any(meet(each[1], other) for other in covered)]

    # within

    def _readable(self, thing, frame):
        """(text, box) of the texts below, each cut to what its parents show of it; those of which most is hidden are left out."""
        if thing.childCount > 500:
            return
        for child in thing:
            if child is None:
                continue
            states = child.getState()
            if not states.contains(pyatspi.STATE_SHOWING):
                continue
            try:
                whole = self._boxOf(child)
            except NotImplementedError:
                continue
            box = meet(whole, frame)
            if box is None:
                continue
            role, text = child.getRoleName(), self._textOf(child)
            if role in WRITTEN and text and states.contains(pyatspi.STATE_ENABLED) and box[2] >= 8 and 4 * box[3] >= 3 * whole[3] >= 24:
                yield text, besideIcon(role, box)
            yield from self._readable(child, box)

    @staticmethod
    def _boxOf(thing):
        box = thing.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        return [box.x, box.y, box.width, box.height]

    @staticmethod
    def _density(title, frame):
        """Some versions of Qt give boxes in its own dots, some in the screen's."""
        said = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", f"^{title}$", "getwindowgeometry", "--shell"],
                              capture_output=True, text=True, check=False).stdout
        wide = re.search(r"^WIDTH=(\d+)", said, re.MULTILINE)
        return max(1, round(int(wide[1]) / max(1, frame[2]))) if wide else 1

    def _icons(self):
        """(bus name, path, tooltip) of the tray icons that are AlgoMonitor's; other programs have some, too."""
        try:
            items = self._property(*WATCHER, WATCHER[0], "RegisteredStatusNotifierItems")
        except GLib.Error:
            return
        for item in items:
            name, slash, path = item.partition("/")
            path = slash + path or "/StatusNotifierItem"
            try:
                if self._property(name, path, ITEM, "Id") == "algomonitor":
                    yield name, path, self._property(name, path, ITEM, "ToolTip")[2]
            except GLib.Error:
                continue  # it left

    def _item(self):
        return until(15, lambda: next(((name, path) for name, path, _ in self._icons()), None), "the tray icon")

    def _call(self, name, path, interface, method, arguments=None):
        return self.bus.call_sync(name, path, interface, method, arguments, None, Gio.DBusCallFlags.NO_AUTO_START, 5000, None)

    def _property(self, name, path, interface, key):
        arguments = GLib.Variant("(ss)", (interface, key))
        return self._call(name, path, "org.freedesktop.DBus.Properties", "Get", arguments).unpack()[0]

    def _menuItems(self):
        name, _ = self._item()
        layout = self._call(name, "/MenuBar", "com.canonical.dbusmenu", "GetLayout", GLib.Variant("(iias)", (0, -1, []))).unpack()[1]

        def walk(node):
            number, properties, children = node
            label = properties.get("label", "").replace("_", "")
            return ([(number, label)] if label else []) + [each for child in children for each in walk(child)]

        return walk(layout)

    def _everything(self, where=""):
        for application in pyatspi.Registry.getDesktop(0):
            if application is not None and where in (application.name or ""):
                yield from self._below(application, 0)

    @staticmethod
    def _windowsOf(where):
        for application in pyatspi.Registry.getDesktop(0):
            if application is not None and where in (application.name or ""):
                yield from (w for w in application if w is not None and w.getState().contains(pyatspi.STATE_SHOWING))

    def _fixedBelow(self, thing, frame):
        """Labels and controls below `thing` that do not scroll. What a scroll area holds has no role of its own, but a
        box that is larger than the window."""
        for child in thing:
            if child is None or not child.getState().contains(pyatspi.STATE_SHOWING):
                continue
            role = child.getRoleName()
            if role in FIXED and self._textOf(child):
                yield child
            if role not in SCROLLS and inside(frame, child.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)):
                yield from self._fixedBelow(child, frame)

    def _below(self, thing, depth):
        try:
            states = thing.getState()
            if depth > 1 and not states.contains(pyatspi.STATE_SHOWING):
                return
            yield thing.getRoleName(), self._textOf(thing), thing
            if depth < 40 and thing.childCount < 500:
                for child in thing:
                    if child is not None:
                        yield from self._below(child, depth + 1)
        except (GLib.Error, LookupError, NotImplementedError, RuntimeError):
            return  # it went away while we looked

    @staticmethod
    def _textOf(thing):
        if thing is None:
            return ""
        try:
            name = thing.name or ""
            if thing.getRoleName() in ("label", "text", "static"):
                name = thing.queryText().getText(0, -1) or name
            return name
        except (GLib.Error, NotImplementedError, RuntimeError):
            return thing.name or ""

    def _find(self, text, where="", exact=False):
        """Of what is called so, the smallest thing: a button rather than the window that quotes it."""
        found = [thing for _, said, thing in self._everything(where)
                 if any(each == text if exact else text in each for each in (said, self._nameOf(thing)))]
        return found[-1] if found else None

    @staticmethod
    def _nameOf(thing):
        """A line that is typed into has a name beside its content."""
        try:
            return thing.name or ""
        except (GLib.Error, RuntimeError):
            return ""


def main():
    person = Person()
    print(json.dumps({"ok": "here"}), flush=True)
    for line in sys.stdin:
        verb, *arguments = json.loads(line)
        try:
            answer = {"ok": getattr(person, verb)(*arguments)}
        except Exception as error:  # whatever went wrong is the answer; the asker judges
            answer = {"failed": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer, default=str), flush=True)


if __name__ == "__main__":
    main()
