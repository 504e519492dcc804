#!/usr/bin/python3
"""What AlgoMonitor costs a desktop on which nothing happens: from the start to the icon, memory, wake-ups of the hidden app
and of the helper meanwhile. Figures beside their targets, nothing is asserted.
Runs inside trial-room.sh; see desktop_room: desktop_room RELEASE_BUILD figures

usage: desktop_figures.py OUT_DIR FOLDER      environment: STAGE, PERSON, SECONDS (of watching, 30)"""

import json
import os
import sqlite3
import sys
import time
from datetime import datetime, timezone

from desktop_play import APP, Attack, Desktop, Helper, Play, until

SECONDS = int(os.environ.get("SECONDS", "30"))


def tell(what, value, target):
    print(f"{what:<52} {value:>10}   ({target})", flush=True)


def switches(pid):
    """Voluntary context switches by thread: each is one wake-up."""
    found = {}
    for thread in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{thread}/status", encoding="ascii", errors="replace") as file:
            found[thread] = next(int(line.split()[1]) for line in file if line.startswith("voluntary_ctxt"))
    return found


def woken(before, after):
    """Threads that ended meanwhile are not known any more; those that began count whole."""
    return {thread: count - before.get(thread, 0) for thread, count in after.items() if count > before.get(thread, 0)}


def cpuMs(pid):
    with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as file:
        user, system = file.read().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) * 1000 // os.sysconf("SC_CLK_TCK")


def memoryMiB(pid, key="VmRSS"):
    with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as file:
        return next(int(line.split()[1]) for line in file if line.startswith(key)) / 1024


def privateMiB(pid):
    with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as file:
        return sum(int(line.split()[1]) for line in file if line.startswith("Private_")) / 1024


def watch(pid, what, target="<= 1"):
    before, used = switches(pid), cpuMs(pid)
    time.sleep(SECONDS)
    threads = woken(before, switches(pid))
    tell(f"{what}: wake-ups a second", f"{sum(threads.values()) / SECONDS:.2f}", target)
    tell("… of the thread that woke most", f"{max(threads.values(), default=0) / SECONDS:.2f}", "")
    tell(f"{what}: processor time in {SECONDS} s", f"{cpuMs(pid) - used} ms", "about none")


def fill(path, count):
    """The one alert of the store as often as wanted, a minute apart, each with a number of its own in its sentence."""
    with sqlite3.connect(path) as store:
        columns = [row[1] for row in store.execute("PRAGMA table_info(alerts)")]
        row = dict(zip(columns, store.execute("SELECT * FROM alerts WHERE search LIKE '%gave its shell%'").fetchone()))
        line = store.execute("SELECT line FROM lines WHERE number = ?", (row["number"],)).fetchone()[0]
        places = ",".join("?" * len(columns))
        for number in range(count):
            alert = json.loads(line)
            alert["event"]["id"] = f"00000000-0000-4000-8000-{number:012}"
            alert["message"] = f"bash gave its shell to number-{number}"
            copy = {**row, "number": number + 1000, "id": alert["event"]["id"], "raised": row["raised"] - 60_000_000 * (number + 1),
                    "open": 0, "unfinished": 0, "search": row["search"] + f"\nbash gave its shell to number-{number}"}
            alert["@timestamp"] = f"{datetime.fromtimestamp(copy['raised'] / 1e6, timezone.utc):%Y-%m-%dT%H:%M:%S.%fZ}"
            store.execute(f"INSERT INTO alerts VALUES ({places})", [copy[name] for name in columns])
            store.execute("INSERT INTO lines VALUES (?, ?)", (copy["number"], json.dumps(alert)))


def fullStore(out, folder):
    """100,000 alerts of the person's own: how long until the window shows the newest, and finds an old one."""
    first = Play(out, os.path.join(folder, "full"))
    attack = Attack(first.person)
    attack.waitUntil("suspended", 10)
    first.helper.alertAbout(attack.shell)
    attack.end()
    time.sleep(2)
    first.end()
    fill(os.path.join(first.helper.state, "alerts.db"), 100_000)
    first.helper = Helper(first.stage, first.folder, timeoutS=60)
    first.helper.waitUntilReady()
    first.desktop = desktop = Desktop(first.person, first.folder)
    desktop.settings("AlgoMonitor/algomonitor.conf", "[welcome]\ndone=true\n")
    pid, milliseconds = desktop.startToTray(first.program("algomonitor"), "--tray")
    tell("100,000 alerts stored: start to the icon", f"{milliseconds} ms", "<= 500")
    time.sleep(3)
    used, began = cpuMs(pid), time.monotonic()
    desktop.activateTray()
    desktop.sees("Overview", APP)
    tell("… the window is open, by the clock", f"{1000 * (time.monotonic() - began):.0f} ms", "<= 1000")
    tell("… processor time of it", f"{cpuMs(pid) - used} ms", "<= 1000")
    desktop.focusWindow("AlgoMonitor")
    desktop.key("ctrl+2", "ctrl+f")
    time.sleep(1)
    used, began = cpuMs(pid), time.monotonic()
    desktop.type("number-98765")
    desktop.sees("shell to number-98765", APP, 30)
    tell("… an alert of two months ago is found in", f"{1000 * (time.monotonic() - began):.0f} ms", "12 letters typed, 20 ms each")
    tell("… processor time of the app, a letter", f"{(cpuMs(pid) - used) / 12:.0f} ms", "<= 100")
    tell("memory with a full store", f"{memoryMiB(pid):.1f} MiB", "<= 120")
    first.end()


def main():
    out, folder = sys.argv[1:]
    os.chmod(folder, 0o755)
    # what the rest of this machine does is not this desktop's
    play = Play(out, os.path.join(folder, "calm"), scope={"cgroup": "/user.slice"})
    desktop = play.desktop
    times = []
    for _ in range(4):
        pid, milliseconds = desktop.startToTray(play.program("algomonitor"), "--tray")
        times.append(milliseconds)
        if len(times) < 4:
            desktop.endLast()
    tell("start to the icon in the tray, first", f"{times[0]} ms", "<= 500")
    tell("start to the icon in the tray, median of the next", f"{sorted(times[1:])[1]} ms", "<= 500")
    time.sleep(5)
    tell("memory, icon only", f"{memoryMiB(pid):.1f} MiB", "<= 120")
    tell("… of it nobody else's", f"{privateMiB(pid):.1f} MiB", "")
    helper = play.helper.process.pid
    watch(pid, "app, never opened")
    watch(helper, "helper meanwhile", "nothing for the app")
    desktop.activateTray()
    desktop.sees("Overview", APP)
    for number in range(1, 9):
        desktop.focusWindow("AlgoMonitor")
        desktop.key(f"ctrl+{number}")
        time.sleep(1.5)
    tell("memory, all pages seen", f"{memoryMiB(pid):.1f} MiB", "<= 120")
    tell("… of it nobody else's", f"{privateMiB(pid):.1f} MiB", "")
    desktop.key("alt+F4")
    until(10, lambda: "AlgoMonitor" not in desktop.windows(), "the window to close")
    time.sleep(3)
    watch(pid, "app, window hidden")
    tell("memory, window hidden", f"{memoryMiB(pid):.1f} MiB", "<= 120")
    play.end()
    fullStore(out, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
