#!/usr/bin/env python3
"""docs/acceptance.md names, for each requirement, the tests that show it: acceptance_test.py BUILD.

Every row from 1 to 139 is there; each either names tests or says "not yet"; every named test
exists in this build and, where this run has finished it, has passed.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "acceptance.md"
ROWS = range(1, 140)


def rows_of(page):
    for line in page.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == 3 and cells[0].isdigit():
            yield int(cells[0]), cells[2]


def tests_of(build):
    said = subprocess.run(["ctest", "--test-dir", build, "--show-only=json-v1"], check=True,
                          capture_output=True, text=True).stdout
    for test in json.loads(said)["tests"]:
        disabled = any(one["name"] == "DISABLED" and one["value"] for one in test["properties"])
        if not disabled:
            yield re.sub(r"\s+# GetParam.*", "", test["name"])


def failed_in(build):
    """Tests that this very run has finished, and not passed: skipped ones are among them."""
    log = Path(build) / "Testing" / "Temporary" / "LastTest.log.tmp"
    text = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
    for name, part in re.findall(r"^\d+/\d+ Test: (.*?)\n(.*?)(?=^\d+/\d+ Test: |\Z)", text,
                                 re.M | re.S):
        if "end time:" in part and "Test Passed." not in part:
            yield re.sub(r"\s+# GetParam.*", "", name)


def faults(build):
    rows = dict(rows_of(PAGE.read_text(encoding="utf-8")))
    known, failed = set(tests_of(build)), set(failed_in(build))
    for number in ROWS:
        shown = rows.get(number)
        if shown is None:
            yield f"row {number} is missing"
            continue
        tests = re.findall(r"`([^`]+)`", shown)
        if not tests and not re.match(r"not yet: \w", shown):
            yield f"row {number} names no test and does not say what it waits for"
        for test in tests:
            if test not in known:
                yield f"row {number}: there is no test {test}"
            elif test in failed:
                yield f"row {number}: {test} did not pass"


def main(build):
    found = list(faults(build))
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
