#!/usr/bin/python3
"""Plays the recorded corpora (../shared/corpora) against the built helper and counts what it said.

usage: corpora.py --helper PATH [--share third|all] [--event-source ebpf|connector|procfs] [--out DIR] CHECK
CHECK: attacks   observe mode: how many attacks are raised, and how many of those as ALERT (certain)
       enforce   enforce mode: in how many attacks does the attacker's command never run
       nested    enforce mode, every attack behind `unshare -Urpf`
       benign    enforce mode: nothing ordinary is suspended or killed, hardly anything is said
       miners    observe mode: every miner is raised, within 15 s of the row's start

As root. Everything runs in private network, pid and mount namespaces; with the proc connector, which only the machine's own
namespaces know, the helper observes from outside, scoped to a control group of its own.
Exit: 0 the bar of the check is passed, 1 not, 77 skipped (no corpora beside the checkout, not root).
"""
import argparse, collections, datetime, json, os, runpy, shutil, signal, subprocess, sys, tempfile, time

from room import private

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
CORPORA = os.path.join(os.path.dirname(TOP), "shared", "corpora")
SOURCES = {"attacks": "revshells", "enforce": "revshells", "nested": "revshells", "benign": "benign",
           "miners": "miner"}
RULES = {"miners": ("cryptominer",)}  # which count; of every other check:
SHELL_RULES = ("reverse-shell", "bind-shell")
RULE_FILES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../resources/rules")
MINER_PATIENCE_S = 15
SETTLE_S = 0.25  # after a row: what it caused has been written by then


def skip(why):
    print("skipped:", why)
    sys.exit(77)


def rows(check, share):
    """The rows that can run here; a third of them means every third of each family, so that no technique is left out."""
    path = os.path.join(CORPORA, "work", SOURCES[check] + "_src.jsonl")
    runnable = [r for r in map(json.loads, open(path)) if r["runnable_here"]]
    if share == "all" or check == "miners":
        return runnable
    seen = collections.Counter()
    picked = []
    for row in runnable:
        family = row.get("family") or row.get("category")
        if seen[family] % 3 == 0:
            picked.append(row)
        seen[family] += 1
    return picked


class Helper:
    """The helper in a state directory of its own, and what it appends to alerts.jsonl."""

    def __init__(self, binary, mode, source, cgroup="/"):
        self.dir = tempfile.mkdtemp(prefix="am-corpora-", dir="/run")
        config = os.path.join(self.dir, "config.json")
        with open(config, "w") as f:
            json.dump({"mode": mode, "scope": {"cgroup": cgroup}, "learning": {"enabled": False},
                       "responses": {"automatic_kills_per_minute": 600}}, f)
        self.log = open(os.path.join(self.dir, "stderr"), "w+")
        self.process = subprocess.Popen([binary, "--config", config, "--rules-dir", RULE_FILES, "--state-dir", self.dir + "/state", "--log-dir",
                                         self.dir + "/log", "--bus", "none", "--event-source", source], stderr=self.log)
        self.position = 0
        self.await_ready()

    def await_ready(self):
        for _ in range(200):
            if self.process.poll() is not None:
                break
            try:
                if json.load(open(self.dir + "/state/health.json"))["ready"]:
                    return
            except (OSError, ValueError):
                pass
            time.sleep(0.1)
        self.log.seek(0)
        sys.exit("the helper did not get ready:\n" + self.log.read())

    def new_alerts(self):
        """Last state of every alert written since the last call."""
        alerts = {}
        try:
            with open(self.dir + "/log/alerts.jsonl") as f:
                f.seek(self.position)
                for line in f:
                    if not line.endswith("\n"):
                        break
                    self.position += len(line.encode())
                    alert = json.loads(line)
                    alerts[alert["event"]["id"]] = alert
        except FileNotFoundError:
            pass
        return list(alerts.values())

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(20)
        shutil.rmtree(self.dir, ignore_errors=True)
        return code


def load_harness(check):
    tools = os.path.join(CORPORA, "tools")
    sys.path.insert(0, tools)
    script = os.path.join(tools, "verify_%s.py" % SOURCES[check])
    sys.argv = [script]
    return runpy.run_path(script, run_name="harness")


