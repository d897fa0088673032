"""One file as the rules of tools/tidy see it: its lines, its bare code, its includes."""

import re
import subprocess
from functools import cached_property
from pathlib import Path

CPP = {".cpp", ".hpp"}
MADE = {".git", "build", "data"}
BYTES = "tests/fuzz/corpus"  # what a fuzzer starts from: any bytes

# Comments and literals. A quote inside a number is a digit separator.
LITERAL = re.compile(
    r"//[^\n]*|/\*.*?\*/"
    r'|R"(?P<mark>[^()\s\\]{0,16})\(.*?\)(?P=mark)"'
    r'|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9a-fA-F])'(?:\\.|[^'\\\n])+'",
    re.DOTALL,
)
DIRECTIVE = re.compile(r"^[ \t]*#(?:\\\n|[^\n])*", re.MULTILINE)
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^">]+)[">]')


class Source:
    def __init__(self, root, path):
        self.path = path  # relative to the root, with slashes
        self.suffix = Path(path).suffix
        self.folder = path.rpartition("/")[0]
        self.name = path.rpartition("/")[2]
        self.bytes = (root / path).read_bytes()

    @property
    def is_cpp(self):
        return self.suffix in CPP

    @property
    def is_test(self):
        return self.path.startswith("tests/") or self.path.endswith("_test.cpp")

    def within(self, *folders):
        return any(self.path.startswith(folder + "/") for folder in folders)

    @cached_property
    def is_text(self):
        return b"\0" not in self.bytes[:8000]

    @cached_property
    def text(self):
        return self.bytes.decode("utf-8", errors="replace")

    @cached_property
    def lines(self):
        return self.text.split("\n")[: -1 if self.text.endswith("\n") else None]

    @cached_property
    def code(self):
        """The text with comments, literals and directives blanked: every line keeps its number."""
        return DIRECTIVE.sub(blank, LITERAL.sub(blank, self.text))

    @cached_property
    def includes(self):
        """(line, name, is it ours) of each include."""
        found = ((number, INCLUDE.match(line)) for number, line in enumerate(self.lines, 1))
        return [(number, match[2], match[1] == '"') for number, match in found if match]


def blank(found):
    return re.sub(r"[^\n]", " ", found.group())


def read_tree(root):
    """All files under version control, or soon to be; without git, all that are not made."""
    root = Path(root)
    try:
        listing = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=root, capture_output=True, check=True, text=True).stdout
        paths = [path for path in listing.split("\0") if path]
    except (OSError, subprocess.CalledProcessError):
        paths = [str(file.relative_to(root)) for file in root.rglob("*")]
        paths = [path for path in paths if path.split("/")[0] not in MADE]
    sources = [Source(root, path) for path in sorted(set(paths)) if (root / path).is_file()]
    return [source for source in sources if source.is_text and not source.within(BYTES)]
