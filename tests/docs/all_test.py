#!/usr/bin/env python3
"""`madang run all`: six systems, each on its own port, and an index page: all_test.py PROGRAM.

Standard output has JSON lines alone; what is printed for people to try works."""

import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time

SYSTEMS = ["mall", "pizza", "breakfast", "library", "movie", "coffee"]
IDLE_MB_MAX = 60
START_S_MAX = 20


def free_range(count):
    """The first of so many ports in a row that nobody has."""
    while True:
        first = random.randrange(20_000, 30_000)
        probes = []
        try:
            for port in range(first, first + count):
                probes.append(socket.create_server(("127.0.0.1", port)))
            return first
        except OSError:
            continue
        finally:
            for probe in probes:
                probe.close()


def get(port, path, accept):
    connection = http.client.HTTPConnection("localhost", port, timeout=5)
    connection.request("GET", path, headers={"Accept": accept})
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, body


def wait_for(port, process):
    give_up = time.monotonic() + START_S_MAX
    while time.monotonic() < give_up and process.poll() is None:
        try:
            if get(port, "/actuator/health", "*/*")[0] == 200:
                return
        except OSError:
            time.sleep(0.01)
    sys.exit(f"nobody answers at {port}")


def faults(first, process):
    for number, system in enumerate(SYSTEMS):
        wait_for(first + number, process)
        if f'"system":"{system}"' not in get(first + number, "/actuator/info", "*/*")[1]:
            yield f"port {first + number} is not that of {system}"
        if get(first + len(SYSTEMS) + number, "/contexts", "*/*")[0] != 200:
            yield f"{system} has no management port"
    page = get(first, "/", "text/html")[1]
    for number, system in enumerate(SYSTEMS):
        if f"http://localhost:{first + number}/" not in page or f"demo {system}" not in page:
            yield f"the index page does not name {system}"
    if get(first, "/", "application/hal+json")[1].lstrip()[:1] != "{":
        yield "the root of the API is not JSON"
    status = open(f"/proc/{process.pid}/status", encoding="utf-8").read()
    idle_mb = int(status.partition("VmRSS:")[2].split()[0]) / 1024
    if idle_mb > IDLE_MB_MAX and "libasan" not in maps_of(process):
        yield f"idle it has {idle_mb:.0f} MB"


def faults_of_hints(hints):
    tried = [line.removeprefix("try").strip() for line in hints if line.startswith("try ")]
    if len(tried) != len(SYSTEMS):
        yield f"{len(tried)} lines to try"
    for line in tried:
        command = ["bash", "-c", line + " -o /dev/null -w '%{http_code}'"]
        status = subprocess.run(command, capture_output=True, text=True, timeout=30).stdout
        if status != "201":
            yield f"{line}: {status}"


def faults_of_log(lines):
    for line in lines:
        try:
            json.loads(line)
        except ValueError:
            yield f"not JSON: {line}"
    if not any('"event":"stopping"' in line for line in lines):
        yield "the log does not tell the end"


def lines_of(path, last):
    """Of that file, once it has the last one."""
    give_up = time.monotonic() + START_S_MAX
    while True:
        with open(path, encoding="utf-8") as file:
            lines = file.readlines()
        if any(last in line for line in lines) or time.monotonic() > give_up:
            return lines
        time.sleep(0.01)


def maps_of(process):
    """Sanitizers need memory of their own."""
    return open(f"/proc/{process.pid}/maps", encoding="utf-8").read().replace("tsan", "asan")


def run(program, folder, first):
    log, hints = os.path.join(folder, "log"), os.path.join(folder, "hints")
    with open(log, "w", encoding="utf-8") as out, open(hints, "w", encoding="utf-8") as told:
        process = subprocess.Popen([program, "run", "all", "--port", str(first), "--data", folder,
                                    "--management-port", str(first + len(SYSTEMS))],
                                   stdout=out, stderr=told)
    found = list(faults(first, process)) + list(faults_of_hints(lines_of(hints, "Ctrl-C")))
    process.send_signal(signal.SIGTERM)
    if process.wait(30) != 0:
        found.append("SIGTERM did not end with 0")
    return found + list(faults_of_log(lines_of(log, "stopping")))


def main(program):
    with tempfile.TemporaryDirectory(prefix="madang-all-") as folder:
        found = run(program, folder, free_range(2 * len(SYSTEMS)))
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(os.path.abspath(sys.argv[1])))
