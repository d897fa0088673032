#!/usr/bin/env python3
"""The boards in docs/systems/*.md are what the program prints: board_test.py PROGRAM.

The pizza house's page, too, shows a context from outside, as a core with ports around it, and names
the three corrections that its team made to the first model.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PORTS = ["REST resources", "policies, views", "calls taken", "rules: decide(state, command)",
         "own store, own log", "events published", "calls made"]
CORRECTIONS = ["there is one way to cancel an order, not three",
               '"cancel received" and "notification sent" are no events of the business',
               "it asks for its payment first and waits for the answer"]


def board_in(page):
    found = re.search(r"^```mermaid\n(.*?)^```$", page, re.M | re.S)
    return found.group(1) if found else None


def missing_in(page):
    """What the pizza house's page should say beside its board, and does not."""
    drawn = " ".join(re.findall(r"^```text\n(.*?)^```$", page, re.M | re.S))
    told = " ".join(page.split())
    return [port for port in PORTS if port not in drawn] + \
        [words for words in CORRECTIONS if words not in told]


def main(program):
    wrong = 0
    for words in missing_in((ROOT / "docs/systems/pizza.md").read_text(encoding="utf-8")):
        print(f"docs/systems/pizza.md: does not say any more: {words}")
        wrong = 1
    for page in sorted((ROOT / "docs" / "systems").glob("*.md")):
        told = board_in(page.read_text(encoding="utf-8"))
        asked = [program, "model", page.stem, "--format", "mermaid"]
        printed = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
        if told is None or told.strip() != printed.strip():
            print(f"{page.relative_to(ROOT)}: its board is not that of the program; paste the "
                  f"output of `madang model {page.stem} --format mermaid`")
            wrong = 1
    return wrong


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
