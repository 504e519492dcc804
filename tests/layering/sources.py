"""What the checkout holds, and who includes whom."""

import os
import re

from arrows import TOPS

INCLUDE = re.compile(r'^\s*#\s*include\s*"([^"]+)"', re.M)
SUFFIXES = (".h", ".cpp", ".c")


class Tree:
    """Sources below `root`, with their project includes resolved to paths relative to it."""

    def __init__(self, root, tops=TOPS):
        self.root = root
        self.texts = {path: self._read(path) for path in sorted(self._walk(tops))}
        self.includes = {path: self._resolve(path) for path in self.texts}

    def headers(self):
        return [path for path in self.texts if path.endswith(".h")]

    def closure(self, path):
        """`path` and every project header it reaches."""
        seen, todo = set(), [path]
        while todo:
            at = todo.pop()
            if at not in seen:
                seen.add(at)
                todo += [target for _, target in self.includes.get(at, [])]
        return sorted(seen)

    def _walk(self, tops):
        for top in tops:
            for folder, _, names in os.walk(os.path.join(self.root, top)):
                for name in names:
                    if name.endswith(SUFFIXES):
                        yield os.path.relpath(os.path.join(folder, name), self.root)

    def _read(self, path):
        with open(os.path.join(self.root, path), encoding="utf-8", errors="replace") as file:
            return file.read()

    def _resolve(self, path):
        """[(text of the include, file)]; generated and system headers are nobody's room."""
        found = []
        for name in INCLUDE.findall(self.texts[path]):
            beside = os.path.normpath(os.path.join(os.path.dirname(path), name))
            target = next((c for c in (beside, name, "helper/" + name) if c in self.texts), None)
            if target:
                found.append((name, target))
        return found
