"""Inside trial-room.sh, as root: the helper, the person at the desktop and the attack, for desktop/try and the desktop test."""

import json
import os
import pwd
import select
import signal
import subprocess
import time

SUPPORT = os.environ.get("SUPPORT") or os.path.dirname(os.path.abspath(__file__))


class Failure(Exception):
    """What should have happened and did not, as a sentence."""


def until(seconds, ask, what):
    deadline = time.monotonic() + seconds
    while True:
        answer = ask()
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise Failure(f"{what}: not within {seconds} s")
        time.sleep(0.02)


class Helper:
    """algomonitor-helper of the stage, with configuration, state and logs below `folder`; `settings` as in config.json."""

    def __init__(self, stage, folder, mode="ask", timeoutS=30, helperEnvironment=None, **settings):
        self.folder = folder
        self.state = os.path.join(folder, "state")
        self.alertsFile = os.path.join(folder, "log", "alerts.jsonl")
        config = os.path.join(folder, "config.json")
        with open(config, "w", encoding="utf-8") as file:
            json.dump({"mode": mode, "ask": {"timeout_s": timeoutS}, **settings}, file)
        os.chmod(config, 0o644)
        self.log = open(os.path.join(folder, "helper.log"), "wb")
        command = [os.path.join(stage, "usr/libexec/algomonitor/algomonitor-helper"), "--config", config,
                   "--state-dir", self.state, "--log-dir", os.path.join(folder, "log")]
        rules = os.path.join(stage, "usr/share/algomonitor/rules")
        if os.path.isdir(rules):
            command += ["--rules-dir", rules]
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log,
                                        env={**os.environ, **(helperEnvironment or {})})

    def waitUntilReady(self, seconds=20):
        until(seconds, lambda: self.health().get("ready") or self._mustLive(), "the helper to be ready")

    def _mustLive(self):
        if self.process.poll() is not None:
            raise Failure(f"the helper ended with {self.process.returncode}:\n{self.said()}")

    def said(self):
        with open(self.log.name, encoding="utf-8", errors="replace") as file:
            return file.read()

    def health(self):
        try:
            with open(os.path.join(self.state, "health.json"), encoding="utf-8") as file:
                return json.load(file)
        except (OSError, ValueError):
            return {}

    def alerts(self):
        """event.id -> its last line, oldest first."""
        last = {}
        try:
            with open(self.alertsFile, encoding="utf-8") as file:
                for line in file:
                    if line.endswith("\n"):
                        alert = json.loads(line)
                        last[alert["event"]["id"]] = alert
        except OSError:
            pass
        return list(last.values())

    def alertAbout(self, pid, seconds=10):
        """The ALERT whose process, suspects or ancestry name `pid`; what is only noted beside it does not count."""
        return until(seconds, lambda: next((a for a in self.alerts() if a["log"]["level"] == "ALERT" and pid in pidsOf(a)), None),
                     f"an alert about pid {pid}")

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(15)


def pidsOf(alert):
    """Every pid an alert names, wherever it stands."""
    found, todo = set(), [alert]
    while todo:
        at = todo.pop()
        if isinstance(at, dict):
            if isinstance(at.get("pid"), int):
                found.add(at["pid"])
            todo += at.values()
        elif isinstance(at, list):
            todo += at
    return found


def asPerson(user):
    """For Popen(preexec_fn=): the person's session cgroup, groups and ids."""
    own = os.path.join("/run/test-sessions", user.pw_name)
    cgroup = os.path.realpath(own) if os.path.exists(own) else os.environ.get("SESSION_CGROUP")

    def become():
        if cgroup:
            with open(os.path.join(cgroup, "cgroup.procs"), "w", encoding="ascii") as file:
                file.write(str(os.getpid()))
        os.initgroups(user.pw_name, user.pw_gid)
        os.setgid(user.pw_gid)
        os.setuid(user.pw_uid)
        os.chdir("/")

    return become


class Desktop:
    """The person (person.py) at a virtual desktop of their own, or at the one they are sitting at (`own`: its environment)."""

    def __init__(self, name, folder, own=None, **environment):
        user = pwd.getpwnam(name)
        log = os.path.join(folder, "desktop.log")
        with open(log, "wb"):
            pass
        os.chown(log, user.pw_uid, user.pw_gid)
        command = ["/usr/bin/python3", "-B", os.path.join(SUPPORT, "person.py")]
        values = {"PATH": "/usr/bin:/bin:/usr/sbin:/sbin", "LANG": "C.UTF-8", "USER": name, "LOGNAME": name, "HOME": user.pw_dir,
                  "TMPDIR": "/tmp", "PROGRAM_LOG": log, **environment}
        if own is None:
            command.insert(0, os.path.join(SUPPORT, environment.pop("SESSION", "desktop-session.sh")))
        else:
            values.update(own)
        self.errors = open(log, "ab")
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors, text=True,
                                        env=values, preexec_fn=asPerson(user))
        self._answer(30)

    def __getattr__(self, verb):
        """desktop.click("Kill") asks the person to; Failure if they could not."""
        if verb.startswith("_"):
            raise AttributeError(verb)

        def ask(*arguments):
            self.process.stdin.write(json.dumps([verb, *arguments]) + "\n")
            self.process.stdin.flush()
            return self._answer(90)

        return ask

    def _answer(self, seconds):
        if not select.select([self.process.stdout], [], [], seconds)[0]:
            raise Failure("the desktop does not answer")
        line = self.process.stdout.readline()
        if not line:
            with open(self.errors.name, encoding="utf-8", errors="replace") as file:
                raise Failure("the desktop ended:\n" + file.read())
        answer = json.loads(line)
        if "failed" in answer:
            raise Failure(answer["failed"])
        return answer["ok"]

    def leave(self):
        self.process.stdin.close()
        return self.process.wait(20)


class Attack:
    """loopback-shell as `user`; its words as they come."""

    def __init__(self, user, seconds=60):
        self.process = subprocess.Popen([os.path.join(SUPPORT, "loopback-shell"), user, str(seconds)], stdin=subprocess.DEVNULL,
                                        stdout=subprocess.PIPE)
        os.set_blocking(self.process.stdout.fileno(), False)
        self.words, self._rest = [], b""
        self.shell = self.waitFor("shell", 10)["shell"]

    def _read(self):
        self._rest += self.process.stdout.read() or b""
        *lines, self._rest = self._rest.split(b"\n")
        self.words += [json.loads(line) for line in lines]

    def _first(self, key, value):
        self._read()
        return next((w for w in self.words if key in w and value in (None, w[key])), None)

    def waitFor(self, key, seconds, value=None):
        what = f"the shell to be {value}" if value else f"the attack's {key}"
        return until(seconds, lambda: self._first(key, value), what)

    def waitUntil(self, state, seconds):
        """Milliseconds from the connect until the shell was `state` (suspended, gone)."""
        return self.waitFor("state", seconds, state)["ms"]

    def has(self, state):
        return self._first("state", state) is not None

    def end(self):
        self.process.terminate()
        self.process.wait(10)
