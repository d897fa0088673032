#!/usr/bin/env python3
"""What docs/write-a-context.md quotes is what is built.

Each ```cpp or ```cmake block follows a line that names its file as `examples/...`; the block must
occur in that file word for word.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "docs" / "write-a-context.md"
NAME = re.compile(r"`(examples/[\w/.]+)`")


def quotes(text):
    """Yields (line number, file named last before it, block)."""
    named, block, start = None, None, 0
    for number, line in enumerate(text.splitlines(), 1):
        if block is None:
            if line.startswith(("```cpp", "```cmake")):
                block, start = [], number
            elif found := NAME.findall(line):
                named = found[-1]
        elif line.startswith("```"):
            yield start, named, "\n".join(block) + "\n"
            block = None
        else:
            block.append(line)


def faults(text, read):
    found = list(quotes(text))
    if not found:
        yield 1, "quotes nothing"
    for line, name, block in found:
        if name is None:
            yield line, "names no file before the block"
        elif block not in read(name):
            yield line, f"is not in {name}"


def read(name):
    path = ROOT / name
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def main():
    text = GUIDE.read_text(encoding="utf-8")
    # The check itself must see a changed word.
    assert list(faults("`examples/a`\n```cpp\nint b;\n```\n", lambda _: "int c;\n")), "sees nothing"
    wrong = list(faults(text, read))
    for line, what in wrong:
        print(f"{GUIDE.relative_to(ROOT)}:{line}: the block {what}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
