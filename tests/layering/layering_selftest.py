#!/usr/bin/python3
"""The guards can fail: a small wrong house for each of them."""

import os
import tempfile
import unittest

import checks
import headers
from sources import Tree


def house(files):
    """A Tree of a temporary checkout with these files (path -> text)."""
    with tempfile.TemporaryDirectory() as root:
        for path, text in files.items():
            os.makedirs(os.path.dirname(os.path.join(root, path)), exist_ok=True)
            with open(os.path.join(root, path), "w", encoding="utf-8") as file:
                file.write(text)
        return Tree(root)


class Arrows(unittest.TestCase):
    base = {"helper/model/A.h": "", "helper/contract/C.h": '#include "model/A.h"', "helper/rules/R.h": '#include "model/A.h"',
            "helper/rules/behaviour/ShellShape.h": "", "ui/W.h": '#include "model/A.h"', "app/client/H.h": '#include "contract/C.h"',
            "helper/HelperDaemon.h": '#include "rules/R.h"'}

    def wrong(self, **extra):
        files = dict(self.base)
        files.update({path.replace("__", "/") + ".cpp": f'#include "{name}"' for path, name in extra.items()})
        return checks.forbiddenIncludes(house(files))

    def test_what_the_picture_allows(self):
        self.assertEqual(self.wrong(helper__storage__S="contract/C.h", app__A="ui/W.h", app__ctl__M="rules/R.h"), [])

    def test_each_forbidden_arrow(self):
        for path, name in (("ui__P", "contract/C.h"), ("helper__model__M", "rules/R.h"), ("helper__rules__X", "contract/C.h"),
                           ("helper__sources__S", "rules/R.h"), ("helper__config__F", "contract/C.h"), ("app__client__K", "ui/W.h"),
                           ("helper__service__S", "app/client/H.h"), ("app__ctl__M", "ui/W.h"), ("app__A", "rules/R.h"),
                           ("helper__service__S", "../HelperDaemon.h")):
            self.assertEqual(len(self.wrong(**{path: name})), 1, (path, name))

    def test_the_one_exception_is_one(self):
        self.assertEqual(self.wrong(helper__sources__ebpf__E="rules/behaviour/ShellShape.h"), [])
        self.assertEqual(len(self.wrong(helper__monitors2__E="rules/behaviour/ShellShape.h")), 1)

    def test_an_include_by_a_detour_is_seen(self):
        self.assertEqual(len(self.wrong(ui__P="../helper/contract/C.h")), 1)

    def test_links(self):
        self.assertEqual(checks.forbiddenLinks({"x": "am_room(am_client SOURCES a.cpp LINK am_contract)\nam_room(am_sources LINK am_sources_ebpf)"}), [])
        self.assertEqual(len(checks.forbiddenLinks({"x": "am_room(am_client SOURCES a.cpp LINK am_ui)"})), 1)
        self.assertEqual(checks.forbiddenLinks({"x": "am_room(am_ui SOURCES a.cpp LINK am_model Qt6::Widgets)"}), [])
        self.assertEqual(len(checks.forbiddenLinks({"x": "am_room(am_ui SOURCES a.cpp\n LINK am_contract)"})), 1)

    def test_qt_in_rules(self):
        self.assertEqual(len(checks.forbiddenQt(house({"helper/rules/R.h": "#include <QString>"}))), 1)
        self.assertEqual(checks.forbiddenQt(house({"helper/config/R.h": "#include <QString>"})), [])


class Cycles(unittest.TestCase):
    def test_two_folders(self):
        files = {"ui/a/A.h": '#include "ui/b/B.h"', "ui/b/B.h": '#include "ui/c/C.h"', "ui/c/C.h": ""}
        self.assertEqual(checks.folderCycles(house(files)), [])
        files["ui/c/C.h"] = '#include "ui/a/A2.h"'
        files["ui/a/A2.h"] = ""
        self.assertEqual(len(checks.folderCycles(house(files))), 1)


class Lengths(unittest.TestCase):
    def test_files(self):
        self.assertEqual(len(checks.longFiles(house({"ui/A.cpp": "\n" * 501, "ui/B.cpp": "\n" * 500}))), 1)

    def test_functions(self):
        text = 'namespace a {\nclass B {\n  int c() { return 1; }\n};\nB::B(int x)\n    : m_x{x} {\n  if (x) {\n    f("}");\n  }\n}\n}\n'
        self.assertEqual([length for _, length in checks.functionLengths(text)][0], 1)
        self.assertEqual(max(length for _, length in checks.functionLengths("int f() {\n// }\nif (a) {\n}\n}\n")), 5)


class Headers(unittest.TestCase):
    command = ("c++", ("-std=c++20",), "/")

    def test_a_header_that_leans_on_another_is_caught(self):
        with tempfile.TemporaryDirectory() as root:
            for name, text in (("good.h", "#pragma once\n#include <string>\nstd::string a();\n"), ("bad.h", "std::string a();\n")):
                with open(os.path.join(root, name), "w", encoding="utf-8") as file:
                    file.write(text)
            self.assertIsNone(headers.compileAlone(root, "good.h", self.command))
            self.assertIn("bad.h", headers.compileAlone(root, "bad.h", self.command))

    def test_the_key_follows_what_is_included(self):
        before = house({"ui/A.h": '#include "ui/B.h"', "ui/B.h": "int b;"})
        after = house({"ui/A.h": '#include "ui/B.h"', "ui/B.h": "long b;"})
        self.assertNotEqual(headers.keyOf(before, "ui/A.h", self.command, ""), headers.keyOf(after, "ui/A.h", self.command, ""))

    def test_only_a_compiled_source_that_includes_it_first_proves_a_header(self):
        tree = house({"ui/A.h": "", "ui/A.cpp": '// A\n#include "ui/A.h"\n#include <QString>\n', "ui/B.h": "", "ui/D.cpp": '#include "ui/B.h"',
                      "ui/B.cpp": '#include <QString>\n#include "ui/B.h"\n', "ui/C.h": "", "ui/C.cpp": '#include "ui/A.h"\n#include "ui/C.h"\n'})
        self.assertEqual(headers.provenByBuild(tree, {"ui/A.cpp", "ui/B.cpp", "ui/C.cpp"}), {"ui/A.h"})

    def test_launcher_and_output_are_dropped(self):
        self.assertEqual(headers.cleaned("/usr/bin/ccache /usr/bin/c++ -Ia -o x.o -c /s/x.cpp".split()), ("/usr/bin/c++", ("-Ia",)))


if __name__ == "__main__":
    unittest.main()
