"""The pure checks: a Tree in, sentences about what is wrong out."""

import os
import re

from arrows import ARROWS, EXCEPTIONS, roomOf

MAX_FILE_LINES = 500
AIM_FILE_LINES = 350
MAX_FUNCTION_LINES = 60


def forbiddenIncludes(tree):
    wrong = []
    for path, includes in tree.includes.items():
        room = roomOf(path)
        for name, target in includes:
            other = roomOf(target)
            if room == other or other in ARROWS.get(room, ()) or (room, target) in EXCEPTIONS:
                continue
            wrong.append(f"{path}: {room} may not look at {other} ({name})")
    return wrong


def forbiddenQt(tree):
    """model and rules know std types only: whoever tests them needs no Qt."""
    qt = re.compile(r"^\s*#\s*include\s*<(Q[A-Z]\w*|Qt\w+/.*)>", re.M)
    return [f"{path}: {roomOf(path)} may not use Qt (<{match}>)"
            for path, text in tree.texts.items() if roomOf(path) in ("model", "rules") for match in qt.findall(text)]


# Compiler flags, and icons and translations, which are no code.
FREE_LINKS = {"am_flags", "am_resources"}


def libraryRoom(library):
    """am_client -> app/client, am_sources_ebpf -> sources"""
    name = library.removeprefix("am_").split("_")[0]
    return "app/" + name if "app/" + name in ARROWS else name


def forbiddenLinks(cmakeTexts):
    """`am_room(am_x … LINK am_y …)` draws the same arrows. cmakeTexts: path -> text."""
    wrong = []
    for path, text in cmakeTexts.items():
        for name, body in re.findall(r"am_room\(\s*(am_\w+)([^)]*)\)", text):
            room = libraryRoom(name)
            for other in re.findall(r"\bam_\w+", body.partition("LINK")[2]):
                if room in ARROWS and other not in FREE_LINKS and libraryRoom(other) not in ARROWS[room] | {room}:
                    wrong.append(f"{path}: {name} may not link {other}")
    return wrong


def folderCycles(tree):
    """Folders that reach each other, by Tarjan's strongly connected components."""
    graph = {}
    for path, includes in tree.includes.items():
        here = os.path.dirname(path)
        graph.setdefault(here, set())
        for _, target in includes:
            there = os.path.dirname(target)
            if there != here and (roomOf(path), target) not in EXCEPTIONS:
                graph[here].add(there)
    return ["folders include each other: " + ", ".join(sorted(group)) for group in components(graph) if len(group) > 1]


def components(graph):
    index, low, stack, found = {}, {}, [], []

    def visit(node):
        index[node] = low[node] = len(index)
        stack.append(node)
        for other in graph.get(node, ()):
            if other not in index:
                visit(other)
            if other in stack:
                low[node] = min(low[node], low[other])
        if low[node] == index[node]:
            at = stack.index(node)
            found.append(stack[at:])
            del stack[at:]

    for node in list(graph):
        if node not in index:
            visit(node)
    return found


def longFiles(tree, limit=MAX_FILE_LINES):
    return [f"{path}: {lines} lines, at most {limit}" for path, lines in fileLengths(tree).items() if lines > limit]


def fileLengths(tree):
    return {path: text.count("\n") for path, text in tree.texts.items()}


NOISE = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.S)
NOT_FUNCTIONS = re.compile(r"\b(namespace|class|struct|union|enum|extern)\b[^()]*$|^\s*(if|for|while|switch|do|else)\b")


def functionLengths(text):
    """[(first line, lines)] of every function body, by braces; lambdas count with who holds them."""
    clean = NOISE.sub(lambda m: "\n" * m.group().count("\n") + " ", text)
    found, depth, start, line, head = [], [], None, 1, ""
    for char in clean:
        if char == "\n":
            line += 1
        if char == "{":
            isBody = start is None and ")" in head and not NOT_FUNCTIONS.search(head)
            depth.append(isBody)
            if isBody:
                start = line
            head = ""
        elif char == "}" and depth:
            if depth.pop():
                found.append((start, line - start + 1))
                start = None
            head = ""
        elif char == ";":
            head = ""
        else:
            head += char
    return found


def percentile(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * share))] if values else 0
