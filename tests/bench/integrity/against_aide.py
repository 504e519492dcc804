#!/usr/bin/python3
"""Baseline, full verification and ordinary verification of one tree, against AIDE with the same attributes in the same run;
hashing against OpenSSL. Prints ratios, asserts nothing.

usage: against_aide.py INTEGRITY_BENCH [TREE] [--aide PROGRAM] [--rounds N]
"""
import argparse, os, shutil, statistics, subprocess, tempfile, time


def timed(command, **more):
    begun = time.monotonic()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **more)
    return time.monotonic() - begun, done


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bench")
    parser.add_argument("tree", nargs="?", default="/usr")
    parser.add_argument("--aide", default="aide")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="am-aide-")
    config = folder + "/aide.conf"
    with open(config, "w") as f:
        f.write(f"database_in=file:{folder}/in\ndatabase_out=file:{folder}/out\ngzip_dbout=no\n"
                f"{options.tree} p+ftype+i+l+u+g+s+m+c+xattrs+sha256\n")
    rows = {"baseline": [], "full verification": [], "ordinary verification": []}
    for turn in range(options.rounds + 1):  # the first one warms the page cache and is not counted
        aide_init, done = timed([options.aide, "--init", "-c", config])
        if done.returncode != 0:
            raise SystemExit(f"{options.aide}: {done.stdout[-300:]}")
        shutil.copy(folder + "/out", folder + "/in")
        for name in os.listdir(folder):
            if name.startswith("ours"):
                os.unlink(folder + "/" + name)
        ours = {what: timed([options.bench, what, options.tree, folder + "/ours.db"]) for what in ("build", "full", "verify")}
        aide_check, _ = timed([options.aide, "--check", "-c", config])
        if turn == 0:
            print(ours["build"][1].stdout.strip())
            continue
        rows["baseline"].append((aide_init, ours["build"][0]))
        rows["full verification"].append((aide_check, ours["full"][0]))
        rows["ordinary verification"].append((aide_check, ours["verify"][0]))
    for name, pairs in rows.items():
        ratio = statistics.median(a / b for a, b in pairs)
        print(f"{name}: AIDE {statistics.median(a for a, _ in pairs):.2f} s, ours {statistics.median(b for _, b in pairs):.2f} s: "
              f"{ratio:.1f} times as fast")
    with open(folder + "/large", "wb") as f:
        f.write(os.urandom(1 << 20) * 256)
    for what in (folder + "/large", options.tree):
        print(subprocess.run([options.bench, "hash", what], capture_output=True, text=True).stdout.strip())
    shutil.rmtree(folder)


main()
