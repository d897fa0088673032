#!/usr/bin/env python3
"""SIGTERM under load loses nothing, and a second one ends it at once and loses nothing either.

Each round: clients keep posting orders and reading them, each on a connection of its own; SIGTERM
in the middle. Every request that was sent is answered, and wholly; the process ends with 0 in time;
started anew, it has every order that it acknowledged. In the last round a connection that is in the
middle of a request holds the end up, and a second SIGTERM comes.

    tests/stop/stop.py build/release/madang
"""
import argparse
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from serving import Server  # noqa: E402

CLIENTS = 20
ORDERS_BEFORE = 100  # acknowledged when the signal comes, or more
ROUND_S_MAX = 3
BODY = '{"item": "치킨", "qty": 1, "price": 200}'.encode()


class Cut(Exception):
    """A request was sent, and its answer did not come or did not come to its end."""


class Connection:
    """One connection that is kept; reads answers byte by byte, so that a cut one shows."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=ROUND_S_MAX * 2)
        self.received = b""

    def ask(self, method, path, body=b""):
        self.socket.sendall(method + b" " + path + b" HTTP/1.1\r\nHost: localhost\r\n"
                            b"Content-Type: application/json\r\nContent-Length: " +
                            str(len(body)).encode() + b"\r\n\r\n" + body)
        while b"\r\n\r\n" not in self.received:
            self.more()
        head, _, self.received = self.received.partition(b"\r\n\r\n")
        lines = head.decode().split("\r\n")
        headers = {name.lower(): value.strip()
                   for name, _, value in (line.partition(":") for line in lines[1:])}
        length = int(headers["content-length"])
        while len(self.received) < length:
            self.more()
        self.received = self.received[length:]
        return int(lines[0].split()[1]), headers

    def more(self):
        got = self.socket.recv(65536)
        if not got:
            raise Cut(f"closed after {len(self.received)} bytes of the answer")
        self.received += got


class Customers:
    """Clients that post and read in turn until their connection is closed behind an answer."""

    def __init__(self, server):
        self.lock, self.enough = threading.Lock(), threading.Event()
        self.acknowledged, self.cut, self.answers, self.signalled = [], [], {}, False
        self.late = 0
        connections = [Connection(server.port) for _ in range(CLIENTS)]
        self.threads = [threading.Thread(target=self.keep_asking, args=(one,))
                        for one in connections]
        for thread in self.threads:
            thread.start()

    def keep_asking(self, connection):
        try:
            closed = False
            while not closed:
                status, headers = connection.ask(b"POST", b"/orders", BODY)
                self.note(status, headers)
                if headers.get("connection") != "close":
                    status, headers = connection.ask(b"GET", b"/orders?size=1")
                    self.note(status, headers)
                closed = headers.get("connection") == "close"
        except (OSError, Cut) as error:
            with self.lock:
                self.cut.append(repr(error))
        connection.socket.close()

    def note(self, status, headers):
        with self.lock:
            self.answers[status] = self.answers.get(status, 0) + 1
            self.late += self.signalled
            if status in (201, 202):
                self.acknowledged.append(headers["location"].split("/", 3)[3])
            if len(self.acknowledged) >= ORDERS_BEFORE:
                self.enough.set()

    def join(self):
        for thread in self.threads:
            thread.join()


def fail(server, what):
    server.process.kill()
    server.process.wait()
    sys.exit(what)


def check_kept(server, acknowledged):
    """Everything that was acknowledged is there after a new start."""
    server.process.stderr.close()
    server.start()
    for location in acknowledged:
        status = server.ask("GET", "/" + location)[0]
        if status != 200:
            fail(server, f"{location} was acknowledged and is answered {status}")
    if server.stop() != 0:
        sys.exit("SIGTERM did not end with 0")


def end(server, customers, at_most):
    """Waits for the end of the process; what it answered until then."""
    try:
        code = server.process.wait(timeout=at_most)
    except subprocess.TimeoutExpired:
        fail(server, f"not ended {at_most} s after the signal")
    customers.join()
    if code != 0:
        fail(server, f"SIGTERM ended with {code}: {server.process.stderr.read().decode()}")


def one_signal(server, chance):
    server.start()
    customers = Customers(server)
    if not customers.enough.wait(timeout=10):
        fail(server, f"too slow: {customers.answers}")
    time.sleep(chance.uniform(0, 0.1))  # so that it strikes at any point of a batch
    customers.signalled = True
    server.process.send_signal(signal.SIGTERM)
    end(server, customers, ROUND_S_MAX)
    if customers.cut:
        fail(server, f"{len(customers.cut)} requests were not answered: {customers.cut[0]}")
    if set(customers.answers) - {200, 201, 202, 503}:
        fail(server, f"answers: {customers.answers}")
    check_kept(server, customers.acknowledged)
    return customers


def refuses(port):
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return True
    return False


def two_signals(server):
    server.start()
    # Half a request: the server waits ten seconds for the rest of it.
    slow = socket.create_connection(("127.0.0.1", server.port))
    slow.sendall(b"POST /orders HTTP/1.1\r\nHost: localhost\r\n")
    customers = Customers(server)
    customers.enough.wait(timeout=10)
    server.process.send_signal(signal.SIGTERM)
    while not refuses(server.port):
        time.sleep(0.005)
    if server.process.poll() is not None:
        fail(server, "did not wait for a request that it was reading")
    server.process.send_signal(signal.SIGTERM)
    end(server, customers, ROUND_S_MAX)
    slow.close()
    check_kept(server, customers.acknowledged)
    return customers


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 30))
    options = parser.parse_args()
    chance = random.Random(options.seed)
    data = tempfile.mkdtemp(prefix="madang-stop-")
    try:
        server = Server(os.path.abspath(options.binary), "mall", data)
        rounds = [one_signal(server, chance) for _ in range(options.rounds)]
        last = two_signals(server)
    finally:
        shutil.rmtree(data)
    print(f"{len(rounds)} rounds, {sum(len(one.acknowledged) for one in rounds)} orders, "
          f"{sum(one.late for one in rounds)} answered after the signal, none cut, none lost; "
          f"a second signal: at once, {len(last.acknowledged)} orders, none lost")


if __name__ == "__main__":
    main()
