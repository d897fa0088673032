#!/usr/bin/env python3
"""Whoever types what a page tells gets what the page says: story_test.py PROGRAM SYSTEM.

Plays the last ```sh block of docs/systems/SYSTEM.md line by line against a system of its own. A
curl line may end in a comment: `# [soon] [STATUS] words`. Without a status any 2xx is right; what
stands in `backticks` must occur in the answer; `soon` asks again until it does.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from serving import Server  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 15.0


class Expectation:
    def __init__(self, comment):
        words = comment.split()
        self.soon = words[:1] == ["soon"]
        words = words[1:] if self.soon else words
        self.status = int(words[0]) if words and re.fullmatch(r"\d{3}", words[0]) else None
        self.parts = re.findall(r"`([^`]+)`", comment)

    def fault(self, status, body):
        if self.status and status != self.status:
            return f"{status} instead of {self.status}"
        if not self.status and not 200 <= status < 300:
            return f"answered {status}"
        missing = [part for part in self.parts if part not in body]
        return f"no {missing[0]}" if missing else None


def lines_of(page):
    blocks = re.findall(r"^```sh\n(.*?)^```$", page.read_text(encoding="utf-8"), re.M | re.S)
    return blocks[-1].splitlines() if blocks else []


def ask(command, settings):
    marked = command + " -s -w '\\n%{http_code}'"
    said = subprocess.run(["bash", "-c", "\n".join(settings + [marked])], capture_output=True,
                          text=True, timeout=60).stdout
    body, _, status = said.rpartition("\n")
    return int(status or 0), body


def fault_of(command, expectation, settings):
    give_up = time.monotonic() + (PATIENCE if expectation.soon else 0)
    while True:
        status, body = ask(command, settings)
        fault = expectation.fault(status, body)
        if not fault or time.monotonic() > give_up:
            return fault and f"{fault}: {body}"
        time.sleep(0.1)


def play(lines, port, management):
    settings, played = [], 0
    for line in lines:
        line = line.replace("localhost:8088", f"localhost:{port}")
        line = line.replace("localhost:8089", f"localhost:{management}")
        command, _, comment = re.sub(r"\s+#\s", "\0", line, count=1).partition("\0")
        if not command.startswith("curl"):
            settings += [command] if "=" in command.split(" ")[0] else []
            continue
        played += 1
        fault = fault_of(command, Expectation(comment), settings)
        if fault:
            return f"{line}\n  {fault}"
    return None if played else "the page tells no story"


def main(program, system):
    with tempfile.TemporaryDirectory(prefix="madang-page-") as folder:
        server = Server(program, system, folder)
        server.start()
        page = ROOT / "docs" / "systems" / f"{system}.md"
        fault = play(lines_of(page), server.port, server.management)
        ended = server.stop()
    if fault or ended != 0:
        print(f"docs/systems/{system}.md: {fault or f'the system ended with {ended}'}")
    return 1 if fault or ended != 0 else 0


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1]), sys.argv[2]))
