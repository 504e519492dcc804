#!/usr/bin/python3
"""Protected files on file systems of another kind: overlayfs (where the kernel may refuse to say who did it: then it is said), a
file system of a user's process that never answers, one that goes away while it is watched; a state directory nobody can write.

usage: integrity_places.py HELPER        exit 0 all held, 1 not, 77 skipped (not root)
"""
import ctypes, os, subprocess, time

from integrity_helper import Helper, act, check, play

LIBC = ctypes.CDLL(None, use_errno=True)


def source(helper):
    return next((s for s in helper.health()["sources"] if s["name"] == "file"), {})


def changes(p):
    return [  # what, file, rule, code
        ("write", p + "/write", "file-modified", f"open('{p}/write', 'a').write('more')"),
        ("chmod", p + "/chmod", "file-permissions", f"import os; os.chmod('{p}/chmod', 0o666)"),
        ("create", p + "/fresh", "file-created", f"open('{p}/fresh', 'w').write('x')"),
        ("unlink", p + "/unlink", "file-deleted", f"import os; os.unlink('{p}/unlink')"),
        ("rename", p + "/rename", "file-deleted", f"import os; os.rename('{p}/rename', '{p}/renamed')"),
        ("in a new folder", p + "/deep/er/file", "file-created",
         f"import os; os.makedirs('{p}/deep/er'); open('{p}/deep/er/file', 'w').write('x')")]


def mount_silent(target):
    """A file system of a process, this one, that never answers. What keeps it, or None."""
    os.makedirs(target, exist_ok=True)
    try:
        device = os.open("/dev/fuse", os.O_RDWR)
    except OSError:
        return None
    options = f"fd={device},rootmode=40000,user_id=0,group_id=0"
    return device if LIBC.mount(b"none", target.encode(), b"fuse", 0, options.encode()) == 0 else None


def end_silent(device, target):
    if device is not None:
        os.close(device)
        LIBC.umount2(target.encode(), 2)


def overlay(program, base):
    lower, place = base + "/lower/place", base + "/merged/place"
    for folder in (lower, base + "/upper", base + "/work", base + "/merged"):
        os.makedirs(folder)
    for name in ("write", "chmod", "unlink", "rename", "later"):
        with open(lower + "/" + name, "w") as f:
            f.write("first\n")
    options = f"lowerdir={base}/lower,upperdir={base}/upper,workdir={base}/work"
    if subprocess.run(["mount", "-t", "overlay", "none", "-o", options, base + "/merged"]).returncode != 0:
        print("overlay: skipped, it cannot be mounted here")
        return
    silent = mount_silent(place + "/silent")  # whoever goes through all folders had better not enter it
    helper = Helper(program, base + "/overlay", [place])
    helper.starts("overlay: starts")
    seen = source(helper)
    print("     overlay:", seen, flush=True)
    is_whole = seen.get("state") == "ok"
    check("overlay: what is not told is said", is_whole or "without who did it" in seen.get("why", ""), seen)
    for what, path, rule, code in changes(place):
        helper.news()
        pid, _ = act(code)
        alert, rules = helper.told(path, rule, 5)
        check(f"overlay: {what} is told", alert is not None, rules)
        who = (alert or {}).get("process", {}).get("pid")
        check(f"overlay: {what}, by whom" if is_whole else f"overlay: {what}, nobody is blamed", who == (pid if is_whole else None), who)
    helper.stop()
    with open(place + "/later", "a") as f:
        f.write("x")
    helper.news()
    check("overlay: starts again", helper.start())
    alert, rules = helper.told(place + "/later", "file-modified", 10)
    check("overlay: a change while it was down is told", alert is not None, rules)
    again, rules = helper.told(None, "file-created", 1)
    check("overlay: and nothing else", again is None, rules)
    helper.stop()
    end_silent(silent, place + "/silent")


def silent_mount(program, base):
    """A file system whose process never answers hangs everybody who asks it anything."""
    place = base + "/fuse-place"
    os.makedirs(place + "/mounted")
    device = mount_silent(place + "/mounted")
    if device is None:
        print("a file system that never answers: skipped, it cannot be mounted here")
        return
    helper = Helper(program, base + "/fuse", [place])
    helper.starts("a file system that never answers: the baseline is built")
    act(f"open('{place}/beside', 'w').write('x')")
    alert, rules = helper.told(place + "/beside", "file-created", 5)
    check("a file system that never answers: what happens beside it is told", alert is not None, rules)
    helper.stop()
    end_silent(device, place + "/mounted")


def vanishing_mount(program, base):
    """What lay on a file system that was taken away is not said to be deleted by somebody, and comes back."""
    place = base + "/gone-place"
    os.makedirs(place + "/mounted")
    subprocess.run(["mount", "-t", "tmpfs", "none", place + "/mounted"], check=True)
    with open(place + "/mounted/there", "w") as f:
        f.write("x")
    helper = Helper(program, base + "/gone", [place])
    helper.starts("a mount that goes away: starts")
    subprocess.run(["umount", place + "/mounted"], check=True)
    act(f"open('{place}/beside', 'w').write('x')")
    alert, rules = helper.told(place + "/beside", "file-created", 5)
    check("a mount that goes away: what happens beside it is told", alert is not None, rules)
    check("a mount that goes away: it goes on", helper.process.poll() is None)
    subprocess.run(["mount", "-t", "tmpfs", "none", place + "/mounted"], check=True)
    time.sleep(12)  # integrity.interval_s is 10 here
    helper.news()
    pid, _ = act(f"open('{place}/mounted/new', 'w').write('x')")
    alert, rules = helper.told(place + "/mounted/new", "file-created", 5)
    check("a mount that comes back: told, with who did it", (alert or {}).get("process", {}).get("pid") == pid, (alert, rules))
    helper.stop()


def read_only_state(program, base):
    state = base + "/ro-state"
    os.makedirs(state + "/state")
    helper = Helper(program, state, [base + "/ro-files"])
    subprocess.run(["mount", "--bind", state + "/state", state + "/state"], check=True)
    subprocess.run(["mount", "-o", "remount,ro,bind", state + "/state"], check=True)
    process = helper.launch(stderr=subprocess.PIPE, text=True)
    try:
        said = process.communicate(timeout=20)[1]
        check("a read-only state directory: it says what is missing and ends", process.returncode == 1 and state + "/state" in said, (process.returncode, said))
    except subprocess.TimeoutExpired:
        process.kill()
        said = process.communicate()[1]
        check("a read-only state directory: it says so", state + "/state" in said, said)


if __name__ == "__main__":
    play(__file__, overlay, silent_mount, vanishing_mount, read_only_state)
