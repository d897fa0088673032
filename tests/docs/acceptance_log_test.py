#!/usr/bin/env python3
"""What acceptance_test.py makes of a log of ctest: only what ran to a good end has passed."""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from acceptance_test import fault_of, finished_in  # noqa: E402

LOG = """Start testing: Nov 21 14:30 UTC
----------------------------------------------------------
1/5 Testing: each/Good.one/a  # GetParam() = a
1/5 Test: each/Good.one/a  # GetParam() = a
Output:
Test time =   0.01 sec
Test Passed.
"each/Good.one/a  # GetParam() = a" end time: Nov 21 14:30 UTC
2/5 Testing: bad
2/5 Test: bad
Output:
it says Test Passed. and fails
Test Failed.
"bad" end time: Nov 21 14:30 UTC
3/5 Testing: skipped
3/5 Test: skipped
Test Skipped.
"skipped" end time: Nov 21 14:30 UTC
4/5 Testing: cut_off
4/5 Test: cut_off
Output:
"""
KNOWN = ["each/Good.one/a", "bad", "skipped", "cut_off", "never_begun"]
# By name: what is wrong while ctest still runs, and once it has ended.
EXPECTED = {
    "each/Good.one/a": (None, None),
    "bad": ("bad did not pass", "bad did not pass"),
    "skipped": ("skipped did not pass", "skipped did not pass"),
    "cut_off": (None, "cut_off did not run"),
    "never_begun": (None, "never_begun did not run"),
    "unheard_of": ("there is no test unheard_of", "there is no test unheard_of"),
}


def main():
    with tempfile.TemporaryDirectory(prefix="madang-acceptance-") as folder:
        log = Path(folder) / "LastTest.log"
        absent = dict(finished_in(log))
        log.write_text(LOG, encoding="utf-8")
        finished = dict(finished_in(log))
    wrong = [name for name, expected in EXPECTED.items() if expected !=
             tuple(fault_of(name, KNOWN, finished, ended) for ended in (False, True))]
    if fault_of("bad", KNOWN, absent, True) != "bad did not run":
        wrong.append("no log at all")
    for name in wrong:
        print(f"not told rightly: {name}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
