#!/usr/bin/env python3
"""`madang events` shows a topic from its beginning, as a console consumer would.

events_test.py PROGRAM: the pizza house's core run, one order and three steps, as it happened.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from serving import Server  # noqa: E402

ORDER = {"customerId": 10, "state": "PLACE", "menuOption": "pepperoniPizza", "price": 10000,
         "paymentMethod": "CreditCard", "address": "ThewellI007Ho"}
STEPS = ["PizzaProductionStarted", "DeliveryStarted", "DeliveryCompleted"]
FIRST = ["OrderPlaced", "PaymentApproved"]
THEN = ["CustomerNotified", "PizzaProductionStarted", "CustomerNotified", "DeliveryStarted",
        "CustomerNotified", "DeliveryCompleted"]


def main(program):
    with tempfile.TemporaryDirectory(prefix="madang-events-") as folder:
        server = Server(program, "pizza", folder)
        server.start()
        server.ask("POST", "/pizzaOrders", ORDER)
        server.wait_for_rest()
        for step in STEPS:
            server.ask("PATCH", "/orderDeliveries/1", {"state": step})
            server.wait_for_rest()
        server.stop()
        said = subprocess.run([program, "events", "pizza", "--data", folder], check=True,
                              capture_output=True, text=True).stdout
    told = [json.loads(line)["eventType"] for line in said.splitlines()]
    # Order and payment stand in two logs: which of them is printed first is not the point.
    if sorted(told[:2]) != FIRST or told[2:] != THEN:
        print(f"events: {told}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
