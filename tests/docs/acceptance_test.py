#!/usr/bin/env python3
"""docs/acceptance.md names, for each requirement, the tests that show it.

acceptance_test.py BUILD: every row from 1 to 139 is there; each either names tests or says "not
yet"; every named test exists in this build and, where this run has finished it, has passed.
acceptance_test.py --ran BUILD, after ctest has ended: every named test has run, and passed.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "acceptance.md"
ROWS = range(1, 140)


def rows_of(page):
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == 3 and cells[0].isdigit():
            yield int(cells[0]), cells[2]


def tests_of(build):
    """Asked in a folder of its own: a second ctest in the build's would begin its log anew."""
    with tempfile.TemporaryDirectory(prefix="madang-acceptance-") as folder:
        (Path(folder) / "CTestTestfile.cmake").write_text(f'subdirs("{Path(build).resolve()}")\n')
        said = subprocess.run(["ctest", "--test-dir", folder, "--show-only=json-v1"], check=True,
                              capture_output=True, text=True).stdout
    for test in json.loads(said)["tests"]:
        disabled = any(one["name"] == "DISABLED" and one["value"] for one in test["properties"])
        if not disabled:
            yield re.sub(r"\s+# GetParam.*", "", test["name"])


def finished_in(log):
    """The tests that a log of ctest tells the end of. A skipped one has not passed."""
    text = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
    for name, part in re.findall(r"^\d+/\d+ Test: (.*?)\n(.*?)(?=^\d+/\d+ Test: |\Z)", text,
                                 re.M | re.S):
        if "end time:" in part:
            passed = re.search(r"^Test Passed\.$", part, re.M) is not None
            yield re.sub(r"\s+# GetParam.*", "", name), passed


def fault_of(test, known, finished, ended):
    if test not in known:
        return f"there is no test {test}"
    if not finished.get(test, True):
        return f"{test} did not pass"
    return f"{test} did not run" if ended and test not in finished else None


def faults(build, ended):
    folder = Path(build) / "Testing" / "Temporary"
    finished = dict(finished_in(folder / ("LastTest.log" if ended else "LastTest.log.tmp")))
    rows = dict(rows_of(PAGE.read_text(encoding="utf-8")))
    known = set(tests_of(build))
    for number in ROWS:
        shown = rows.get(number)
        if shown is None:
            yield f"row {number} is missing"
            continue
        tests = re.findall(r"`([^`]+)`", shown)
        if not tests and not re.match(r"not yet: \w", shown):
            yield f"row {number} names no test and does not say what it waits for"
        for test in tests:
            if fault := fault_of(test, known, finished, ended):
                yield f"row {number}: {fault}"


def main(arguments):
    found = list(faults(arguments[-1], "--ran" in arguments))
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
