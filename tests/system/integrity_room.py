#!/usr/bin/python3
"""Protected files, by doing the thing: each rule is raised by one case with who did it, and a near miss beside it stays
silent; on ext4 (or whatever /var/tmp is) and on tmpfs; what happened while the helper was down; critical files of a private /etc.

usage: integrity_room.py HELPER        exit 0 all held, 1 not, 77 skipped (not root, no mount namespace)
"""
import os, shutil, subprocess, time
from datetime import datetime

from integrity_helper import Helper, PYTHON, act, check, play

DELAYS = []

MMAP = ("import mmap; f = open('{0}', 'r+b'); m = mmap.mmap(f.fileno(), 0); f.close(); m[0:1] = b'Z'; m.close()")


def seconds_of(stamp):
    return datetime.fromisoformat(stamp.replace("Z", "+00:00")).timestamp()


def prepare(place):
    os.makedirs(place + "/sub")
    for name in ("write", "chmod", "chown", "setcap", "unlink", "same", "touch", "mmap", "suid", "replace"):
        with open(place + "/" + name, "w") as f:
            f.write("first\n" * 100)
        os.chmod(place + "/" + name, 0o755 if name in ("setcap", "suid") else 0o644)
    shutil.copy(place + "/write", place + "/rename")
    os.symlink("write", place + "/link")


def cases(place):
    p = place + "/"
    write = "open('{}', 'a').write('more')".format
    return [  # what, file, rule (None = nothing), code
        ("write", p + "write", "file-modified", write(p + "write")),
        ("mmap", p + "mmap", "file-modified", MMAP.format(p + "mmap")),
        ("chmod", p + "chmod", "file-permissions", f"import os; os.chmod('{p}chmod', 0o666)"),
        ("chown", p + "chown", "file-permissions", f"import os; os.chown('{p}chown', 12, 12)"),
        ("setcap", p + "setcap", "setuid-change",
         f"import os; os.setxattr('{p}setcap', 'security.capability', bytes.fromhex('0100000200200000000000000000000000000000'))"),
        ("setuid", p + "suid", "setuid-change", f"import os; os.chmod('{p}suid', 0o4755)"),
        ("rename, the old name", p + "rename", "file-deleted", f"import os; os.rename('{p}rename', '{p}renamed')"),
        ("unlink", p + "unlink", "file-deleted", f"import os; os.unlink('{p}unlink')"),
        ("create", p + "fresh", "file-created", f"open('{p}fresh', 'w').write('x')"),
        ("new executable", p + "tool", "new-executable",
         f"import os; f = os.open('{p}tool', os.O_CREAT | os.O_WRONLY, 0o755); os.write(f, b'#!/bin/sh')"),
        ("link swapped", p + "link", "file-modified",
         f"import os; os.symlink('chmod', '{p}link.new'); os.rename('{p}link.new', '{p}link')"),
        ("replaced", p + "replace", "file-modified",
         f"import os; open('{p}.tmp', 'w').write('new'); os.rename('{p}.tmp', '{p}replace')"),
        ("came and went", p + "brief", "file-created", f"import os; open('{p}brief', 'w').write('x'); os.unlink('{p}brief')"),
        ("in a new folder", p + "deep/er/file", "file-created",
         f"import os; os.makedirs('{p}deep/er'); open('{p}deep/er/file', 'w').write('x')"),
        ("odd name", p + "odd\n\\xff", "file-created", f"open(b'{p}odd\\n\\xff', 'w').write('x')"),
        ("touch", p + "touch", None, f"import os; os.utime('{p}touch')"),
        ("the same again", p + "same", None, f"open('{p}same', 'w').write('first\\n' * 100)"),
        ("read", p + "write", None, f"open('{p}write').read()"),
    ]


def live(helper, place, kind):
    for name, path, rule, code in cases(place):
        helper.news()
        pid, done = act(code)
        alert, seen = helper.told(path, rule, 3 if rule else 0.6)
        name = f"{kind}: {name}"
        if rule is None:
            check(name + " is not told", not seen, seen)
            continue
        check(name + " is told", alert is not None, seen)
        if alert is None:
            continue
        who = alert.get("process", {})
        check(name + ", by whom", who.get("pid") == pid and who.get("executable") == PYTHON,
              (pid, who.get("pid"), who.get("executable")))
        DELAYS.append((seconds_of(alert["@timestamp"]) - done, name))
        time.sleep(0.05)


def by_shell(helper, place):
    """A subshell that has ended before anybody looks."""
    helper.news()
    subprocess.run(["/bin/sh", "-c", f"(echo more >> {place}/shell); true"], check=True)
    alert, seen = helper.told(place + "/shell", "file-created", 3)
    executable = (alert or {}).get("process", {}).get("executable")
    check("a subshell's write", executable == os.path.realpath("/bin/sh"), (executable, seen))


