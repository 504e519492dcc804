#!/usr/bin/python3
"""The resource rules, by doing the thing: hogs of each kind, near misses, a person's dump, kill on anomaly.

usage: resources_room.py HELPER [only-this-check…]    exit 0 all held, 1 not, 77 skipped (not root)
"""
import glob, json, os, re, shutil, signal, socket, subprocess, sys, tempfile, time

HERE = os.path.abspath(__file__)
PYTHON = "/usr/bin/python3"
FAILED = []
INTERVAL, TREND = 1, 4
LIMITS = {"interval_s": INTERVAL, "trend_count": TREND, "cpu_trend_count": TREND, "memory_trend_count": TREND, "history_size": 10,
          "cpu_percent": 8, "memory_percent": 2, "io_operations_per_s": 20000, "threads_max": 100, "descriptors_max": 300,
          "connections_max": 60, "pressure_percent": 40}


def check(what, held, seen=""):
    print("%-4s %s%s" % ("ok" if held else "FAIL", what, "" if held else ": " + str(seen)[-1500:]), flush=True)
    if not held:
        FAILED.append(what)


def wait_for(condition, seconds):
    end = time.time() + seconds
    while time.time() < end:
        if condition():
            return True
        time.sleep(0.1)  # whoever looks more often is a hog itself
    return bool(condition())


# --- the hogs; each is a process of its own: resources_room.py do WHAT … ---

def spin(seconds=1e9):
    end = time.time() + float(seconds)
    while time.time() < end:
        pass


def do_cpu():
    print("hog", flush=True)
    spin()


def do_cpu_threads():
    """A process of many threads: what they use is added up."""
    import multiprocessing.pool
    print("hog", flush=True)
    os.execv("/usr/bin/env", ["env", "bash", "-c", "while :; do :; done"])


def do_spike(on, off):
    """Above the limit for a while, then calm, again and again."""
    print("hog", flush=True)
    while True:
        spin(on)
        time.sleep(float(off))


def do_rising(step, of):
    """A little more every second: from nothing to all of a core."""
    print("hog", flush=True)
    share = 0.0
    while True:
        share = min(1.0, share + float(step) / float(of))
        end = time.time() + 1
        while time.time() < end:
            spin(share * 0.05)
            time.sleep((1 - share) * 0.05)


def do_memory(percent):
    total = int(re.search(r"MemTotal:\s+(\d+)", open("/proc/meminfo").read()).group(1)) * 1024
    held = bytearray(os.urandom(1 << 20)) * int(total * float(percent) / 100 / (1 << 20))
    print("hog", flush=True)
    signal.pause()
    return held


def do_io():
    print("hog", flush=True)
    with open("/dev/zero", "rb", buffering=0) as f:
        while True:
            for _ in range(200):
                f.read(1)
            time.sleep(0.002)


def do_threads(count):
    import threading
    stop = threading.Event()
    threading.stack_size(65536)
    for _ in range(int(count)):
        threading.Thread(target=stop.wait, daemon=True).start()
    print("hog", flush=True)
    signal.pause()


def do_descriptors(count):
    held = [os.open("/dev/null", os.O_RDONLY) for _ in range(int(count))]
    print("hog", flush=True)
    signal.pause()
    return held


def do_children(count):
    for _ in range(int(count)):
        if os.fork() == 0:
            signal.pause()
    print("hog", flush=True)
    signal.pause()


def do_connections(count):
    server = socket.create_server(("127.0.0.1", 0), backlog=500)
    held = []
    for _ in range(int(count)):  # one end stays with a child, so that each is one connection
        held.append(socket.create_connection(server.getsockname()))
    if os.fork() == 0:
        for s in held:
            s.close()
        keep = [server.accept()[0] for _ in range(int(count))]
        signal.pause()
        return keep
    server.close()
    print("hog", flush=True)
    signal.pause()


def do_stubborn():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    do_cpu()


def do_polite():
    def leave(*_):
        print("bye", flush=True)
        os._exit(0)
    signal.signal(signal.SIGTERM, leave)
    do_cpu()


# --- the room ---

