"""Rules of tools/tidy about who may include what: the layers, and where heavy libraries stay."""

import re

OURS = ("kit", "runtime", "systems", "app")
EDGE_MAX = 8

# library, its headers, where it may be included, how many files may do so
LIBRARIES = [
    ("sqlite3", r"sqlite3(ext)?\.h$", r"runtime/store/sqlite|bench/|tests/", None),
    ("Asio and Beast", r"boost/(asio|beast)[/.]", r"runtime/http/|bench/", EDGE_MAX),
    ("spdlog", r"spdlog/", r"runtime/observe/", None),
    ("CLI11", r"CLI/", r"(runtime|app)/.*\.cpp$", 1),
    ("toml11", r"toml(11)?(/|\.hpp$)", r"(runtime|app)/.*\.cpp$", 1),
]
NOT_IN_SYSTEMS = r"boost/(json|asio|beast)[/.]|sqlite3|spdlog/|libpq|librdkafka/|prometheus/"


def check(sources):
    for source in sources:
        if source.is_cpp:
            yield from layers(source)
            yield from libraries(source)
    yield from crowded(sources)


def layers(source):
    allowed, advice = allowed_includes(source)
    for number, name, ours in source.includes:
        if not ours:
            continue
        if name.split("/")[0] not in OURS + ("tests", "bench", "examples"):
            yield source, number, f'"{name}"', "write the path from the root of the project"
        elif allowed and not re.match(allowed, name):
            yield source, number, f"includes {name}", advice


def allowed_includes(source):
    """What a file may include of ours: a pattern, and what to tell those who break it."""
    parts = source.path.split("/")
    if parts[0] == "kit":
        return "kit/", "kit includes nothing of ours but kit"
    if parts[0] == "runtime":
        tests = "|tests/" if source.is_test else ""
        return f"(kit|runtime{tests})/", "runtime names no business: only kit and runtime"
    if parts[0] != "systems":
        return None, None
    if len(parts) == 4:
        system, own = "/".join(parts[:2]), "/".join(parts[:3])
        shared = f"systems/[^/]+\\.hpp$|{system}/[^/]+\\.hpp$"
        return (f"kit/|{own}/|{shared}|{system}/[^/]+/(events|calls)\\.hpp$",
                "a context knows kit, its own files and others' events.hpp and calls.hpp")
    if source.is_test:
        return "(kit|systems|runtime|tests)/", "a story test knows its system and what runs it"
    return "(kit|systems)/", "a system knows kit and its contexts"


def libraries(source):
    for number, name, ours in source.includes:
        if ours:
            continue
        if source.within("systems") and re.match(NOT_IN_SYSTEMS, name):
            yield source, number, f"<{name}>", "business rules know no library: let runtime do it"
            continue
        for library, headers, places, _ in LIBRARIES:
            if re.match(headers, name) and not re.match(places, source.path):
                yield source, number, f"<{name}>", f"{library} stays behind its folder: {places}"


def crowded(sources):
    for library, headers, places, limit in LIBRARIES:
        users = [(source, number) for source in sources if source.is_cpp and not source.is_test
                 and not source.within("bench")
                 for number in first_use(source, headers) if re.match(places, source.path)]
        if limit is not None:
            for source, number in users[limit:]:
                yield source, number, f"{library} in file {limit + 1} of {limit}", "join two files"


def first_use(source, headers):
    return [number for number, name, ours in source.includes
            if not ours and re.match(headers, name)][:1]
