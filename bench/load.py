"""Load: wrk for as much as the server can take, threads with a schedule for a fixed rate."""

import json
import subprocess
import threading
import time
from pathlib import Path

from client import Client

SCRIPT = Path(__file__).with_name("load.lua")
SENDERS = 16


def wrk(port, path, words, connections, seconds):
    """Rate per second, latency in milliseconds, and what went wrong."""
    words = [words] if isinstance(words, str) else words
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", str(SCRIPT),
               f"http://127.0.0.1:{port}{path}", "--", *words]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    result = json.loads(said.partition("RESULT ")[2])
    return {"rate": result["requests"] / (result["duration"] / 1e6), "requests": result["requests"],
            "seconds": result["duration"] / 1e6, "p50_ms": result["p50"] / 1e3,
            "p99_ms": result["p99"] / 1e3, "max_ms": result["max"] / 1e3,
            "refused": result["refused"], "broken": result["broken"]}


def paced(port, rate, seconds):
    """Places orders by the clock. Gives (time due, time answered) of each accepted one.

    An order that leaves late because the server is slow counts from when it was due.
    """
    start = time.monotonic() + 0.1
    done = []

    def send(first):
        client = Client(port)
        for number in range(first, int(rate * seconds), SENDERS):
            due = start + number / rate
            time.sleep(max(0.0, due - time.monotonic()))
            status, _ = client.place_order()
            if status == 201:
                done.append((due, time.monotonic()))

    senders = [threading.Thread(target=send, args=(first,)) for first in range(SENDERS)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    return sorted(done)
