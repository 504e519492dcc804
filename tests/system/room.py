"""What the rooms share: a private place (own namespaces) in which a helper runs and things are done to it."""
import json, os, subprocess, sys, time

FAILED = []
PLAIN_SHELLS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support", "plain-shells.sh")


def private(*namespaces):
    """The words before a command that put it, as pid 1, into namespaces of its own where no start-up file of a shell runs."""
    return ["unshare", *namespaces, "-m", "-p", "-f", "--kill-child", "--mount-proc", PLAIN_SHELLS]


def check(what, held, seen=""):
    print("%-4s %s%s" % ("ok" if held else "FAIL", what, "" if held else ": " + str(seen)[-1500:]), flush=True)
    if not held:
        FAILED.append(what)


def wait_for(condition, seconds, pause=0.05):
    end = time.time() + seconds
    while time.time() < end:
        if condition():
            return True
        time.sleep(pause)
    return bool(condition())


def run(*words, into=None):
    """into: a pid whose network namespace it happens in."""
    prefix = ["nsenter", "-t", str(into), "-n"] if into else []
    subprocess.run(prefix + list(words), check=True, stdout=subprocess.DEVNULL)


def health(state):
    try:
        return json.load(open(state + "/health.json"))
    except (OSError, ValueError):
        return {}


def alerts(log):
    try:
        return [json.loads(line) for line in open(log + "/alerts.jsonl")]
    except OSError:
        return []


def enter(script, inside, *namespaces):
    """The main of a room: runs itself again in namespaces of its own, then `inside(helper)`. Exit 77 when not root."""
    name = os.path.basename(script).removesuffix(".py")
    if os.geteuid() != 0:
        print(name + ": skipped, needs root for its namespaces")
        sys.exit(77)
    if sys.argv[1] != "--inside":
        sys.exit(subprocess.run(private(*namespaces) + [sys.executable, script, "--inside", *sys.argv[1:]]).returncode)
    inside(os.path.abspath(sys.argv[2]))
    sys.exit(1 if FAILED else 0)
