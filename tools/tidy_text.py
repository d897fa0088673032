"""Rules of tools/tidy about plain text: what no file may contain, and how long a file may be."""

import re
import unicodedata

CODE = {".cpp", ".hpp", ".py", ".sh", ".lua", ""}
LINES_WARN, LINES_MAX, COLUMNS_MAX = 400, 700, 100

# Written in pieces, so that this file does not contain what it forbids.
LEFTOVER = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX)\b")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
ABSOLUTE = re.compile(r"(?<![\w.:/-])/(?:wor" r"k|hom" r"e|roo" r"t|User" r"s)/\w")


def check(sources):
    for source in sources:
        yield from characters(source)
        yield from words(source)
        if source.suffix in CODE and not source.name.startswith("."):
            yield from size(source)


def characters(source):
    if source.text and not source.text.endswith("\n"):
        yield source, len(source.lines), "no newline at the end of the file", "add it"
    if "\ufffd" in source.text:
        yield source, 1, "not UTF-8", "save the file as UTF-8"
    for number, line in enumerate(source.lines, 1):
        if "\t" in line and source.name != "Makefile":
            yield source, number, "tab", "use two spaces"
        elif CONTROL.search(line):
            yield source, number, "control character", "remove it, or write it as an escape"
        if line != line.rstrip() and source.suffix != ".http":
            yield source, number, "trailing blanks", "remove them"


def words(source):
    for number, line in enumerate(source.lines, 1):
        if found := LEFTOVER.search(line):
            yield source, number, f"{found[1]} left behind", "do it now, or open an issue"
        if ABSOLUTE.search(line):
            yield source, number, "absolute path of one machine", "name it relative to the project"


def size(source):
    count = len(source.lines)
    if count > LINES_MAX:
        yield source, count, f"{count} lines", f"split it: {LINES_MAX} is the limit, 100 is usual"
    elif count > LINES_WARN:
        yield source, 0, f"warning: {count} lines", f"split it before it reaches {LINES_MAX}"
    for number, line in enumerate(source.lines, 1):
        columns = len(unicodedata.normalize("NFC", line))
        if columns > COLUMNS_MAX:
            yield source, number, f"{columns} columns", f"break it: {COLUMNS_MAX} is the limit"