class Room:
    def __init__(self, limits=None, **config):
        self.dir = tempfile.mkdtemp(prefix="am-resources-", dir="/run")
        # Another program than the room: what the room uses is not theirs.
        self.hogs = shutil.copy(HERE, self.dir + "/hogs.py")
        self.children = []
        with open(self.dir + "/config.json", "w") as f:
            json.dump({"mode": "observe", "learning": {"enabled": False}, "integrity": {"directories": []}, "resources": {**LIMITS, **(limits or {})}, **config}, f)
        self.helper = self.start()

    def start(self):
        helper = subprocess.Popen([HELPER, "--state-dir", self.dir + "/state", "--log-dir", self.dir + "/log", "--bus", "none", "--config",
                                   self.dir + "/config.json", "--event-source", os.environ.get("AM_SOURCE", "auto")],
                                  stderr=open(self.dir + "/stderr", "a"))
        if not wait_for(lambda: self.health().get("ready") and self.health().get("pid") == helper.pid, 30):
            check("the helper is ready", False, open(self.dir + "/stderr").read())
        return helper

    def health(self):
        try:
            return json.load(open(self.dir + "/state/health.json"))
        except (OSError, ValueError):
            return {}

    def do(self, *words, keep=False, program=PYTHON):
        spawned = time.time()
        process = subprocess.Popen([program, "-B", self.hogs, "do", *map(str, words)], stdout=subprocess.PIPE, text=True)
        self.children.append(process)
        line = process.stdout.readline()
        process.began = time.time()
        process.spawned = spawned
        assert line == "hog\n", line
        return process

    def alerts(self, pid=None, rule=None):
        try:
            lines = [json.loads(line) for line in open(self.dir + "/log/alerts.jsonl")]
        except (OSError, ValueError):
            return []
        return [line for line in lines if (pid is None or line.get("process", {}).get("pid") == pid) and (rule is None or line["rule"]["id"] == rule)]

    def end(self, *children):
        for child in children or self.children:
            child.kill()
            child.wait()

    def close(self):
        self.end()
        self.helper.terminate()
        check("the helper ends well", self.helper.wait(30) == 0, self.helper.returncode)
        for line in open(self.dir + "/stderr"):
            if "ERROR" in line or "Sanitizer" in line:
                print("     ", line.strip())
        if os.environ.get("AM_KEEP"):
            print("kept:", self.dir)
        else:
            shutil.rmtree(self.dir, ignore_errors=True)


def seconds_of(alert):
    text = alert["@timestamp"]
    whole = time.strptime(text[:19], "%Y-%m-%dT%H:%M:%S")
    import calendar
    return calendar.timegm(whole) + float("0" + text[19:-1])


def raises(room, what, rule, *words, rate=False):
    """A rate needs a sample before the first that counts: that is one interval more at most."""
    hog = room.do(*words)
    most = (TREND + 1 + (1 if rate else 0)) * INTERVAL + 2
    seen = wait_for(lambda: room.alerts(hog.pid, rule), most + 6)
    check(f"{what}: {rule}", seen, room.alerts(hog.pid) or room.alerts()[-2:])
    if seen:
        alert = room.alerts(hog.pid, rule)[0]
        after = seconds_of(alert) - hog.began
        # Memory is above its limit before all of it is there.
        since = seconds_of(alert) - (hog.spawned if rule == "memory-anomaly" else hog.began)
        check(f"{what}: not before {TREND} samples", since >= (TREND - 1) * INTERVAL - 0.15, since)
        check(f"{what}: with the sample that completes the trend", after <= most, after)
        why = "\n".join(alert["algomonitor"]["why"])
        # What begins within an interval is above its limit for a part of it only: one sample more.
        check(f"{what}: says why", f"{TREND} of the last 10 samples were above" in why, why)
        return hog, alert
    return hog, None


def silent(room, what, *words, seconds=None):
    hog = room.do(*words)
    time.sleep(seconds or (TREND + 3) * INTERVAL)
    check(f"{what}: nothing", not [a for a in room.alerts(hog.pid) if a["rule"]["id"].endswith("-anomaly")], room.alerts(hog.pid))
    return hog


