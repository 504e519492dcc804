"""What the rooms of protected files share: a helper that watches some folders, and their main."""
import json, os, shutil, subprocess, tempfile, time

from room import FAILED, check, enter, health

PYTHON = os.path.realpath("/usr/bin/python3")

# What a child does, with the time at which it was done on its standard output.
DONE = "; import time, os; print(os.getpid(), time.time(), flush=True)"


class Helper:
    made = []

    def __init__(self, program, folder, directories, exclude=(), **more):
        self.program, self.dir = program, folder
        os.makedirs(folder, exist_ok=True)
        self.config = folder + "/config.json"
        with open(self.config, "w") as f:
            json.dump({"mode": "observe", "learning": {"enabled": False},
                       "integrity": {"directories": list(directories), "exclude": list(exclude), "interval_s": 10, **more}}, f)
        self.read = 0
        self.process = None
        Helper.made.append(self)

    def launch(self, **more):
        """Does not wait for it."""
        with open(self.dir + "/stderr", "a") as said:
            self.process = subprocess.Popen(
                [self.program, "--bus", "none", "--event-source", "auto", "--config", self.config, "--state-dir", self.dir + "/state",
                 "--log-dir", self.dir + "/log", "--rules-dir", self.dir + "/none"], **{"stderr": said, **more})
        return self.process

    def start(self):
        try:
            os.unlink(self.dir + "/state/health.json")
        except OSError:
            pass
        self.launch()
        return self.wait(lambda h: h["ready"] and h["integrity"]["state"] == "watching", 60)

    def starts(self, name):
        check(name, self.start(), open(self.dir + "/stderr").read())

    def end(self):
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def stop(self):
        self.process.terminate()
        self.process.wait()

    def health(self):
        return health(self.dir + "/state")

    def wait(self, what, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            now = self.health()
            if now and what(now):
                return True
            if self.process.poll() is not None:
                return False
            time.sleep(0.1)
        return False

    def news(self):
        try:
            lines = open(self.dir + "/log/alerts.jsonl", errors="replace").read()[self.read:]
        except OSError:
            return []
        lines = lines[:lines.rfind("\n") + 1]
        self.read += len(lines)
        return [json.loads(line) for line in lines.splitlines()]

    def told(self, path, rule, seconds):
        """The alert of that rule about that file; all rules told about it meanwhile."""
        seen, end = [], time.monotonic() + seconds
        while time.monotonic() < end:
            for alert in self.news():
                if alert.get("file", {}).get("path") == path or path is None:
                    seen.append(alert["rule"]["id"])
                    if alert["rule"]["id"] == rule:
                        return alert, seen
            time.sleep(0.02)
        return None, seen


def act(code):
    """Runs Python code in a child of its own that ends at once; its pid and when it was done."""
    out = subprocess.run([PYTHON, "-c", code + DONE], capture_output=True, text=True, check=True).stdout.split()
    return int(out[0]), float(out[1])


def unmount_below(folder):
    """Newest first; what lies in a mount is not to be removed with the folder."""
    for line in reversed(open("/proc/self/mounts").readlines()):
        if line.split()[1].startswith(folder + "/"):
            subprocess.run(["umount", "-l", line.split()[1]], check=False)


def play(script, *parts):
    """The main of a room: each part(program, folder) in namespaces of its own; mounts and processes end with them."""
    def inside(program):
        base = tempfile.mkdtemp(prefix="am-integrity-", dir="/var/tmp")
        try:
            for part in parts:
                part(program, base)
        finally:
            for helper in Helper.made:
                helper.end()
            unmount_below(base)
            if not os.environ.get("AM_KEEP"):
                shutil.rmtree(base, ignore_errors=True)
        print("failed: " + ", ".join(FAILED) if FAILED else "all held")
    enter(script, inside)