def behind_unshare(row):
    """The same attack in user and pid namespaces of its own; the mark cannot occur in a row."""
    mark = "AM-NESTED-ROW"
    return dict(row, command="unshare -Urpf --kill-child bash -c \"$(cat <<'%s'\n%s\n%s\n)\"" % (mark, row["command"], mark))


def judge(alerts, before, own_pids, rules=SHELL_RULES):
    """certain, likely or none; only alerts about processes the row started count where pids can be compared."""
    level = "none"
    for alert in alerts:
        if (rules and alert["rule"]["id"] not in rules) or alert["log"]["level"] == "INFO":
            continue
        if own_pids and alert.get("process", {}).get("pid", 0) in before | {0}:
            continue
        if alert["log"]["level"] == "ALERT":
            return "ALERT"
        level = "WARNING"
    return level


def acted(alerts):
    return sorted({r["action"] for a in alerts for r in a["algomonitor"].get("response", [])
                   if r["outcome"] == "done" and r["action"] in ("suspend", "kill", "kill-tree")})


def seconds_until(alerts, started, rules):
    """From the row's start to the first alert of these rules; None = there is none."""
    times = [datetime.datetime.fromisoformat(a["@timestamp"].replace("Z", "+00:00")).timestamp()
             for a in alerts if a["rule"]["id"] in rules]
    return round(min(times) - started, 2) if times else None


def watched(run, row):
    """The recorder looks into /proc beside the row and may stumble over what ends meanwhile; then the row is played again."""
    for _ in range(2):
        try:
            return run(row)
        except (ValueError, KeyError, OSError) as why:
            print("%-18s the recorder stumbled: %s" % (row["id"], why))
    return {}


def play(check, helper, share, own_pids):
    harness = load_harness(check)
    run = harness["run"]
    if check in ("enforce", "nested"):
        run.__globals__["TIMEOUT"] = 5  # a stopped attack never answers: do not wait the full time for each
    results = []
    rules = RULES.get(check, SHELL_RULES)
    for row in rows(check, share):
        before, started = harness["pids"](), time.time()
        outcome = watched(run, behind_unshare(row) if check == "nested" else row)
        time.sleep(SETTLE_S)
        alerts = helper.new_alerts()
        result = dict(id=row["id"], said=judge(alerts, before, own_pids, rules), ran=bool(outcome.get("verified")),
                      any_rule=judge(alerts, before, own_pids, None),
                      rules=sorted({a["rule"]["id"] for a in alerts if a["log"]["level"] != "INFO"}),
                      acted=acted(alerts), after_s=seconds_until(alerts, started, rules), sentences=[a["message"] for a in alerts],
                      reasons=[a["event"].get("reason", "") for a in alerts])
        results.append(result)
        after = "" if result["after_s"] is None else "after %.1f s" % result["after_s"]
        print("%-18s %-8s ran=%-5s %s %s" % (result["id"], result["said"], result["ran"], after, " ".join(result["acted"])), flush=True)
    return results


def percent(part, whole):
    return 100.0 * part / whole if whole else 0.0


def conclude(check, results):
    """Prints the figures and answers whether the bar of the issue is passed."""
    n = len(results)
    raised = sum(r["said"] != "none" for r in results)
    certain = sum(r["said"] == "ALERT" for r in results)
    stopped = sum(not r["ran"] for r in results)
    if check == "attacks":
        ran = [r for r in results if r["ran"]]  # an attack that did not work today shows nothing
        raised = sum(r["said"] != "none" for r in ran)
        certain = sum(r["said"] == "ALERT" for r in ran)
        print("%d attacks worked: %.1f %% raised, %.1f %% as ALERT" % (len(ran), percent(raised, len(ran)), percent(certain, len(ran))))
        return len(ran) >= 0.9 * n and percent(raised, len(ran)) >= 96 and percent(certain, len(ran)) >= 85
    if check == "miners":
        ran = [r for r in results if r["ran"]]
        late = [r["id"] for r in ran if r["after_s"] is None or r["after_s"] > MINER_PATIENCE_S]
        print("%d miners worked: %d raised as cryptominer, %d as ALERT; not within %d s: %s" %
              (len(ran), raised, certain, MINER_PATIENCE_S, late or "none"))
        return len(ran) == n and not late
    if check in ("enforce", "nested"):
        print("%d attacks: in %.1f %% the attacker's command never ran; %.1f %% raised, %.1f %% as ALERT" %
              (n, percent(stopped, n), percent(raised, n), percent(certain, n)))
        return percent(stopped, n) >= 85
    touched = [r["id"] for r in results if r["acted"]]
    broken = [r["id"] for r in results if not r["ran"]]
    print("%d ordinary actions: %d with ALERT, %d with any WARNING, suspended or killed: %s, did not work: %s" %
          (n, certain, raised, touched or "none", broken or "none"))
    said = [r for r in results if r["any_rule"] != "none"]
    alerts = [r["id"] for r in said if r["any_rule"] == "ALERT"]
    for r in said:
        print("%-18s %s: %s: %s" % (r["id"], r["any_rule"], " ".join(r["rules"]), r["sentences"]))
    print("by any rule, nothing learnt yet: %d with ALERT, %d with any WARNING" % (len(alerts), len(said)))
    return not touched and certain <= 1 and raised <= 6 and len(alerts) <= 1 and len(said) <= 8


