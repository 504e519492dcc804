#!/usr/bin/python3
"""Who logs in, by logging in: a real sshd on loopback with and without a terminal, su, refused logins, new accounts; everything in
private namespaces with an /etc, /run and /var/log of their own.

usage: sessions_room.py HELPER        exit 0 all held, 1 not, 77 skipped (not root, or no sshd)
"""
import json, os, shutil, signal, sqlite3, subprocess, sys, tempfile, time

from room import private

HERE = os.path.abspath(__file__)
FAILED = []
SSHD = "/usr/sbin/sshd"
CONFIG = """Port 2222
ListenAddress 127.0.0.1
ListenAddress ::1
HostKey {dir}/host
PidFile none
UsePAM yes
PasswordAuthentication yes
KbdInteractiveAuthentication no
PermitRootLogin yes
MaxAuthTries 20
PrintMotd no
Subsystem sftp /usr/lib/openssh/sftp-server
"""


def check(what, held, seen=""):
    print("%-4s %s%s" % ("ok" if held else "FAIL", what, "" if held else ": " + str(seen)[-1500:]), flush=True)
    if not held:
        FAILED.append(what)


def wait_for(condition, seconds=10):
    end = time.time() + seconds
    while time.time() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.05)
    return condition()


def run(*words, **more):
    return subprocess.run(words, check=True, stdout=subprocess.DEVNULL, **more)


class Room:
    def __init__(self, helper):
        self.program = helper
        self.dir = tempfile.mkdtemp(prefix="am-sessions-", dir="/var/tmp")
        run("mount", "-t", "tmpfs", "none", "/mnt")
        shutil.copytree("/etc", "/mnt/etc", symlinks=True)
        run("mount", "--bind", "/mnt/etc", "/etc")
        for path in ("/run", "/var/log", "/home"):
            run("mount", "-t", "tmpfs", "-o", "mode=755", "none", path)
        os.makedirs("/run/sshd", 0o755)
        for path in ("/run/utmp", "/var/log/wtmp", "/var/log/btmp"):
            open(path, "w").close()
        os.chmod("/var/log/btmp", 0o600)
        run("ip", "link", "set", "lo", "up")
        for user in ("anna", "bert"):
            run("useradd", "-m", "-s", "/bin/bash", user)
            run("chpasswd", input=f"{user}:right-{user}\n", text=True)
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", self.dir + "/host")
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", self.dir + "/key")
        for user in ("anna", "bert"):
            os.makedirs(f"/home/{user}/.ssh", 0o700)
            shutil.copy(self.dir + "/key.pub", f"/home/{user}/.ssh/authorized_keys")
            run("chown", "-R", user, f"/home/{user}")
        with open(self.dir + "/sshd_config", "w") as f:
            f.write(CONFIG.format(dir=self.dir))
        self.sshd = subprocess.Popen([SSHD, "-D", "-E", self.dir + "/sshd.log", "-f", self.dir + "/sshd_config"])
        wait_for(lambda: subprocess.run(["ssh-keyscan", "-p", "2222", "127.0.0.1"], capture_output=True).stdout)

    def start(self):
        config = {"mode": "observe", "learning": {"enabled": False}, "integrity": {"directories": []},
                  "sessions": {"brute_force_count": 5, "brute_force_window_s": 60}}
        with open(self.dir + "/config.json", "w") as f:
            json.dump(config, f)
        self.helper = subprocess.Popen([self.program, "--state-dir", self.dir + "/state", "--log-dir", self.dir + "/log", "--bus", "none",
                                        "--config", self.dir + "/config.json"], stderr=open(self.dir + "/stderr", "a"))
        ready = wait_for(lambda: self.health().get("ready") and self.health().get("pid") == self.helper.pid, 60)
        time.sleep(0.5)
        return ready

    def stop(self, how=signal.SIGTERM):
        self.helper.send_signal(how)
        return self.helper.wait(20)

    def health(self):
        try:
            return json.load(open(self.dir + "/state/health.json"))
        except (OSError, ValueError):
            return {}

    def alerts(self, rule, user=None):
        try:
            lines = [json.loads(line) for line in open(self.dir + "/log/alerts.jsonl")]
        except OSError:
            return []
        last = {line["event"]["id"]: line for line in lines if line["rule"]["id"] == rule}
        return [line for line in last.values() if user is None or line["user"].get("name") == user]

    def sessions(self, **wanted):
        try:
            with sqlite3.connect(f"file:{self.dir}/state/sessions.db?mode=ro", uri=True) as db:
                db.row_factory = sqlite3.Row
                rows = [dict(row) for row in db.execute("SELECT * FROM sessions ORDER BY started")]
        except sqlite3.Error:
            return []
        return [row for row in rows if all(row[key] == value for key, value in wanted.items())]

    def ssh(self, user, *words, address="127.0.0.1", terminal=False, password=None, **more):
        command = ["ssh", "-F", "none", "-p", "2222", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR"]
        environment = dict(os.environ)
        if password is None:
            command += ["-i", self.dir + "/key", "-o", "BatchMode=yes"]
        else:
            with open(self.dir + "/answer", "w") as f:
                f.write(f"#!/bin/sh\necho '{password}'\n")
            os.chmod(self.dir + "/answer", 0o700)
            environment.update(SSH_ASKPASS=self.dir + "/answer", SSH_ASKPASS_REQUIRE="force", DISPLAY="none")
            command += ["-o", "PubkeyAuthentication=no", "-o", "NumberOfPasswordPrompts=1", "-o", "PreferredAuthentications=password"]
        command += (["-tt"] if terminal else ["-T"]) + [f"{user}@{address}", *words]
        return subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more)


