#!/usr/bin/python3
"""Holds the house's picture: arrows, no folder cycle, every header compiles alone, lengths.

usage: layering.py --source DIR --build DIR [--jobs N]      exit 1 and one line per fault
"""

import argparse
import glob
import os
import sys

import checks
import headers
from sources import Tree


def cmakeTexts(root):
    texts = {}
    for top in ("helper", "app", "ui"):
        for path in glob.glob(os.path.join(root, top, "**", "CMakeLists.txt"), recursive=True):
            with open(path, encoding="utf-8") as file:
                texts[os.path.relpath(path, root)] = file.read()
    return texts


def report(tree):
    """The bar of CONTRIBUTING.md, as it stands; only files over the maximum fail."""
    files = checks.fileLengths(tree)
    functions = [(path, line, length) for path, text in tree.texts.items() if not path.endswith(".h")
                 for line, length in checks.functionLengths(text)]
    lengths = [length for _, _, length in functions]
    print(f"files: {len(files)}, lines p95 {checks.percentile(files.values(), .95)} max {max(files.values(), default=0)}"
          f" (aim {checks.AIM_FILE_LINES}, at most {checks.MAX_FILE_LINES})")
    print(f"functions: {len(lengths)}, lines p50 {checks.percentile(lengths, .5)} p95 {checks.percentile(lengths, .95)}"
          f" max {max(lengths, default=0)} (aim 8 / 30 / {checks.MAX_FUNCTION_LINES})")
    for path, line, length in functions:
        if length > checks.MAX_FUNCTION_LINES:
            print(f"long: {path}:{line}: a function of {length} lines")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--source", required=True)
    parser.add_argument("--build", required=True)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    tree = Tree(os.path.realpath(options.source))
    report(tree)
    alone, proven, others, compiled = headers.unselfContained(tree, options.build, options.jobs)
    print(f"headers: {proven} stand first in a compiled source, {others} others, of these compiled alone now: {compiled}")
    wrong = (checks.forbiddenIncludes(tree) + checks.forbiddenQt(tree) + checks.forbiddenLinks(cmakeTexts(tree.root))
             + checks.folderCycles(tree) + checks.longFiles(tree) + alone)
    print("\n".join(wrong) if wrong else "layering holds")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