def down(helper, places):
    helper.stop()
    helper.news()
    for place in places:
        with open(place + "/sub/added", "w") as f:
            f.write("while nobody looked")
        with open(place + "/chmod", "a") as f:
            f.write("x")
        os.unlink(place + "/mmap")
        os.mkdir(place + "/down")
        with open(place + "/down/within", "w") as f:
            f.write("x")
    check("starts again", helper.start())
    time.sleep(1)
    news = {(a["file"]["path"], a["rule"]["id"]) for a in helper.news() if "file" in a}
    for place in places:
        for path, rule in (("/sub/added", "file-created"), ("/chmod", "file-modified"), ("/mmap", "file-deleted"),
                           ("/down/within", "file-created")):
            check(f"while it was down: {rule} {place}{path}", (place + path, rule) in news, sorted(news))
    helper.stop()
    check("and is told once", helper.start() and not [a for a in helper.news() if a.get("file")])


def life_cycles(helper, place, kind, count=100_000):
    """create, write, close, rename, unlink: nothing may be lost, and it may not become as many alerts."""
    before = helper.health()["events"]["file"]
    helper.news()
    os.makedirs(place + "/storm", exist_ok=True)
    code = (f"import os\nfor i in range({count}):\n"
            f"  a = '{place}/storm/a%d' % i; f = os.open(a, os.O_CREAT | os.O_WRONLY, 0o644); os.write(f, b'x'); os.close(f)\n"
            f"  os.rename(a, a + '.b'); os.unlink(a + '.b')\n")
    started = time.monotonic()
    subprocess.run([PYTHON, "-c", code], check=True)
    took = time.monotonic() - started
    # Create, rename and delete never merge: three events a file at least.
    held = helper.wait(lambda h: h["events"]["file"] - before >= 3 * count, 120)
    health = helper.health()
    print(f"     {kind}: {count} life cycles in {took:.1f} s, {health['events']['file'] - before} events, "
          f"{health['lost']['file']} lost, the helper's memory {health['self']['rss_kib']} KiB", flush=True)
    check(f"{kind}: no event is lost", held and health["lost"]["file"] == 0, health["events"])
    time.sleep(3)
    told = helper.news()
    check(f"{kind}: the storm is told in few words", 0 < len(told) < 2000, len(told))


def critical(program, base):
    """In a private copy of /etc."""
    etc = base + "/etc"
    subprocess.run(["cp", "-a", "/etc", etc], check=True)
    subprocess.run(["mount", "--bind", etc, "/etc"], check=True)
    os.makedirs("/etc/cron.d", exist_ok=True)
    helper = Helper(program, base + "/critical", ["/etc/"])
    helper.starts("critical: starts")
    rows = [("/etc/passwd", "hax:x:0:0::/:/bin/sh\n", "ALERT", "all rights"),
            ("/etc/group", "amtest:x:4321:daemon\n", "WARNING", "daemon is now in amtest"),
            ("/etc/cron.d/x", "* * * * * root /tmp/x\n", "WARNING", "cron: runs now"),
            ("/etc/ld.so.preload", "/tmp/evil.so\n", "ALERT", "/tmp/evil.so"),
            ("/etc/profile", "\nalias ls=id\n", "WARNING", "alias ls=id"),
            ("/etc/systemd/system/x.service", "[Service]\nExecStart=/tmp/x\n", "WARNING", "ExecStart=/tmp/x")]
    if os.path.exists("/etc/sudoers"):
        rows.append(("/etc/sudoers", "alice ALL=(ALL:ALL) ALL\n", "ALERT", "alice may now run everything"))
    for path, text, level, says in rows:
        helper.news()
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "a") as f:
            f.write(text)
        alert, seen = helper.told(path, "critical-config", 3)
        check(f"critical: {path}", alert is not None and alert["log"]["level"] == level and
              any(says in line for line in alert["algomonitor"]["why"]), alert["algomonitor"]["why"] if alert else seen)
    helper.news()
    with open("/etc/am-ordinary.conf", "w") as f:
        f.write("x")
    alert, seen = helper.told("/etc/am-ordinary.conf", "critical-config", 0.6)
    check("critical: another file is not critical", alert is None and seen == ["file-created"], seen)
    helper.stop()


def watched(program, base):
    tmpfs = base + "/tmpfs"
    os.mkdir(tmpfs)
    subprocess.run(["mount", "-t", "tmpfs", "none", tmpfs], check=True)
    places = [base + "/disk/place", tmpfs + "/place"]
    for place in places:
        prepare(place)
    helper = Helper(program, base + "/room", [base + "/disk/", tmpfs + "/place"])
    helper.starts("starts")
    health = helper.health()
    print("     source:", [s for s in health["sources"] if s["name"] == "file"], health["integrity"], flush=True)
    live(helper, places[0], "disk")
    live(helper, places[1], "tmpfs")
    by_shell(helper, places[0])
    down(helper, places)
    for place, kind in zip(places, ("disk", "tmpfs")):
        life_cycles(helper, place, kind, int(os.environ.get("AM_LIFE_CYCLES", "20000")))
    helper.stop()
    if DELAYS:
        DELAYS.sort()
        print("     from the change to the alert: median %.0f ms, longest %.0f ms (%s)" %
              (1000 * DELAYS[len(DELAYS) // 2][0], 1000 * DELAYS[-1][0], DELAYS[-1][1]))


if __name__ == "__main__":
    play(__file__, watched, critical)
