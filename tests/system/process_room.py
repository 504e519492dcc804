#!/usr/bin/python3
"""The process rules, by doing the thing: each rule is raised by one case, and a near miss beside it stays silent.

usage: process_room.py HELPER        exit 0 all held, 1 not, 77 skipped (not root, no eBPF)
"""
import json, os, shutil, signal, subprocess, sys, tempfile, time

from room import private

HERE = os.path.abspath(__file__)
PYTHON = "/usr/bin/python3"
PERSON = 4242
FAILED = []

MEMFD = ("import os; f = os.memfd_create('note'); os.write(f, open('/usr/bin/id', 'rb').read()); "
         "os.execve(f, ['id'], {})")
ATTACH = ("import ctypes, os, sys, time; c = ctypes.CDLL(None, use_errno=True); "
          "c.ptrace(16, int(sys.argv[1]), 0, 0); os.waitpid(int(sys.argv[1]), 0x40000000); time.sleep(0.5)")


def person():
    os.setgroups([])
    os.setresgid(PERSON, PERSON, PERSON)
    os.setresuid(PERSON, PERSON, PERSON)


class Room:
    """The helper, and a place outside of every package and of /tmp."""

    def __init__(self, helper):
        self.dir = tempfile.mkdtemp(prefix="am-process-", dir="/run")
        os.chmod(self.dir, 0o755)
        self.place = "/srv/am-process-room"
        subprocess.run(["mount", "-t", "tmpfs", "-o", "mode=755", "none", "/srv"], check=True)
        os.mkdir(self.place)
        config = self.dir + "/config.json"
        with open(config, "w") as f:
            json.dump({"mode": "observe", "learning": {"enabled": False}}, f)
        self.helper = subprocess.Popen([helper, "--bus", "none", "--event-source", "ebpf", "--config", config, "--state-dir",
                                        self.dir + "/state", "--log-dir", self.dir + "/log", "--rules-dir", self.dir + "/none"],
                                       stderr=subprocess.PIPE, text=True)
        self.read = 0

    def is_ready(self):
        for _ in range(300):
            if self.helper.poll() is not None:
                return False
            try:
                if json.load(open(self.dir + "/state/health.json"))["ready"]:
                    return True
            except (OSError, ValueError, KeyError):
                pass
            time.sleep(0.1)
        return False

    def news(self):
        try:
            lines = open(self.dir + "/log/alerts.jsonl").read()[self.read:]
        except OSError:
            return []
        lines = lines[:lines.rfind("\n") + 1]
        self.read += len(lines)
        return [json.loads(line) for line in lines.splitlines()]

    def told(self, rule, seconds):
        """The first alert of the rule; every alert told meanwhile when there is none."""
        seen, end = [], time.monotonic() + seconds
        while time.monotonic() < end:
            for alert in self.news():
                seen.append(alert["rule"]["id"])
                if alert["rule"]["id"] == rule:
                    return alert, seen
            time.sleep(0.05)
        return None, seen

    def copy(self, source, name, mode=0o755):
        target = os.path.join(self.place, name)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        shutil.copyfile(source, target)
        os.chmod(target, mode)
        return target


def run(*words, **more):
    return subprocess.run(words, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)


def service(room, name, child):
    """A program with a service's name that starts `child`, as nginx after a break-in would."""
    script = room.copy(PYTHON, name)
    run(script, "-c", "import subprocess, sys; subprocess.run(sys.argv[1:])", *child)


def attach(by_root):
    target = subprocess.Popen(["sleep", "30"], preexec_fn=None if by_root else person)
    time.sleep(0.3)
    run(PYTHON, "-c", ATTACH, str(target.pid))
    target.kill()
    target.wait()


def debug_own():
    target = subprocess.Popen(["sleep", "30"])
    time.sleep(0.3)
    run("gdb", "-q", "-batch", "-p", str(target.pid))
    target.kill()
    target.wait()


def padded(room, name):
    """A program of its own identity: one nobody has met."""
    path = room.copy("/usr/bin/true", name)
    with open(path, "ab") as f:
        f.write(os.urandom(16))
    return path


# name, rule, is it told?, what is done
def cases(room):
    known = padded(room, "tool")
    setuid = room.copy("/usr/bin/id", "rootly", 0o4755)
    return [
        ("a program in memory", "fileless-execution", True, lambda: run(PYTHON, "-c", MEMFD)),
        ("a packaged program", "fileless-execution", False, lambda: run("/usr/bin/id")),
        ("a disguise", "kernel-thread-lookalike", True, lambda: run("bash", "-c", "exec -a '[kworker/0:1]' sleep 0.3")),
        ("the test command", "kernel-thread-lookalike", False, lambda: run("bash", "-c", "exec /usr/bin/[ a = a ]")),
        ("/dev/shm", "unusual-location", True, lambda: run(shutil.copy("/usr/bin/true", "/dev/shm/am-room-true"))),
        ("a hidden directory", "unusual-location", True, lambda: run(room.copy("/usr/bin/true", ".x/true"))),
        ("a tool below .local", "unusual-location", False, lambda: run(room.copy("/usr/bin/true", ".local/bin/true"))),
        ("a shell below a web server", "unusual-lineage", True, lambda: service(room, "nginx", ["/bin/sh", "-c", "id; true"])),
        ("a program below a web server", "unusual-lineage", False, lambda: service(room, "apache2", ["/usr/bin/id"])),
        ("a program of no package", "unknown-process", True, lambda: run(known)),
        ("the same once more", "unknown-process", False, lambda: run(room.copy(known, "copied"))),
        ("a setuid copy", "privilege-gain", True, lambda: run(setuid, preexec_fn=person)),
        ("a setuid program of a package", "privilege-gain", False, lambda: run("/usr/bin/su", "--version", preexec_fn=person)),
        ("another's process taken over", "process-injection", True, lambda: attach(False)),
        ("one's own under gdb", "process-injection", False, debug_own),
    ]


def inside(helper):
    room = Room(helper)
    if not room.is_ready():
        why = room.helper.stderr.read() if room.helper.poll() is not None else "not ready"
        print("skipped:" if "eBPF" in why else "FAILED:", why)
        return 77 if "eBPF" in why else 1
    for name, rule, expected, act in cases(room):
        time.sleep(0.3)
        room.news()
        act()
        alert, seen = room.told(rule, 5 if expected else 1)
        held = (alert is not None) == expected
        print("%-4s %-32s %-24s %s" % ("ok" if held else "FAIL", name, rule, alert["message"] if alert else "silent" if held else seen), flush=True)
        if not held:
            FAILED.append(name)
    room.helper.send_signal(signal.SIGTERM)
    if room.helper.wait(20) != 0:
        FAILED.append("the helper's end")
    for left in ("/dev/shm/am-room-true",):
        if os.path.exists(left):
            os.unlink(left)
    print("FAILED: " + ", ".join(FAILED) if FAILED else "all held")
    return 1 if FAILED else 0


def main():
    helper = os.path.realpath(sys.argv[1])
    if os.environ.get("AM_PROCESS_ROOM"):
        return inside(helper)
    if os.geteuid() != 0:
        print("skipped: needs root for namespaces")
        return 77
    return subprocess.run(private("-n") + [PYTHON, "-B", HERE, helper], env={**os.environ, "AM_PROCESS_ROOM": "1"}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
