#!/usr/bin/env python3
"""`madang audit` tells what is under way from what does not add up.

audit_test.py PROGRAM: a cancel that the kitchen has not heard of is no finding, nor what the
marketing has not.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from serving import Server  # noqa: E402

ORDER = {"customerId": 10, "state": "PLACE", "menuOption": "pepperoniPizza", "price": 10000,
         "paymentMethod": "CreditCard", "address": "ThewellI007Ho"}


def audit(server):
    server.stop()
    said = subprocess.run([server.binary, "audit", server.system, "--data", server.data],
                          check=False, capture_output=True, text=True)
    print(said.stdout)
    told = said.stdout.count
    return (said.returncode, told("under way: "), told("MarketingManagement: has not applied"),
            ", 0 findings" in said.stdout)


def main(program):
    with tempfile.TemporaryDirectory(prefix="madang-audit-") as folder:
        server = Server(program, "pizza", folder)
        server.start()
        for _ in range(2):
            server.ask("POST", "/pizzaOrders", ORDER)
        server.wait_for_rest()
        for context in ("OrderDeliveryManagement", "MarketingManagement"):
            server.ask("PATCH", "/contexts/" + context, {"state": "paused"}, management=True)
        server.ask("POST", "/pizzaOrders", ORDER)
        server.ask("PATCH", "/pizzaOrders/2", {"state": "CANCEL"})
        if audit(server) != (0, 1, 1, True):
            return 1
        server.start()
        server.wait_for_rest()
        return 0 if audit(server) == (0, 0, 0, True) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
