"""Every header compiles alone, with the flags of the room it stands in.

Most prove it in the build itself: a source file that is compiled and includes the header before anything else. Only the
others are compiled here."""

import concurrent.futures
import hashlib
import json
import os
import re
import shlex
import subprocess

from arrows import KERNEL_SIDE, KERNEL_TYPES

DROP_WITH_VALUE = ("-o", "-MF", "-MT", "-MQ")
DROP = ("-c", "-MD", "-MMD")


FIRST_INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<)', re.M)


def provenByBuild(tree, compiled):
    """Headers that come first in one of the `compiled` sources."""
    proven = set()
    for path in compiled:
        first = FIRST_INCLUDE.search(tree.texts.get(path, ""))
        if first and first.group(1):
            proven |= {target for name, target in tree.includes[path][:1] if name == first.group(1)}
    return proven


def compiledSources(buildDir, root):
    with open(os.path.join(buildDir, "compile_commands.json"), encoding="utf-8") as file:
        return {os.path.relpath(entry["file"], root) for entry in json.load(file)}


def roomFlags(buildDir, root):
    """folder -> (compiler, flags, working directory), from compile_commands.json."""
    with open(os.path.join(buildDir, "compile_commands.json"), encoding="utf-8") as file:
        commands = json.load(file)
    flags = {}
    for entry in commands:
        path = os.path.relpath(entry["file"], root)
        if path.endswith(".cpp") and not path.startswith(".."):
            flags.setdefault(os.path.dirname(path), (*cleaned(shlex.split(entry["command"])), entry["directory"]))
    return flags


def cleaned(words):
    """(compiler, flags) without launcher, input and output."""
    if os.path.basename(words[0]) == "ccache":
        words = words[1:]
    kept, skip = [], False
    for word in words[1:]:
        if skip:
            skip = False
        elif word in DROP_WITH_VALUE:
            skip = True
        elif word not in DROP and not word.endswith(".cpp"):
            kept.append(word)
    return words[0], tuple(kept)


def flagsFor(header, flags):
    """Flags of the header's folder, or of the nearest one around or below it; None if nothing is built there."""
    folder = os.path.dirname(header)
    while folder:
        near = [f for f in sorted(flags) if f == folder or f.startswith(folder + "/")]
        if near:
            return flags[near[0]]
        folder = os.path.dirname(folder)
    return None


class Cache:
    """Headers known to compile, by what went into it: compiler, flags, text of all they include."""

    def __init__(self, path):
        self.path = path
        self.good = set()
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                self.good = set(file.read().split())

    def save(self, keys):
        with open(self.path, "w", encoding="utf-8") as file:
            file.write("\n".join(sorted(keys)))


def keyOf(tree, header, command, version):
    text = "\0".join([version, *map(str, command), *(tree.texts[p] for p in tree.closure(header))])
    return hashlib.sha256(text.encode()).hexdigest()


def compileAlone(root, header, command):
    """None, or what the compiler says."""
    compiler, flags, folder = command
    if header in KERNEL_SIDE:
        compiler = "clang"
        flags = ("-target", "bpf", f"-I{root}/helper", "-include", os.path.join(root, KERNEL_TYPES))
    language = "c" if header in KERNEL_SIDE else "c++"
    unit = f'#include "{os.path.join(root, header)}"\n'
    run = subprocess.run([compiler, *flags, "-fsyntax-only", "-x", language, "-"], input=unit, cwd=folder, text=True,
                         capture_output=True, check=False)
    return f"{header}: does not compile alone\n{run.stderr}" if run.returncode else None


def unselfContained(tree, buildDir, jobs):
    flags = roomFlags(buildDir, tree.root)
    cache = Cache(os.path.join(buildDir, "headers-that-compile-alone"))
    versions = {c[0]: subprocess.run([c[0], "--version"], capture_output=True, text=True, check=True).stdout
                for c in flags.values()}
    todo, keys = {}, set()
    proven = provenByBuild(tree, compiledSources(buildDir, tree.root))
    for header in set(tree.headers()) - proven:
        command = flagsFor(header, flags)
        if command:
            key = keyOf(tree, header, command, versions[command[0]])
            keys.add(key)
            todo[header] = (command, key)
    work = {h: v for h, v in todo.items() if v[1] not in cache.good}
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        answers = dict(zip(work, pool.map(lambda h: compileAlone(tree.root, h, work[h][0]), work)))
    cache.save(keys - {work[h][1] for h, said in answers.items() if said})
    return [said for said in answers.values() if said], len(proven), len(todo), len(work)