def near(us, seconds, within=2.0):
    return abs(us / 1e6 - seconds) < within


def terminal_login(room):
    began = time.time()
    login = room.ssh("anna", "tty; sleep 2", terminal=True)
    open_ = wait_for(lambda: room.sessions(user="anna", state="open"))
    check("a login with a terminal is listed while it goes on", open_ and len(open_) == 1, room.sessions())
    terminal = login.communicate(timeout=30)[0].decode().split()[0]
    done = wait_for(lambda: room.sessions(user="anna", state="ended"))
    row = done[0] if done else {}
    check("its user, service and source", (row.get("uid"), row.get("service"), row.get("source")) == (uid("anna"), "sshd", "127.0.0.1"), row)
    check("its terminal", "/dev/" + str(row.get("terminal")) == terminal, (row, terminal))
    check("its start and its end", row and near(row["started"], began) and near(row["ended"], time.time()), (row, began))
    check("its duration", row and 1.5 < (row["ended"] - row["started"]) / 1e6 < 4, row)
    check("login and logout are told as INFO", [a["log"]["level"] for r in ("login", "logout") for a in room.alerts(r, "anna")] == ["INFO"] * 2,
          room.alerts("login") + room.alerts("logout"))
    told = (room.alerts("login", "anna") or [{}])[0]
    check("with the address in its field", told.get("source", {}).get("ip") == "127.0.0.1" and told.get("user", {}).get("id") == str(uid("anna")), told)


def uid(user):
    return int(subprocess.run(["id", "-u", user], capture_output=True, text=True).stdout)


def command_logins(room):
    began = time.time()
    room.ssh("bert", "sleep 1").communicate(timeout=30)
    done = wait_for(lambda: room.sessions(user="bert", state="ended"))
    row = done[0] if done else {}
    check("ssh without a terminal is a session", row.get("terminal") == "" and row.get("service") == "sshd" and row.get("source") == "127.0.0.1", room.sessions())
    check("its start, end and duration", row and near(row["started"], began) and 0.8 < (row["ended"] - row["started"]) / 1e6 < 3, row)
    room.ssh("bert", "true", address="::1").communicate(timeout=30)
    check("a command of milliseconds over IPv6 too", wait_for(lambda: room.sessions(user="bert", source="::1", state="ended")), room.sessions())
    subprocess.run(["scp", "-q", "-F", "none", "-P", "2222", "-i", room.dir + "/key", "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o",
                    "LogLevel=ERROR", "/etc/hostname", "bert@127.0.0.1:there"], check=True)
    check("scp too", wait_for(lambda: len(room.sessions(user="bert", state="ended")) == 3), room.sessions())


