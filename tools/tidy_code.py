"""Rules of tools/tidy about C++: banned calls, long functions, head comments, dead files."""

import re

FUNCTION_LINES_MAX = 70
SOURCE_FOLDERS = ("kit", "runtime", "systems", "app", "tests", "bench", "examples")
PRODUCT = ("kit", "runtime", "systems", "app")

CLOCK = r"\b(?:system|steady|high_resolution)_clock::now\b|\bstd::time\s*\("


def anywhere(source):
    return True


def outside_runtime(source):
    return not source.within("runtime", "app", "bench", "tests")


def outside_runtime_even_tests(source):
    return not source.within("runtime", "bench")


# pattern, what it is, where it is banned, what to do instead
BANNED = [
    (CLOCK, "reads a clock", outside_runtime, "take the time as an argument"),
    (r"\b(?:secure_)?getenv\s*\(", "reads the environment", outside_runtime, "take it from Config"),
    (r"\bs?rand\s*\(|\brandom_device\b", "random numbers", outside_runtime_even_tests,
     "take them, or their seed, as an argument"),
    (r"\bsleep_(?:for|until)\b|\bu?sleep\s*\(", "sleeps",
     lambda source: source.is_test or source.within("kit", "systems"), "wait for the condition"),
    (r"\bstd::w?regex\b", "std::regex", anywhere, "parse by hand"),
    (r"\bato[ifl]l?\s*\(", "atoi", anywhere, "use std::from_chars, which tells errors"),
    (r"\bstrtok(?:_r)?\s*\(", "strtok", anywhere, "walk a string_view"),
    (r"\bv?sprintf\s*\(", "sprintf", anywhere, "use fmt::format"),
    (r"\bco_(?:await|return|yield)\b", "coroutine",
     lambda source: source.within(*PRODUCT), "use a callback: g++ 12 miscompiles coroutines"),
]


def check(sources):
    included = {name for source in sources for _, name, ours in source.includes if ours}
    paths = {source.path for source in sources}
    for source in sources:
        if source.is_cpp:
            yield from banned(source)
            yield from functions(source)
            yield from head(source, paths)
            yield from dead(source, included)


def banned(source):
    for pattern, what, where, instead in BANNED:
        if where(source):
            for found in re.finditer(pattern, source.code):
                yield source, line_of(source.code, found.start()), what, instead
    for number, name, _ in source.includes:
        if name == "iostream" and not source.within("app", "tools"):
            yield source, number, "<iostream>", "use fmt, or <ostream> where only a stream is named"
        if name == "regex":
            yield source, number, "<regex>", "parse by hand"


def line_of(text, position):
    return text.count("\n", 0, position) + 1


def head(source, paths):
    # The header speaks for the source and the test beside it.
    spoken_for = source.suffix == ".cpp" and re.sub(r"(_test)?\.cpp$", ".hpp", source.path) in paths
    if not spoken_for and not re.match(r"//[^\n]*\w|/\*", source.text):
        yield source, 1, "no head comment", "say in one to five lines what this file is for"
    if source.suffix == ".hpp" and "#pragma once" not in source.lines:
        yield source, 1, "no #pragma once", "add it below the head comment"


def dead(source, included):
    if source.suffix == ".hpp" and source.path not in included:
        yield source, 1, "nobody includes this header", "remove it, or use it"
    if source.suffix == ".cpp" and not source.within(*SOURCE_FOLDERS):
        yield source, 1, "source outside the source folders", "move it into one of them"


def functions(source):
    """Outermost function bodies, found by their braces."""
    for start, end in bodies(source.code):
        first, last = line_of(source.code, start), line_of(source.code, end)
        if last - first + 1 > FUNCTION_LINES_MAX:
            yield (source, first, f"function of {last - first + 1} lines",
                   f"split it: {FUNCTION_LINES_MAX} is the limit")


CONTAINER = re.compile(r"^[^(]*\b(?:namespace|class|struct|union|enum)\b|^\s*extern\s*$")


def bodies(code):
    stack = []  # per open brace: "container", "function" or "other", and where its head began
    begin = 0  # where the head of the next brace begins
    for found in re.finditer(r"[{};]", code):
        at, sign = found.start(), found.group()
        if sign == "{":
            in_container = all(kind == "container" for kind, _ in stack)
            stack.append((kind_of(code[begin:at]) if in_container else "other", begin))
            begin = at + 1
        elif sign == "}" and stack:
            kind, head_begin = stack.pop()
            # `a_{a}, b_{b} {`: a brace of an initializer list does not end the function's head.
            goes_on = kind == "function" and re.match(r"\s*[,{]", code[at + 1:at + 200])
            if kind == "function" and not goes_on:
                yield first_word(code, head_begin), at
            begin = head_begin if goes_on else at + 1
        elif sign == ";":
            begin = at + 1


def kind_of(text):
    if re.search(r"=\s*$", text):
        return "other"  # a table or an aggregate
    if CONTAINER.search(re.sub(r"template\s*<[^{}]*?>\s*(?=\w)", "", text)):
        return "container"
    return "function" if "(" in text else "other"


def first_word(code, position):
    return position + len(code[position:]) - len(code[position:].lstrip())
