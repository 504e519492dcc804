#!/usr/bin/python3
"""The package manager's work on protected files, with the machine's own dpkg on a private copy of its database: installing
and reinstalling a package of 230 files is one line, a file that is not what the package recorded is still told, and so is what
its scripts slip in.

usage: integrity_packages.py HELPER        exit 0 all held, 1 not, 77 skipped (not root, no dpkg)
"""
import os, shutil, subprocess, sys, time

from integrity_helper import Helper, check, play

NAME = "am-room-package"
FILES = 230


def package(base, version, tampered=False, script=""):
    """A .deb of 230 files below /opt; `tampered`: one of them is not what its md5sums say."""
    root = f"{base}/deb-{version}"
    folder = f"{root}/opt/{NAME}"
    os.makedirs(folder + "/deep")
    os.makedirs(root + "/DEBIAN")
    sums = []
    for i in range(FILES):
        path = f"{folder}/{'deep/' if i % 2 else ''}file{i}"
        with open(path, "w") as f:
            f.write(f"{version} {i}\n")
        os.chmod(path, 0o755 if i < 5 else 0o644)
        sums.append(subprocess.run(["md5sum", path[len(root) + 1:]], cwd=root, capture_output=True, text=True, check=True).stdout)
    with open(root + "/DEBIAN/md5sums", "w") as f:
        f.writelines(sums)
    if tampered:
        with open(f"{folder}/file8", "a") as f:
            f.write("tampered")
    with open(root + "/DEBIAN/control", "w") as f:
        f.write(f"Package: {NAME}\nVersion: {version}\nArchitecture: all\nMaintainer: nobody <nobody@example.org>\n"
                "Description: files for a test\n")
    if script:
        with open(root + "/DEBIAN/postinst", "w") as f:
            f.write("#!/bin/sh\n" + script)
        os.chmod(root + "/DEBIAN/postinst", 0o755)
    deb = f"{base}/{NAME}-{version}.deb"
    subprocess.run(["dpkg-deb", "-b", "--root-owner-group", root, deb], check=True, stdout=subprocess.DEVNULL)
    return deb


def install(*words):
    done = subprocess.run(words, capture_output=True, text=True, env=dict(os.environ, DEBIAN_FRONTEND="noninteractive"))
    if done.returncode != 0:
        print(done.stdout[-500:], done.stderr[-500:])
    return done.returncode == 0


def settled(helper, seconds=8):
    """Everything told until nothing more comes."""
    news, quiet = [], time.monotonic() + seconds
    while time.monotonic() < quiet:
        fresh = helper.news()
        news += fresh
        if fresh:
            quiet = max(quiet, time.monotonic() + 3)
        time.sleep(0.2)
    return news


def summary(news):
    return sorted((a["rule"]["id"], a.get("file", {}).get("path", "")) for a in news)


def private(base):
    """This mount namespace's own dpkg, apt and /opt."""
    for path in ("/var/lib/dpkg", "/var/lib/apt", "/var/cache/apt", "/var/log", "/opt"):
        copy = base + "/private" + path
        os.makedirs(copy)
        if path in ("/var/lib/dpkg", "/var/lib/apt"):
            subprocess.run(["cp", "-a", path + "/.", copy], check=True)
        subprocess.run(["mount", "--bind", copy, path], check=True)
    os.makedirs("/var/log/apt", exist_ok=True)
    os.makedirs("/var/cache/apt/archives/partial", exist_ok=True)


def one_line(news, what, version):
    told = [a for a in news if a.get("file")]
    lines = [a for a in told if a["rule"]["id"] == "package-update"]
    check(what + " is one line", len(told) == 1 and len(lines) == 1 and lines[0]["log"]["level"] == "INFO" and
          lines[0].get("package", {}).get("name") == NAME and version in lines[0]["message"], summary(told)[:6])
    return lines[0]["message"] if lines else ""


def upgrades(program, base):
    private(base)
    first, second = package(base, "1.0"), package(base, "2.0")
    bad = package(base, "3.0", tampered=True, script="echo '* * * * * root x' > /etc/cron.d/am-room\n")
    etc = base + "/etc"
    subprocess.run(["cp", "-a", "/etc", etc], check=True)
    subprocess.run(["mount", "--bind", etc, "/etc"], check=True)
    helper = Helper(program, base + "/room", ["/opt/", "/etc/"])
    helper.starts("starts")
    check("installs", install("dpkg", "-i", first))
    print("    ", one_line(settled(helper), "an installation", "1.0"))
    check("upgrades", install("dpkg", "-i", second))
    one_line(settled(helper), "an upgrade", "2.0")
    check("reinstalls", install("apt-get", "install", "--reinstall", "-y", "-qq", "-o", "APT::Sandbox::User=root", second))
    one_line(settled(helper), "a reinstallation by apt-get", "2.0")

    victim = f"/opt/{NAME}/file10"
    with open(victim, "a") as f:
        f.write("changed by hand")
    check("a change by hand is told", ("file-modified", victim) in summary(settled(helper, 2)))

    check("installs what was tampered with", install("dpkg", "-i", bad))
    told = summary(settled(helper))
    check("the tampered file is told", ("file-modified", f"/opt/{NAME}/file8") in told, told[:10])
    check("what its script slipped in is told", ("critical-config", "/etc/cron.d/am-room") in told, told[:10])
    check("and the rest is one line", sum(rule == "package-update" for rule, _ in told) == 1 and len(told) <= 6, told[:10])

    helper.stop()
    check("upgrades while the helper is down", install("dpkg", "-i", "--force-downgrade", first))
    with open(f"/opt/{NAME}/file6", "a") as f:
        f.write("tampered with")
    check("starts again", helper.start())
    told = summary(settled(helper))
    check("what it did meanwhile is one line, and the tampered file", ("file-modified", f"/opt/{NAME}/file6") in told and
          sum(rule == "package-update" for rule, _ in told) == 1 and len(told) <= 5, told[:10])
    helper.stop()


if __name__ == "__main__":
    if not shutil.which("dpkg-deb") or not os.path.exists("/var/lib/dpkg/status"):
        print("skipped: needs dpkg")
        sys.exit(77)
    play(__file__, upgrades)
