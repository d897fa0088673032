#!/usr/bin/env python3
"""The boards in docs/systems/*.md are what the program prints: board_test.py PROGRAM."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def board_in(page):
    found = re.search(r"^```mermaid\n(.*?)^```$", page, re.M | re.S)
    return found.group(1) if found else None


def main(program):
    wrong = 0
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
