#!/usr/bin/python3
"""Starts the built helper with everything that can be wrong and holds it to what it must say. As root, in private namespaces.

usage: bad_input.py HELPER        exit 0 all held, 1 not, 77 skipped (not root)
"""
import json, os, signal, socket, subprocess, sys, tempfile, time

from room import private

FAILED = []


def check(what, held, seen=""):
    print("%-4s %s%s" % ("ok" if held else "FAIL", what, "" if held else ": " + str(seen)[-600:]), flush=True)
    if not held:
        FAILED.append(what)


class Room:
    """A state, a log and a configuration of one helper."""

    def __init__(self, config=None):
        self.dir = tempfile.mkdtemp(prefix="am-bad-", dir="/run")
        self.config = self.dir + "/config.json"
        self.process = None
        if config is not None:
            with open(self.config, "w") as f:
                f.write(config if isinstance(config, str) else json.dumps(config))

    def words(self, *extra):
        words = [HELPER, "--state-dir", self.dir + "/state", "--log-dir", self.dir + "/log", "--bus", "none"]
        if os.path.exists(self.config):
            words += ["--config", self.config]
        return words + list(extra)

    def run(self, *extra, prefix=()):
        done = subprocess.run(list(prefix) + self.words(*extra), capture_output=True, text=True, timeout=30)
        return done.returncode, done.stdout + done.stderr

    def start(self, *extra, prefix=(), bus=False):
        words = list(prefix) + self.words(*extra)
        if bus:
            words.remove("--bus"), words.remove("none")
        self.err = open(self.dir + "/stderr", "w")
        self.process = subprocess.Popen(words, stderr=self.err)
        wait_for(lambda: self.health().get("ready"))
        return self

    def health(self):
        try:
            return json.load(open(self.dir + "/state/health.json"))
        except (OSError, ValueError):
            return {}

    def alerts(self):
        try:
            return [json.loads(line) for line in open(self.dir + "/log/alerts.jsonl")]
        except OSError:
            return []

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(20)


def wait_for(condition, seconds=60):
    end = time.time() + seconds
    while time.time() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


def says(output, *words):
    return all(word in output for word in words)


def arguments():
    for words, expected in (
        (["--no-such"], ["--no-such", "unknown option"]),
        (["--event-source", "magic"], ["--event-source", "magic", "procfs"]),
        (["--bus"], ["--bus", "needs"]),
        (["--bus=session"], ["--bus", "session", "system"]),
        (["--version=1"], ["--version", "takes no value"]),
        (["\x1b[31m\u202e"], ["unknown option"]),
    ):
        done = subprocess.run([HELPER] + words, capture_output=True, text=True, timeout=10)
        check("arguments %r: exit 2, said" % words, done.returncode == 2 and says(done.stderr, *expected), done.stderr)
        check("arguments %r: nothing raw on the terminal" % words, "\x1b" not in done.stderr and "\u202e" not in done.stderr, repr(done.stderr))


def configurations():
    for config, expected in (
        ({"mode": "sleep"}, ["mode", "sleep", "observe"]),
        ({"ask": {"timeout_s": -1}}, ["ask.timeout_s", "-1"]),
        ({"ask": {"timeout_s": "soon"}}, ["ask.timeout_s", "soon"]),
        ('{"mode": "observe", ', ["line 1"]),
        ("[1,2]", ["object"]),
        ({"trust": [{"match": {"path": "/usr/bin/bash"}, "rules": ["reverse-shell"]}]}, ["trust"]),
        ({"scope": {"cgroup": "/no-such-group"}, "mode": "observe"}, ["scope.cgroup", "/no-such-group"]),
    ):
        code, output = Room(config).run()
        check("configuration %.60r: exit 2, key and value said" % (config,), code == 2 and says(output, *expected), (code, output))
    room = Room({"mode": "observe"})
    os.chmod(room.config, 0o666)
    code, output = room.run()
    check("configuration others can write: exit 2", code == 2 and "config.json" in output, (code, output))
    code, output = room.run("--config", "/no/such/file")
    check("configuration that is named and missing: exit 2", code == 2 and "/no/such/file" in output, (code, output))
    room = Room({"mode": "observe", "colour": "red"}).start()
    check("unknown key: a warning, it runs", room.process.poll() is None and "colour" in open(room.dir + "/stderr").read())
    with open(room.config, "w") as f:
        f.write('{"mode": "banana"}')
    room.process.send_signal(signal.SIGHUP)
    check("bad file at SIGHUP changes nothing, said", wait_for(lambda: any("banana" in d for d in room.health().get("degraded", []))) and room.health()["mode"] == "observe", room.health())
    check("stops with exit 0", room.stop() == 0)
    room.start()
    check("bad file with a last good one: runs on that, degraded", room.health().get("mode") == "observe" and room.health()["degraded"] != [], room.health())
    room.stop()


def second_helper():
    room = Room({"mode": "observe"}).start()
    code, output = room.run()
    check("a second helper: exit 1, names the first", code == 1 and str(room.process.pid) in output, (code, output))
    room.stop()


