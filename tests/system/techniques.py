#!/usr/bin/python3
"""techniques.py HELPER [--modes observe,enforce] [--users root,person] [NAME…] : every technique of a network shell, and for
each something ordinary that looks like it, played against the built helper on loopback in private namespaces.

observe: every attack works and is told; no near miss is. enforce: attacks are stopped ("ran": the attacker got the answer of a
command all the same), near misses end unharmed. NAMEs are beginnings of case names. Prints one line a case and a summary;
exit 1: something was missed or told falsely, 77: not possible here (not root, no namespaces, no eBPF)."""

import argparse
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from room import private
from technique_room import launcher, watched
from technique_room.attacks import ATTACKS
from technique_room.misses import MISSES

PERSON = 4242
PREVENTED = 0.85  # share of attacks whose command never runs in enforce mode
INSIDE = "AM_TECHNIQUES_INSIDE"


class Played:
    """One case, once."""

    def __init__(self, kind, case):
        self.kind, self.case = kind, case
        self.alert, self.ms, self.ran, self.met, self.problem = None, 0, False, True, ""

    def line(self, mode, user):
        told = f"{self.alert.certainty} {self.alert.state} {self.ms} ms" if self.alert else "silent"
        ran = " ran" if self.kind == "attack" and self.ran else ""
        return (f"{'FAILED' if self.problem else 'ok':6} {self.kind:6} {mode:7} {user:6} {self.case.name:28} {told}{ran}"
                + (f"  <- {self.problem}" if self.problem else ""))


class Pass:
    """All cases with one helper, as one user."""

    def __init__(self, room, helper, mode, user, directory):
        self.room, self.helper, self.mode, self.user = room, helper, mode, user
        self.uid = PERSON if user == "person" else 0
        self.directory, self.count = directory, 0

    def begin(self, case):
        self.count += 1
        place = self.directory / f"{self.count}-{case.name}"
        place.mkdir()
        os.chown(place, self.uid, self.uid)
        self.helper.begin()
        peer = case.peer()
        peer.start()
        return peer, self.room.start(case.argv(peer), place, self.uid)

    def end(self, peer):
        peer.close()
        killAllBut({1, os.getpid(), self.helper.process.pid})

    def attack(self, case):
        played = Played("attack", case)
        peer, _ = self.begin(case)
        began, alerts = time.monotonic(), {}
        while time.monotonic() - began < 8:
            for alert in self.helper.news():
                alerts[alert.id] = alert
                played.ms = played.ms or round(1000 * (time.monotonic() - began))
            told = any(alert.certainty == "certain" or not case.certain for alert in alerts.values())
            if told and (peer.answered.is_set() or self.mode == "enforce"):
                break
            time.sleep(0.01)
        if self.mode == "enforce":
            time.sleep(0.7)  # time for the command to run, if anybody is left who runs it
            alerts |= {alert.id: alert for alert in self.helper.news()}
        played.ran, played.met = peer.answered.is_set(), peer.met.is_set()
        played.alert = min(alerts.values(), key=lambda alert: alert.certainty, default=None)
        self.end(peer)
        played.problem = self.attackProblem(played)
        return played

    def attackProblem(self, played):
        case, alert = played.case, played.alert
        if self.mode == "observe" and not (played.met and played.ran):
            return "the attack itself does not work here"
        if alert is None:
            return "not told"
        if alert.rule != case.rule:
            return f"told as {alert}"
        if case.certain and alert.certainty != "certain":
            return f"only {alert}"
        if alert.pid in (0, 1, os.getpid(), self.helper.process.pid):
            return f"told of somebody else: {alert}"
        if self.mode == "enforce" and case.certain and alert.state not in ("killed", "gone"):
            return f"left in state {alert.state}"
        if self.mode == "enforce" and case.stopped and played.ran:
            return "the command ran"
        return ""

    def miss(self, case):
        played = Played("miss", case)
        peer, process = self.begin(case)
        code = process.wait(12)
        time.sleep(0.25)
        alerts = self.helper.news()
        played.alert = min(alerts, key=lambda alert: alert.certainty, default=None)
        place = self.directory / f"{self.count}-{case.name}"
        self.end(peer)
        if alerts and (case.worst is None or played.alert.certainty == "certain"):
            played.problem = f"told as {played.alert}"
        elif code != 0:
            played.problem = f"ended with {code}: " + (place / "output").read_text(errors="replace")[-300:]
        return played