def su(room):
    began = time.time()
    # a terminal of its own, as a person has
    subprocess.run(["script", "-qec", "su bert -c 'sleep 1.5'", "/dev/null"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=True)
    done = wait_for(lambda: room.sessions(user="bert", service="su", state="ended"))
    row = done[0] if done else {}
    check("su is a session: user, terminal, no source", row.get("uid") == uid("bert") and str(row.get("terminal")).startswith("pts/") and row.get("source") == "",
          room.sessions())
    check("its start, end and duration", row and near(row["started"], began) and 1.2 < (row["ended"] - row["started"]) / 1e6 < 4, row)
    check("who became whom is said", any("root became bert" in " ".join(a["algomonitor"]["why"]) for a in room.alerts("login", "bert")), room.alerts("login", "bert"))


def refused(room):
    for n in range(4):
        room.ssh("anna", "true", password=f"wrong-{n}").communicate(timeout=30)
    told = wait_for(lambda: sum(a["algomonitor"]["count"] for a in room.alerts("failed-login", "anna")) == 4 and room.alerts("failed-login", "anna"))
    check("four refused logins are told, each once", told, room.alerts("failed-login"))
    check("with user, source and service", told and told[0]["source"]["ip"] == "127.0.0.1" and told[0]["log"]["level"] == "WARNING"
          and told[0]["user"]["id"] == str(uid("anna")), told)
    time.sleep(1)
    check("four are no attack", not room.alerts("brute-force"), room.alerts("brute-force"))
    for n in range(4):
        room.ssh("nobody-here", "true", password="x").communicate(timeout=30)
    attack = wait_for(lambda: room.alerts("brute-force"))
    time.sleep(1)
    check("five are, told once", len(room.alerts("brute-force")) == 1 and attack[0]["algomonitor"]["count"] == 1, room.alerts("brute-force"))
    check("with the address and the names tried", attack and attack[0]["source"]["ip"] == "127.0.0.1" and "anna, nobody-here" in str(attack[0]["algomonitor"]["why"]), attack)
    check("each of the other four once", sum(a["algomonitor"]["count"] for a in room.alerts("failed-login", "nobody-here")) == 4, room.alerts("failed-login"))
    check("who does not exist has no number", all("id" not in a["user"] for a in room.alerts("failed-login", "nobody-here")), room.alerts("failed-login"))
    room.ssh("bert", "true", password="right-bert").communicate(timeout=30)
    check("a login from there afterwards is an ALERT", wait_for(lambda: [a for a in room.alerts("brute-force", "bert") if a["log"]["level"] == "ALERT"]), room.alerts("brute-force"))


def accounts(room):
    run("useradd", "-m", "carla")
    check("a new account is told", wait_for(lambda: [a for a in room.alerts("new-account", "carla") if a["log"]["level"] == "WARNING"]), room.alerts("new-account"))
    run("usermod", "-aG", "sudo", "carla")
    check("and what it may do", wait_for(lambda: [a for a in room.alerts("new-account") if "group sudo" in a["message"]] or
                                         sum(a["algomonitor"]["count"] for a in room.alerts("new-account", "carla")) >= 2), room.alerts("new-account"))
    run("useradd", "-o", "-u", "0", "-M", "toor")
    check("a second root is an ALERT", wait_for(lambda: [a for a in room.alerts("new-account", "toor") if a["log"]["level"] == "ALERT"]), room.alerts("new-account"))
    before = len(room.alerts("new-account"))
    run("userdel", "-f", "toor", stderr=subprocess.DEVNULL)
    run("chfn", "-f", "Anna", "anna")
    time.sleep(1)
    check("a removed account and a changed name are no news", len(room.alerts("new-account")) == before, room.alerts("new-account"))


def restart(room):
    long = room.ssh("anna", "sleep 30")
    open_ = wait_for(lambda: room.sessions(user="anna", state="open"))
    check("a login goes on", open_, room.sessions())
    room.stop(signal.SIGKILL)
    run("useradd", "-M", "dora")
    check("the helper comes back", room.start())
    again = wait_for(lambda: room.sessions(user="anna", state="open"))
    check("the same session goes on over kill -9", again and [r["id"] for r in again] == [r["id"] for r in open_] and again[0]["started"] == open_[0]["started"], again)
    check("an account made meanwhile is told", wait_for(lambda: room.alerts("new-account", "dora")), room.alerts("new-account"))
    room.stop()
    long.kill()
    long.wait()
    time.sleep(0.5)
    check("the helper comes back once more", room.start())
    check("an end that nobody saw is said to be one", wait_for(lambda: [r for r in room.sessions(state="lost") if r["id"] == open_[0]["id"]] or
                                                              [r for r in room.sessions(state="ended") if r["id"] == open_[0]["id"]]), room.sessions())


def inside():
    room = Room(os.path.abspath(sys.argv[2]))
    check("the helper is ready", room.start(), (room.health(), open(room.dir + "/stderr").read()))
    if not FAILED:
        for part in (terminal_login, command_logins, su, refused, accounts, restart):
            part(room)
        check("it stops", room.stop() == 0)
    if FAILED:
        print(open(room.dir + "/stderr").read()[-3000:], open(room.dir + "/sshd.log").read()[-2000:])
    if os.environ.get("AM_KEEP"):
        shutil.copytree("/var/log", os.environ["AM_KEEP"] + "/log", dirs_exist_ok=True)
        shutil.copy("/run/utmp", os.environ["AM_KEEP"] + "/utmp")
    shutil.rmtree(room.dir, ignore_errors=True)
    return 1 if FAILED else 0


if __name__ == "__main__":
    if os.geteuid() != 0 or not os.path.exists(SSHD):
        print("sessions_room: skipped, needs root and sshd")
        sys.exit(77)
    if sys.argv[1] != "--inside":
        sys.exit(subprocess.run([*private("-n"), "/usr/bin/python3", HERE, "--inside", sys.argv[1]]).returncode)
    sys.exit(inside())