def nothing_protected():
    room = Room({"mode": "observe", "integrity": {"directories": []}}).start()
    health = room.health()
    file = next((s for s in health["sources"] if s["name"] == "file"), None)
    check("no protected directory: said as off, which is nobody's trouble",
          file == {"name": "file", "state": "off", "why": ""} and not any("file" in d or d == ": " for d in health["degraded"]), health)
    room.stop()


def missing_feature():
    room = Room({"mode": "observe"})
    without = ("setpriv", "--bounding-set=-bpf,-perfmon,-sys_admin,-net_admin")
    room.start(prefix=without)
    health = room.health()
    check("no eBPF: another source, which one and why is said",
          health.get("event_source") in ("procfs", "connector") and any("ebpf" in d for d in health["degraded"]), health)
    room.stop()
    code, output = Room({"mode": "observe"}).run("--event-source", "ebpf", prefix=without)
    check("eBPF demanded and refused: exit 1, why", code == 1 and "eBPF" in output, (code, output))
    code, output = Room({"mode": "observe"}).run("--event-source", "connector")
    check("connector in a private network: exit 1, why", code == 1 and "connector" in output.lower(), (code, output))


def absent_bus():
    subprocess.run(["mount", "-t", "tmpfs", "none", "/run/dbus"], check=False)
    room = Room({"mode": "observe"}).start(bus=True)
    check("no bus: it runs, degraded", any("bus" in d for d in room.health().get("degraded", [])), room.health())
    check("no bus: stops with exit 0", room.stop() == 0)
    subprocess.run(["umount", "/run/dbus"], check=False)


def shell_to(port, name):
    """A loopback reverse shell whose program is called `name`, with 4 MiB of arguments."""
    copy = os.path.join(tempfile.mkdtemp(dir="/run"), name)
    with open("/bin/dash", "rb") as source, open(copy, "wb") as target:
        target.write(source.read())
    os.chmod(copy, 0o755)
    os.mkdir(os.path.dirname(copy) + "/x")
    child = os.fork()
    if child == 0:
        s = socket.create_connection(("127.0.0.1", port))
        for number in (0, 1, 2):
            os.dup2(s.fileno(), number)
        os.execv(copy, [name, "-s"] + ["A" * 100000 + "\x1b[2J\u202e<b>\n"] * 20)
    return child


def hostile_names():
    room = Room({"mode": "observe"}).start()
    listener = socket.create_server(("127.0.0.1", 0))
    name = "<b>x\n\u202e\x1b[31m"
    child = shell_to(listener.getsockname()[1], name)
    connection, _ = listener.accept()
    held = wait_for(lambda: room.alerts())
    check("name with markup, newline, bidi and 2 MiB of arguments: raised", held)
    lines = open(room.dir + "/log/alerts.jsonl", "rb").read()
    check("one line an alert, bounded, nothing raw in it",
          all(len(l) < 1 << 20 for l in lines.splitlines()) and b"\x1b" not in lines and "\u202e".encode() not in lines, len(lines))
    log = open(room.dir + "/log/alert.log", "rb").read() if wait_for(lambda: os.path.exists(room.dir + "/log/alert.log")) else b""
    check("alert.log: one line each, nothing raw", b"\x1b" not in log and "\u202e".encode() not in log and log.count(b"\n") == len(log.splitlines()), log[:300])
    connection.close()
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    room.stop()


def unwritable_logs():
    room = Room({"mode": "observe", "integrity": {"directories": []}})  # the machine's own changes would fill 64 KiB
    os.mkdir(room.dir + "/log")
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", room.dir + "/log"], check=True)
    filler = os.open(room.dir + "/log/filler", os.O_CREAT | os.O_WRONLY)
    try:
        while os.write(filler, b"x" * 4096):
            pass
    except OSError:
        os.close(filler)
    room.start()
    listener = socket.create_server(("127.0.0.1", 0))
    child = shell_to(listener.getsockname()[1], "full")
    connection, _ = listener.accept()
    check("log directory full: degraded, said", wait_for(lambda: any("log" in d or "alerts.jsonl" in d for d in room.health().get("degraded", []))), room.health())
    os.unlink(room.dir + "/log/filler")
    check("space again: what was raised is written", wait_for(lambda: room.alerts(), 60))
    check("and it is not degraded any more", wait_for(lambda: not room.health().get("degraded"), 60), room.health().get("degraded"))
    connection.close()
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    check("stops with exit 0 after all that", room.stop() == 0)
    subprocess.run(["umount", room.dir + "/log"], check=False)


def main():
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    for part in (arguments, configurations, second_helper, nothing_protected, missing_feature, absent_bus, hostile_names, unwritable_logs):
        part()
    print("%s" % ("all held" if not FAILED else "%d did not hold" % len(FAILED)))
    return 1 if FAILED else 0


if __name__ == "__main__":
    HELPER = os.path.abspath(sys.argv[1])
    if os.geteuid() != 0:
        print("skipped: needs root for namespaces")
        sys.exit(77)
    if len(sys.argv) < 3:
        inner = [*private("-n"), "bash", "-c", '"$@"; exit $?', "init",
                 sys.executable, os.path.abspath(__file__), HELPER, "inside"]
        sys.exit(subprocess.run(inner).returncode)
    sys.exit(main())
