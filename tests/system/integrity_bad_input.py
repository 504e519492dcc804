#!/usr/bin/python3
"""What protected folders may hold and what may happen to the baseline: special files, links in circles, holes, odd names,
files that grow for ever, a hundred thousand changes at once, a state directory that cannot be written, a full disk, and the
helper killed at any moment, after which nothing that happened is forgotten.

usage: integrity_bad_input.py HELPER        AM_KILLS=200 for the long run; exit 0 all held, 1 not, 77 skipped (not root)
"""
import os, random, shutil, socket, sqlite3, subprocess, time

from integrity_helper import Helper, check, play

KILLS = int(os.environ.get("AM_KILLS", "8"))


def odd_files(place):
    os.makedirs(place + "/deep/" + "/".join("d" * 100 for _ in range(20)))
    os.mkfifo(place + "/pipe")
    socket.socket(socket.AF_UNIX).bind(place + "/socket")
    os.mknod(place + "/device", 0o600 | 0o020000, os.makedev(1, 8))  # /dev/random: never ends
    with open(place + "/sparse", "w") as f:
        f.truncate(100 << 30)
    os.symlink("loop", place + "/loop")
    os.symlink("../place", place + "/circle")
    os.symlink("/nowhere", place + "/dangling")
    open(place.encode() + b"/new\nline\xff\xfe", "w").close()
    open(place + "/" + "n" * 255, "w").close()
    with open(place + "/secret", "w") as f:
        f.write("x")
    os.chmod(place + "/secret", 0)


def grow(path, seconds):
    end = time.monotonic() + seconds
    with open(path, "a") as f:
        while time.monotonic() < end:
            f.write("x" * 100_000)
            f.flush()


def cpu_of(pid):
    fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def odd(program, base):
    place = base + "/odd/place"
    os.makedirs(place)
    odd_files(place)
    helper = Helper(program, base + "/room", [base + "/odd/"])
    helper.starts("odd files: the baseline is built")
    with open(place + "/after", "w") as f:
        f.write("x")
    alert, seen = helper.told(place + "/after", "file-created", 5)
    check("odd files: changes are told beside them", alert is not None, seen)
    pid, before = helper.process.pid, cpu_of(helper.process.pid)
    grow(place + "/growing", 6)
    used = cpu_of(pid) - before
    alert, seen = helper.told(place + "/growing", "file-created", 5)
    check("a file that grows for ever is told", alert is not None, seen)
    print(f"     it cost {used / 6 * 100:.0f} % of a core while it grew", flush=True)
    many(helper, base + "/odd/many")
    check("and ends as asked", stops(helper))


def stops(helper):
    helper.process.terminate()
    try:
        return helper.process.wait(20) == 0
    except subprocess.TimeoutExpired:
        return False


def many(helper, place, count=100_000):
    """Made while it watches, then changed all at once."""
    os.makedirs(place)
    for i in range(count):
        os.close(os.open(f"{place}/{i}", os.O_CREAT | os.O_WRONLY, 0o644))
    held = helper.wait(lambda h: h["integrity"]["changed"] >= count, 120)
    health = helper.health()
    check("a hundred thousand new files are in the list", held, health["integrity"])
    check("and among the protected ones", helper.wait(lambda h: h["integrity"]["files"] >= count, 30), helper.health()["integrity"])
    print(f"     memory {health['self']['rss_kib']} KiB, alerts {len(helper.news())}", flush=True)
    shutil.rmtree(place)
    check("and gone from it", helper.wait(lambda h: h["integrity"]["changed"] < 100 and h["integrity"]["files"] < 100, 120),
          helper.health()["integrity"])


def read_only(program, base):
    """The baseline's place cannot be written: it lives in memory, and this is said."""
    place = base + "/ro-place"
    os.makedirs(place)
    helper = Helper(program, base + "/ro", [place])
    os.makedirs(helper.dir + "/state/integrity.db")  # a folder in the database's place
    helper.starts("a baseline that cannot be kept: starts")
    with open(place + "/x", "w") as f:
        f.write("x")
    alert, seen = helper.told(place + "/x", "file-created", 5)
    check("a baseline that cannot be kept: changes are told", alert is not None, seen)
    check("a baseline that cannot be kept: it is said", "integrity.db" in helper.health()["integrity"].get("why", ""),
          helper.health()["integrity"])
    helper.stop()


def disk_full(program, base):
    state = base + "/small"
    os.makedirs(state)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "none", state], check=True)
    place = base + "/full-place"
    os.makedirs(place)
    for i in range(200):
        open(f"{place}/{i}", "w").close()
    helper = Helper(program, state, [place])
    helper.starts("a full disk: starts")
    with open(state + "/ballast", "wb") as f:
        try:
            while True:
                f.write(b"x" * 65536)
                f.flush()
        except OSError:
            pass
    for i in range(20000):
        open(f"{place}/more{i}", "w").close()
    time.sleep(3)
    check("a full disk: it goes on", helper.process.poll() is None)
    os.unlink(state + "/ballast")
    with open(place + "/late", "w") as f:
        f.write("x")
    check("a full disk: it recovers", helper.wait(lambda h: h["integrity"]["state"] in ("watching", "verifying"), 60),
          helper.health())
    helper.stop()
    database = sqlite3.connect(helper.dir + "/state/integrity.db")
    check("a full disk: the baseline is sound", database.execute("PRAGMA integrity_check").fetchone() == ("ok",))
    database.close()
    subprocess.run(["umount", "-l", state], check=False)


def killed(program, base):
    """Killed at any moment of building, comparing and writing: sound afterwards, and every change is told in the end."""
    place = base + "/kill-place"
    os.makedirs(place)
    for i in range(3000):
        with open(f"{place}/{i}", "w") as f:
            f.write(str(i))
    helper = Helper(program, base + "/kill", [place])
    chance = random.Random(4711)
    missing, unsound, changed = [], 0, set()
    for turn in range(KILLS):
        helper.launch(stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.05, 1.5))
        built = turn > KILLS // 4  # by then a baseline was finished, see below
        for i in chance.sample(range(3000), 5):
            path = f"{place}/{i}"
            with open(path, "a") as f:
                f.write(f" {turn}")
            if built:
                changed.add(path)
        time.sleep(chance.uniform(0, 0.3))
        helper.end()
        if turn == KILLS // 4:  # let one finish its baseline
            check("killed: a helper that is let live finishes", helper.start())
            time.sleep(2.5)
            helper.stop()
        if os.path.exists(helper.dir + "/state/integrity.db"):
            database = sqlite3.connect(helper.dir + "/state/integrity.db")
            unsound += database.execute("PRAGMA integrity_check").fetchone() != ("ok",)
            database.close()
    check("killed: the baseline is sound each time", unsound == 0, unsound)
    check("killed: starts again", helper.start())
    helper.wait(lambda h: h["integrity"]["last_verify_s"] > 0, 30)
    time.sleep(4)
    helper.stop()
    database = sqlite3.connect(helper.dir + "/state/integrity.db")
    drifted = {bytes(row[0]).decode() for row in database.execute("SELECT path FROM drifts")}
    missing = [path for path in changed if path not in drifted]
    check(f"killed {KILLS} times: each of {len(changed)} changes is known", not missing, missing[:5])


if __name__ == "__main__":
    play(__file__, odd, read_only, disk_full, killed)