def killAllBut(spared):
    """In a pid namespace of our own: whatever a case left."""
    for name in os.listdir("/proc"):
        if name.isdigit() and int(name) not in spared:
            try:
                os.kill(int(name), signal.SIGKILL)
            except ProcessLookupError:
                pass


def canPlay(case, user):
    return all(shutil.which(program, path="/usr/sbin:/usr/bin:/sbin:/bin") for program in case.needs) and \
        not (case.rootOnly and user != "root")


def playAll(room, options, directory):
    results, skipped = [], 0
    for mode in options.modes.split(","):
        for user in options.users.split(","):
            place = directory / f"{mode}-{user}"
            helper = watched.Helper(room, options.helper, place / "helper", mode)
            helper.start()
            play = Pass(room, helper, mode, user, place)
            for kind, cases in ((play.attack, ATTACKS), (play.miss, MISSES)):
                for case in cases:
                    if options.names and not case.name.startswith(tuple(options.names)):
                        continue
                    if not canPlay(case, user):
                        skipped += 1
                        continue
                    played = kind(case)
                    if not helper.lives():
                        played.problem = "the helper died: " + (place / "helper/output").read_text()[-500:]
                    print(played.line(mode, user), flush=True)
                    results.append((mode, played))
                    if not helper.lives():
                        return results, skipped
            if helper.stop() != 0:
                print(f"FAILED helper {mode} {user}: did not stop well")
                results.append((mode, Played("helper", None)))
                results[-1][1].problem = "did not stop well"
    return results, skipped


def summary(results, skipped):
    failed = sum(bool(played.problem) for _, played in results)
    # what is only likely by design is told, never acted upon
    attacks = [played for mode, played in results if mode == "enforce" and played.kind == "attack" and played.case.certain]
    prevented = sum(not played.ran for played in attacks)
    print(f"\n{len(results)} played, {skipped} skipped (programs that are not here), {failed} failed; "
          f"enforce: the command never ran in {prevented} of {len(attacks)} attacks that are certain")
    tooMany = prevented < PREVENTED * len(attacks)
    if tooMany:
        print(f"FAILED: the command must not run in {PREVENTED:.0%} of the attacks")
    return 1 if failed or tooMany or not results else 0


def stage(options):
    def run(room):
        subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
        subprocess.run(["mount", "-t", "tmpfs", "none", "/run"], check=True)
        try:
            return summary(*playAll(room, options, pathlib.Path(options.directory)))
        except watched.CannotStart as why:
            print(f"{'skipped' if 'eBPF' in str(why) else 'FAILED'}: {why}")
            return 77 if "eBPF" in str(why) else 1
    return run


def reenter(options):
    """The same program again, as pid 1 of namespaces of its own."""
    if os.geteuid() != 0:
        print("skipped: needs root")
        return 77
    wrapper = private("-n")
    if subprocess.run(wrapper + ["true"], stderr=subprocess.DEVNULL, check=False).returncode != 0:
        print("skipped: this machine gives no namespaces")
        return 77
    with tempfile.TemporaryDirectory(prefix="am-techniques-", dir="/var/tmp") as directory:
        os.chmod(directory, 0o755)
        return subprocess.run(wrapper + [sys.executable, "-B", *sys.argv, "--directory", directory],
                              env={**os.environ, INSIDE: "1"}, check=False).returncode


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("helper", type=os.path.realpath)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--modes", default="observe,enforce")
    parser.add_argument("--users", default="root,person")
    parser.add_argument("--directory", help=argparse.SUPPRESS)
    options = parser.parse_intermixed_args()
    if os.environ.get(INSIDE) and os.getpid() == 1:
        return launcher.enterAndRun(stage(options))
    return reenter(options)


if __name__ == "__main__":
    sys.exit(main())
