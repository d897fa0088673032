"""The real binary, serving one system on a data folder, for the tests written in Python."""
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time

START_S_MAX = 10
REST_S_MAX = 60


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """One run of the binary on a data folder."""

    def __init__(self, binary, system, data):
        self.binary, self.system, self.data = binary, system, data
        self.port, self.management = free_port(), free_port()
        self.process = None

    def start(self):
        self.process = subprocess.Popen(
            [self.binary, "run", self.system, "--port", str(self.port), "--management-port",
             str(self.management), "--data", self.data, "--set", "log_level=error"],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        deadline = time.monotonic() + START_S_MAX
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                sys.exit("the server ended at its start: " + self.process.stderr.read().decode())
            try:
                if self.ask("GET", "/actuator/health")[0] == 200:
                    return
            except OSError:
                time.sleep(0.01)
        sys.exit("the server does not answer")

    def ask(self, method, path, body=None, headers=None, management=False):
        port = self.management if management else self.port
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        sent = {"Accept": "application/json", **(headers or {})}
        if body is not None:
            sent["Content-Type"] = "application/json"
        connection.request(method, path, json.dumps(body) if body is not None else None, sent)
        answer = connection.getresponse()
        text = answer.read()
        connection.close()
        return answer.status, dict(answer.getheaders()), text

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stderr.close()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=20)
        self.process.stderr.close()
        return code

    def wait_for_rest(self):
        """Until no context has anything queued and no log has grown for a while."""
        deadline, before, quiet = time.monotonic() + REST_S_MAX, None, 0
        while time.monotonic() < deadline:
            now = self.ask("GET", "/contexts", management=True)[2]
            quiet = quiet + 1 if now == before and b'"queued":0' in now else 0
            if quiet >= 12:
                return
            before = now
            time.sleep(0.02)
        sys.exit("never comes to rest: " + before.decode())
