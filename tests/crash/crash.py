#!/usr/bin/env python3
"""Kills the real binary with SIGKILL at random moments, starts it again, and audits.

Each round: load from several clients, SIGKILL, restart, wait until it is at rest, then check that
every acknowledged write is there, that nothing was done twice - requests whose answer got lost are
sent again with their Idempotency-Key - and that `madang audit` finds nothing.

    tests/crash/crash.py build/release/madang --system mall --rounds 30
"""
import argparse
import http.client
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from plans import PLANS

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from serving import Server  # noqa: E402

CLIENTS = 6


class Clients:
    """Sends mixed commands until told to stop; remembers what was answered and what was not."""

    def __init__(self, server, plan, chance):
        self.server, self.plan, self.chance = server, plan, chance
        self.acknowledged, self.unknown = {}, []
        self.lock, self.stopped, self.made = threading.Lock(), threading.Event(), 0
        self.prepared = False

    def prepare(self):
        """What the shop needs before anybody can order, once."""
        if not self.prepared:
            self.prepared = True
            for path, body in getattr(self.plan, "FIRST", []):
                self.server.ask("POST", path, body)

    def run(self, seconds):
        self.stopped.clear()
        threads = [threading.Thread(target=self.loop, args=(self.chance.random(),))
                   for _ in range(CLIENTS)]
        for thread in threads:
            thread.start()
        time.sleep(seconds)
        self.server.kill()
        self.stopped.set()
        for thread in threads:
            thread.join()

    def loop(self, seed):
        chance = random.Random(seed)
        while not self.stopped.is_set():
            try:
                if chance.random() < 0.5 or not self.acknowledged:
                    self.create(chance)
                else:
                    method, path, body = self.plan.act(chance, self.made)
                    self.server.ask(method, path, body)
            except (OSError, http.client.HTTPException):
                if self.server.process.poll() is not None:
                    return

    def create(self, chance):
        with self.lock:
            self.made += 1
            number = self.made
        path, body = self.plan.create(chance, number)
        request = (path, body, f"crash-{number}")
        try:
            self.send(request)
        except (OSError, http.client.HTTPException):
            with self.lock:
                self.unknown.append(request)
            raise

    def send(self, request):
        path, body, key = request
        status, headers, text = self.server.ask("POST", path, body, {"Idempotency-Key": key})
        if status in (201, 202):
            location = headers["Location"].split("/", 3)[3]
            with self.lock:
                known = self.acknowledged.setdefault(key, location)
            if known != location:
                sys.exit(f"key {key} made {known} and {location}")
        elif status == 409:
            with self.lock:
                self.unknown.append(request)
        elif status >= 500 and status != 503:
            sys.exit(f"POST {path} was answered {status}: {text.decode()}")

    def send_again(self):
        again, self.unknown = self.unknown, []
        for request in again:
            self.send(request)


def round_of(server, clients, chance):
    server.start()
    clients.prepare()
    clients.run(chance.uniform(0.05, 0.5))
    server.start()
    server.wait_for_rest()
    clients.send_again()
    server.wait_for_rest()
    for key, location in clients.acknowledged.items():
        status = server.ask("GET", "/" + location)[0]
        if status != 200:
            sys.exit(f"{location} was acknowledged for {key} and is answered {status}")
    if server.stop() != 0:
        sys.exit("SIGTERM did not end with 0")
    audit = subprocess.run([server.binary, "audit", server.system, "--data", server.data],
                           capture_output=True, text=True, check=False)
    if audit.returncode != 0 or "under way" in audit.stdout:
        sys.exit("audit: " + audit.stdout + audit.stderr)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--system", default="mall", choices=sorted(PLANS))
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--seed", type=int, default=None)
    options = parser.parse_args()
    seed = options.seed if options.seed is not None else random.randrange(1 << 30)
    print(f"seed {seed}", flush=True)
    chance = random.Random(seed)
    data = tempfile.mkdtemp(prefix="madang-crash-")
    server = Server(os.path.abspath(options.binary), options.system, data)
    clients = Clients(server, PLANS[options.system], chance)
    try:
        for number in range(1, options.rounds + 1):
            round_of(server, clients, chance)
            if number % 10 == 0 or number == options.rounds:
                print(f"{number} rounds, {len(clients.acknowledged)} acknowledged, "
                      "none lost, none doubled", flush=True)
    except BaseException:
        print(f"kept for a look: {data}", file=sys.stderr)
        raise
    shutil.rmtree(data)


if __name__ == "__main__":
    main()
