"""The two programs under measurement, each started afresh with empty data."""

import shutil
import socket
import subprocess
import time
from pathlib import Path

from client import Client

START_SECONDS = 20


class Server:
    """One running program; stops, and its data goes, at the end of its `with`."""

    def __init__(self, program, data, system="mall"):
        self.program, self.data, self.system = Path(program), Path(data), system
        self.port = free_port()

    def __enter__(self):
        shutil.rmtree(self.data, ignore_errors=True)
        self.data.mkdir(parents=True)
        self.log = open(self.data.with_suffix(".log"), "w")
        self.process = subprocess.Popen(self.command(), stdout=self.log, stderr=self.log)
        try:
            self.wait_until_it_answers()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()
        shutil.rmtree(self.data, ignore_errors=True)

    def command(self):
        flags = ["--port", str(self.port), "--data", str(self.data)]
        if self.program.name == "limit":
            return [str(self.program), *flags]
        management = ["--management-port", str(free_port())]
        return [str(self.program), "run", self.system, *flags, *management]

    def wait_until_it_answers(self):
        give_up = time.monotonic() + START_SECONDS
        while True:
            try:
                Client(self.port).request("GET", "/orders/1")
                return
            except OSError:
                if self.process.poll() is not None or time.monotonic() > give_up:
                    raise SystemExit(f"bench: {self.program} did not start, see {self.log.name}")
                time.sleep(0.02)

    def rss_mb(self):
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        return 0.0


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