def hogs(room):
    for what, rule, rate, words in (
            ("more open files than may be", "descriptors-anomaly", False, ("descriptors", 320)),
            ("more threads than may be", "threads-anomaly", False, ("threads", 110)),
            ("more children than may be", "children-anomaly", False, ("children", 60)),
            ("more connections than may be", "connections-anomaly", False, ("connections", 70)),
            ("more memory than may be", "memory-anomaly", False, ("memory", 3)),
            ("more reads than may be", "io-anomaly", True, ("io",)),
            ("all of a core", "cpu-anomaly", True, ("cpu",))):
        hog, alert = raises(room, what, rule, *words, rate=rate)
        time.sleep(2 * INTERVAL)
        check(f"{what}: one line an episode", len(room.alerts(hog.pid, rule)) <= 2, len(room.alerts(hog.pid, rule)))
        others = {a["rule"]["id"] for a in room.alerts(hog.pid)} - {rule, "pressure", "cpu-anomaly" if rule == "io-anomaly" else rule}
        check(f"{what}: and nothing else", not others, others)
        room.end(hog)


def near_misses(room):
    hogs = [silent(room, "a process", "children", 1, seconds=0.1)]
    for what, words in (("as many open files as may be", ("descriptors", 280)), ("as many threads", ("threads", 95)), ("as many children", ("children", 50)),
                        ("as many connections", ("connections", 55)), ("less memory", ("memory", 1))):
        hogs.append(silent(room, what, *words, seconds=0.1))
    time.sleep((TREND + 3) * INTERVAL)
    check("near misses are silent", not [a for h in hogs for a in room.alerts(h.pid)], [a for h in hogs for a in room.alerts(h.pid)])
    room.end(*hogs)


def spikes(room):
    hog = room.do("spike", INTERVAL * (TREND - 2), INTERVAL * 12)
    time.sleep(INTERVAL * 14)
    check("a spike stays silent", not room.alerts(hog.pid, "cpu-anomaly"), room.alerts(hog.pid))
    room.end(hog)


def rising(room):
    hog = room.do("rising", 1, 14)
    check("a hog that rises slowly is told of all the same", wait_for(lambda: room.alerts(hog.pid, "cpu-anomaly"), 40), room.alerts(hog.pid))
    room.end(hog)


def report(room):
    hog, alert = raises(room, "a hog", "descriptors-anomaly", "descriptors", 320)
    wait_for(lambda: room.alerts(hog.pid)[-1]["algomonitor"].get("evidence"), 5)
    alert = room.alerts(hog.pid)[-1]
    path = alert["algomonitor"].get("evidence", "") + "/report.txt"
    text = open(path).read() if os.path.exists(path) else ""
    check("a report is saved", text, alert)
    for word in ("Time:", "Host:", "Process:", "PID:", "User:", "Path:", "Command:", "Created:", "Parents:", "History:", "Connections:", "Modules:", "Action:",
                 str(hog.pid), os.uname().nodename, "libc.so"):
        check(f"the report says {word}", word in text, text)
    check("the report is root's alone", os.path.exists(path) and os.stat(path).st_mode & 0o777 == 0o600)
    room.end(hog)