def inside(options):
    """In the private namespaces."""
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    mode = "observe" if options.check in ("attacks", "miners") else "enforce"
    helper = Helper(options.helper, mode, options.event_source)
    results = play(options.check, helper, options.share, own_pids=True)
    return finish(options, helper, results)


def finish(options, helper, results):
    passed = conclude(options.check, results)
    code = helper.stop()
    if code != 0:
        print("the helper ended with", code)
    if options.out:
        os.makedirs(options.out, exist_ok=True)
        name = "corpora-%s-%s.jsonl" % (options.check, options.event_source)
        with open(os.path.join(options.out, name), "w") as f:
            f.writelines(json.dumps(r) + "\n" for r in results)
    return 0 if passed and code == 0 else 1


def cgroup_mount():
    return next((m for m in ("/sys/fs/cgroup", "/sys/fs/cgroup/unified") if os.path.exists(m + "/cgroup.procs")), None)


def from_outside(options):
    """The proc connector: helper in the machine's own namespaces, observing one control group; the harness below it."""
    group = "/am-corpora-%d" % os.getpid()
    directory = cgroup_mount() + group
    os.mkdir(directory)
    helper = Helper(options.helper, "observe", options.event_source, group)
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        with open(directory + "/cgroup.procs", "w") as f:
            f.write(str(os.getpid()))
        os.set_inheritable(write, True)
        os.execvp("unshare", private("-n") + [sys.executable, os.path.abspath(__file__)] + options.words +
                  ["--attached", "%d:%s" % (write, helper.dir)])
    os.close(write)
    with os.fdopen(read) as lines:
        results = [json.loads(line) for line in lines]
    os.waitpid(child, 0)
    code = finish(options, helper, results)
    for _ in range(50):
        try:
            os.rmdir(directory)
            break
        except OSError:
            time.sleep(0.1)
    return code


class Attached(Helper):
    """A helper that runs outside: only its alerts are read."""

    def __init__(self, directory):
        self.dir, self.position = directory, 0


def attached(options):
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    descriptor, directory = options.attached.split(":", 1)
    sys.stdout.flush()
    with os.fdopen(int(descriptor), "w") as out:
        out.writelines(json.dumps(r) + "\n" for r in play(options.check, Attached(directory), options.share, own_pids=False))
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--helper", required=True)
    parser.add_argument("--share", choices=("third", "all"), default=os.environ.get("AM_CORPORA_SHARE", "third"))
    parser.add_argument("--event-source", choices=("ebpf", "connector", "procfs"), default="ebpf")
    parser.add_argument("--out", default=os.environ.get("AM_ARTIFACTS"))
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--attached", help=argparse.SUPPRESS)
    parser.add_argument("check", choices=sorted(SOURCES))
    options = parser.parse_args()
    options.words = [w for w in sys.argv[1:]]
    if os.geteuid() != 0:
        skip("needs root for namespaces")
    if not os.path.isdir(CORPORA):
        skip("no corpora at ../shared/corpora")
    options.helper = os.path.abspath(options.helper)
    if options.attached:
        return attached(options)
    if options.inside:
        return inside(options)
    if options.event_source == "connector":
        return from_outside(options)
    # bash stays the namespace's init: it reaps what the attacks leave behind
    command = [sys.executable, os.path.abspath(__file__)] + options.words + ["--inside"]
    return subprocess.run(private("-n") + ["bash", "-c", '"$@"; exit $?', "init"] + command).returncode


if __name__ == "__main__":
    sys.exit(main())
