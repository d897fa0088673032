#!/usr/bin/env python3
"""`madang events` shows a topic from its beginning, as a console consumer would.

events_test.py PROGRAM: the pizza house's core run, one order and three steps, as it happened; and
many coffees at once, of which each context's events stand in its order.
"""

import json
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from serving import Server  # noqa: E402

ORDER = {"customerId": 10, "state": "PLACE", "menuOption": "pepperoniPizza", "price": 10000,
         "paymentMethod": "CreditCard", "address": "ThewellI007Ho"}
COFFEE = {"product": "IceAmericano", "qty": 1, "price": 2000}
CLIENTS, ORDERS = 6, 40
STEPS = ["PizzaProductionStarted", "DeliveryStarted", "DeliveryCompleted"]
FIRST = ["OrderPlaced", "PaymentApproved"]
THEN = ["PizzaProductionStarted", "DeliveryStarted", "DeliveryCompleted"]
TRACE = "0af7651916cd43dd8448eb211c80319c"
CANCELLED = {"OrderCanceled": "PizzaOrderManagement", "PaymentCanceled": "Paymentmanagement"}


def told_by(program, system, folder):
    said = subprocess.run([program, "events", system, "--data", folder], check=True,
                          capture_output=True, text=True).stdout
    return [json.loads(line) for line in said.splitlines()]


def in_order(program):
    """Of many at once, too: a consumer passes over what comes behind its context's last."""
    with tempfile.TemporaryDirectory(prefix="madang-events-") as folder:
        server = Server(program, "coffee", folder)
        server.start()

        def orders(client):
            for _ in range(ORDERS):
                order = server.ask("POST", "/orders", COFFEE)[1]["Location"].rpartition("/")[2]
                if client % 2:
                    server.ask("POST", f"/orders/{order}/cancel")
                else:
                    server.ask("PATCH", f"/deliveries/{order}", {"status": "receive"})

        with ThreadPoolExecutor(CLIENTS) as clients:
            list(clients.map(orders, range(CLIENTS)))
        server.wait_for_rest()
        server.stop()
        told = told_by(program, "coffee", folder)
    last = {}
    for event in told:
        if event["seq"] <= last.get(event["context"], 0):
            print(f"events: not in the order of its log: {event}")
            return False
        last[event["context"]] = event["seq"]
    return True


def correlated(program):
    """Whatever a request leads to, in whatever context, carries its number, and no other does."""
    with tempfile.TemporaryDirectory(prefix="madang-events-") as folder:
        server = Server(program, "pizza", folder)
        server.start()
        server.ask("POST", "/pizzaOrders", ORDER)
        server.wait_for_rest()
        server.ask("PATCH", "/pizzaOrders/1", {"state": "CANCEL"},
                   {"traceparent": f"00-{TRACE}-b7ad6b7169203331-01"})
        server.wait_for_rest()
        server.stop()
        told = told_by(program, "pizza", folder)
    of_it = {event["eventType"]: event["context"] for event in told
             if event["correlation"] == TRACE}
    if of_it != CANCELLED:
        print(f"events: of the cancel are {of_it}")
        return False
    return True


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
        told = told_by(program, "pizza", folder)
    told = [event["eventType"] for event in told]
    if not in_order(program) or not correlated(program):
        return 1
    # Order and payment stand in two logs: which of them is printed first is not the point.
    if sorted(told[:2]) != FIRST or told[2:] != THEN:
        print(f"events: {told}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