def dumps_and_kills():
    shutil.rmtree("/run/am-dumps-room", ignore_errors=True)
    room = Room(limits={"cpu_percent": 35, "dump": {"enabled": True, "directory": "/run/am-dumps-room", "free_floor_mib": 0},
                        "kill": {"enabled": True, "grace_s": 1}}, mode="enforce")
    try:
        program = shutil.copy(os.path.realpath(PYTHON), room.dir + "/hog")  # python3 itself may be dumped for the room's sake
        stubborn = room.do("stubborn", program=program)
        check("who does not end by itself is killed", wait_for(lambda: stubborn.poll() is not None, 20) and stubborn.returncode == -signal.SIGKILL, stubborn.poll())
        polite = room.do("polite", program=program)
        check("who ends by itself is not killed", wait_for(lambda: polite.poll() is not None, 20) and polite.returncode == 0, polite.poll())
        check("it was asked", polite.stdout.read() == "bye\n")
        wait_for(lambda: room.alerts(polite.pid) and room.alerts(polite.pid)[-1]["algomonitor"]["state"] == "killed", 5)
        # It may be above two limits: one alert has the dump, the other says that there is one already.
        done = {(r["action"], r["outcome"]) for alert in room.alerts(stubborn.pid) for r in alert["algomonitor"]["response"]}
        check("the alerts say that it was dumped, then killed", {("dump", "done"), ("kill", "done")} <= done, room.alerts(stubborn.pid))
        again = {(r["action"], r["outcome"]) for alert in room.alerts(polite.pid) for r in alert["algomonitor"]["response"]}
        check("another process of the same program is dumped as well", ("dump", "done") in again, room.alerts(polite.pid))
        files = glob.glob("/run/am-dumps-room/*-hog-*.core.zst")
        check("a dump of each, root's alone", len(files) == 2 and all(os.stat(f).st_mode & 0o777 == 0o600 for f in files), files)
    finally:
        room.close()
        shutil.rmtree("/run/am-dumps-room", ignore_errors=True)


def observes():
    room = Room(limits={"dump": {"enabled": True, "directory": "/run/am-dumps-observe", "free_floor_mib": 0}, "kill": {"enabled": True, "grace_s": 0}})
    hog, _ = raises(room, "a hog, observed", "cpu-anomaly", "cpu", rate=True)
    time.sleep(3)
    check("observe mode neither dumps nor kills", hog.poll() is None and not glob.glob("/run/am-dumps-observe/*"), hog.poll())
    room.close()
    shutil.rmtree("/run/am-dumps-observe", ignore_errors=True)


def remembers(room):
    """What is usual is kept over a restart, also over kill -9 (as far as whole hours go)."""
    hog = room.do("cpu")
    time.sleep(2)
    room.end(hog)
    room.helper.terminate()
    room.helper.wait(20)
    database = room.dir + "/state/baselines.db"
    check("baselines are root's alone", os.path.exists(database) and os.stat(database).st_mode & 0o777 == 0o600)
    room.helper = room.start()


def pressure(room):
    cores = os.cpu_count()
    hogs = [room.do("cpu") for _ in range(cores * 3)]
    seen = wait_for(lambda: room.alerts(rule="pressure"), (TREND + 4) * INTERVAL + 5)
    check("a machine short of processors", seen, room.alerts()[-1:])
    if seen:
        alert = room.alerts(rule="pressure")[0]
        check("its culprit is named", alert["process"]["pid"] in [h.pid for h in hogs] and "python3" in alert["message"], (alert["process"], [h.pid for h in hogs], alert["message"]))
    room.end(*hogs)


CHECKS = {"hogs": hogs, "near_misses": near_misses, "spikes": spikes, "rising": rising, "report": report, "remembers": remembers, "pressure": pressure}


def main(only):
    room = Room()
    try:
        print("measured by", [s for s in room.health().get("sources", []) if s["name"] == "resources"])
        for name, run in CHECKS.items():
            if not only or name in only:
                run(room)
    finally:
        room.close()
    for name, run in (("observes", observes), ("dumps_and_kills", dumps_and_kills)):
        if not only or name in only:
            run()
    print(f"{len(FAILED)} failed" if FAILED else "all held")
    return 1 if FAILED else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["do"]:
        globals()["do_" + sys.argv[2]](*sys.argv[3:])
        sys.exit(0)
    if os.geteuid() != 0:
        print("skipped: not root")
        sys.exit(77)
    if sys.argv[1] != "--inside":
        from room import private  # not at the top: a hog is a copy of this file alone
        words = [*private("-n"), PYTHON, "-B", HERE, "--inside", *sys.argv[1:]]
        sys.exit(subprocess.call(words))
    HELPER = os.path.abspath(sys.argv[2])
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    subprocess.run(["mount", "-t", "tmpfs", "none", "/run"], check=True)
    sys.exit(main(sys.argv[3:]))
