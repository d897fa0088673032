#!/usr/bin/env python3
"""Plants each breach of the house rules in a tree of its own and sees that tools/tidy names it."""

import contextlib
import importlib.machinery
import importlib.util
import io
import tempfile
import unittest
from pathlib import Path

LOADER = importlib.machinery.SourceFileLoader("tidy", str(Path(__file__).resolve().parent / "tidy"))
TIDY = importlib.util.module_from_spec(importlib.util.spec_from_loader("tidy", LOADER))
LOADER.exec_module(TIDY)

HEAD = "// What this file is for.\n"
HEADER = HEAD + "#pragma once\n"


class TidyTest(unittest.TestCase):
    def setUp(self):
        self.tree = tempfile.TemporaryDirectory()
        self.addCleanup(self.tree.cleanup)
        self.root = Path(self.tree.name)

    def write(self, path, text):
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)

    def tidy(self):
        with contextlib.redirect_stdout(io.StringIO()) as said:
            code = TIDY.main(self.root)
        return code, said.getvalue()

    def clean(self, path, text):
        self.write(path, text)
        self.assertEqual(self.tidy(), (0, ""))

    def breach(self, path, text, expected):
        self.write(path, text)
        code, said = self.tidy()
        self.assertEqual(code, 1, said)
        self.assertIn(expected, said)
        self.assertEqual(said.count("\n"), 1, said)

    # Text

    def test_an_empty_tree_is_clean(self):
        self.assertEqual(self.tidy(), (0, ""))

    def test_leftovers_are_found(self):
        for word in ("TO" + "DO", "FIX" + "ME", "XX" + "X"):
            self.breach("kit/a.cpp", f"{HEAD}// {word} later\n", f"kit/a.cpp:2: {word} left behind")

    def test_absolute_paths_are_found_and_routes_are_not(self):
        self.breach("notes.md", "see /ho" + "me/me/notes\n", "notes.md:1: absolute path")
        self.clean("notes.md", "see https://a.example/home/b, .github/workflows, and GET /work\n")

    def test_tabs_blanks_and_control_characters_are_found(self):
        self.breach("a.md", "a\tb\n", "a.md:1: tab")
        self.breach("a.md", "a \n", "a.md:1: trailing blanks")
        self.breach("a.md", "a\x07b\n", "a.md:1: control character")
        self.breach("a.md", "a", "a.md:1: no newline at the end")
        self.breach("a.md", b"\xff\n", "a.md:1: not UTF-8")

    def test_binary_files_are_left_alone(self):
        self.clean("logo.png", b"\x89PNG\0\0\xff\t ")

    def test_columns_are_counted_in_characters(self):
        self.clean("kit/a.cpp", "// " + "가" * 97 + "\n")
        self.breach("kit/a.cpp", "// " + "가" * 98 + "\n", "kit/a.cpp:1: 101 columns")

    def test_long_files_are_warned_of_then_refused(self):
        self.write("kit/a.cpp", HEAD + "int a;\n" * 400)
        code, said = self.tidy()
        self.assertEqual(code, 0)
        self.assertIn("warning: 401 lines", said)
        self.breach("kit/a.cpp", HEAD + "int a;\n" * 700, "701 lines")

    def test_made_files_are_left_alone(self):
        self.clean("build/release/a.log", "a \n")

    # Layers

    def test_kit_includes_only_kit(self):
        text = f'{HEAD}#include "runtime/b.hpp"\n'
        self.breach("kit/a.cpp", text, "kit/a.cpp:2: includes runtime")

    def test_runtime_names_no_business(self):
        self.clean("runtime/a.cpp", f'{HEAD}#include "kit/b.hpp"\n#include "runtime/c.hpp"\n')
        text = f'{HEAD}#include "systems/mall/a.hpp"\n'
        self.breach("runtime/a.cpp", text, "includes systems/mall")

    def test_a_context_knows_others_only_by_events_and_calls(self):
        path = "systems/mall/pay/pay.cpp"
        for good in ("kit/a.hpp", "systems/mall/pay/b.hpp", "systems/mall/app/events.hpp"):
            self.clean(path, f'{HEAD}#include "{good}"\n')
        for bad in ("systems/mall/app/app.hpp", "systems/pizza/app/events.hpp", "runtime/a.hpp"):
            self.breach(path, f'{HEAD}#include "{bad}"\n', f"{path}:2: includes {bad}")

    def test_a_story_test_may_run_its_system(self):
        text = f'{HEAD}#include "runtime/a.hpp"\n'
        self.clean("systems/mall/mall_story_test.cpp", text)
        self.breach("systems/mall/system.cpp", text, "includes runtime/a.hpp")

    def test_includes_name_the_path_from_the_root(self):
        self.breach("kit/a.cpp", f'{HEAD}#include "money.hpp"\n', "write the path from the root")

    def test_libraries_stay_behind_their_folders(self):
        places = {"sqlite3.h": "runtime/store/sqlite/a.cpp",
                  "spdlog/spdlog.h": "runtime/observe/a.cpp",
                  "boost/asio/post.hpp": "runtime/http/a.cpp", "CLI/CLI.hpp": "app/a.cpp",
                  "toml.hpp": "runtime/config/a.cpp"}
        for header, place in places.items():
            text = f"{HEAD}#include <{header}>\n"
            self.clean(place, text)
            self.breach("kit/a.cpp", text, f"kit/a.cpp:2: <{header}>")
            self.setUp()

    def test_asio_is_not_included_outside_the_edge(self):
        self.write("runtime/rest/b.cpp", f'{HEAD}#include "runtime/rest/a.hpp"\n')
        text = HEADER + "#include <boost/beast.hpp>\n"
        self.breach("runtime/rest/a.hpp", text, "<boost/beast.hpp>")

    def test_asio_is_included_by_eight_files_at_most(self):
        text = f"{HEAD}#include <boost/asio/post.hpp>\n"
        for number in range(8):
            self.clean(f"runtime/http/a{number}.cpp", text)
        self.breach("runtime/http/b.cpp", text, "file 9 of 8")

    def test_command_line_and_toml_are_read_in_one_file_each(self):
        for header in ("CLI/CLI.hpp", "toml.hpp"):
            self.setUp()
            self.clean("app/a.cpp", f"{HEAD}#include <{header}>\n")
            self.breach("app/b.cpp", f"{HEAD}#include <{header}>\n", "in file 2 of 1")

    def test_business_rules_know_no_library(self):
        for header in ("boost/json.hpp", "sqlite3.h", "spdlog/spdlog.h", "boost/asio.hpp"):
            self.breach("systems/mall/pay/a.cpp", f"{HEAD}#include <{header}>\n", "know no library")

    # Code

    def test_banned_calls_are_found(self):
        calls = {"auto a = std::chrono::system_clock::now();": "reads a clock",
                 "auto a = std::chrono::steady_clock::now();": "reads a clock",
                 'auto a = std::getenv("A");': "reads the environment", "int a = rand();": "random",
                 "std::random_device a;": "random", "std::regex a;": "std::regex",
                 "int a = atoi(b);": "atoi", "auto a = strtok(b, c);": "strtok",
                 "int a = std::sprintf(b, c);": "sprintf", "co_return 1;": "coroutine",
                 "co_await a;": "coroutine", "#include <iostream>": "<iostream>",
                 "#include <regex>": "<regex>"}
        for call, what in calls.items():
            self.breach("kit/a.cpp", f"{HEAD}{call}\n", f"kit/a.cpp:2: {what}")

    def test_words_in_comments_and_strings_are_no_calls(self):
        text = ('/* rand() */ auto a = "atoi("; auto b = R"(sprintf( ")";\n'
                "int c = 1'000; // getenv()\nint operand(int); int d = snprintf(a);\n")
        self.clean("kit/a.cpp", HEAD + text)

    def test_clocks_are_read_in_runtime_and_waited_on_in_tests(self):
        now = f"{HEAD}auto a = std::chrono::steady_clock::now();\n"
        for place in ("runtime/a.cpp", "bench/a.cpp", "tests/a.cpp"):
            self.clean(place, now)

    def test_tests_do_not_sleep(self):
        sleep = f"{HEAD}std::this_thread::sleep_for(a);\n"
        self.clean("runtime/a.cpp", sleep)
        self.breach("runtime/a_test.cpp", sleep, "runtime/a_test.cpp:2: sleeps")

    def test_long_functions_are_found(self):
        body = "  a();\n"
        self.clean("kit/a.cpp", HEAD + "namespace b {\nvoid c() {\n" + body * 68 + "}\n}\n")
        self.breach("kit/a.cpp", HEAD + "namespace b {\nvoid c() {\n" + body * 69 + "}\n}\n",
                    "kit/a.cpp:3: function of 71 lines")

    def test_long_functions_are_found_in_classes_and_templates(self):
        body = "  a();\n" * 80
        for head in ("class B : C {\n public:\n  void c() const {\n",
                     "template <class T>\nT c() {\n", "B::B(int c) : c_{c}, d_{c} {\n",
                     "TEST(A, b) {\n  if (a) {\n"):
            end = "}\n" * (head.count("{") - head.count("}"))
            self.write("kit/a.cpp", HEAD + head + body + end)
            self.assertIn("function of", self.tidy()[1], head)

    def test_long_tables_and_classes_are_no_functions(self):
        self.clean("kit/a.cpp", HEAD + "const A table[] = {\n" + "  {f(1), 2},\n" * 90 + "};\n")
        members = "  int f();\n  int g() { return 1; }\n" * 50
        self.clean("kit/a.cpp", HEAD + "struct A {\n" + members + "};\n")

    def test_heads_are_asked_for(self):
        self.breach("kit/a.cpp", "int a;\n", "kit/a.cpp:1: no head comment")
        self.write("kit/a.cpp", f'{HEAD}#include "kit/b.hpp"\n')
        self.breach("kit/b.hpp", HEAD + "int b();\n", "kit/b.hpp:1: no #pragma once")
        self.breach("kit/b.hpp", "#pragma once\nint b();\n", "kit/b.hpp:1: no head comment")

    def test_dead_files_are_found(self):
        self.breach("kit/a.hpp", HEADER, "nobody includes this header")
        self.setUp()
        self.breach("other/a.cpp", HEAD, "outside the source folders")


if __name__ == "__main__":
    unittest.main()
