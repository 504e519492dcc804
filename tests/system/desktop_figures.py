#!/usr/bin/python3
"""What AlgoMonitor costs a desktop on which nothing happens: from the start to the icon, memory, wake-ups of the hidden app
and of the helper meanwhile. Figures beside their targets, nothing is asserted.
Runs inside trial-room.sh; see desktop_room: desktop_room RELEASE_BUILD figures

usage: desktop_figures.py OUT_DIR FOLDER      environment: STAGE, PERSON, SECONDS (of watching, 30)"""

import os
import sys
import time

from desktop_play import APP, Play, until

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


def main():
    out, folder = sys.argv[1:]
    os.chmod(folder, 0o755)
    # what the rest of this machine does is not this desktop's
    play = Play(out, folder, scope={"cgroup": "/user.slice"})
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
    return 0


if __name__ == "__main__":
    sys.exit(main())
