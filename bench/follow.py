"""What follows an order - store, view, notices - and how long it takes to be there."""

import bisect
import multiprocessing
import time

import load
from client import Client

# Rows for each order: the customer and the shopkeeper are told.
FOLLOWERS = {"orderStates": 1, "orderManagements": 1, "notifications": 2}
SETTLE_SECONDS_MAX = 600
POLL_SECONDS = 0.002


def settle(port):
    """Waits until everything that follows the accepted orders is done.

    Gives (orders accepted, seconds waited), or nothing for a program without followers.
    """
    client, start = Client(port), time.monotonic()
    if client.total("orderStates") is None:
        return None, None
    while True:
        accepted = client.total("orders")
        behind = {name: client.total(name) for name in FOLLOWERS}
        waited = time.monotonic() - start
        if all(done == accepted * FOLLOWERS[name] for name, done in behind.items()):
            return accepted, waited
        if waited > SETTLE_SECONDS_MAX:
            raise SystemExit(f"bench: {accepted} orders, but after {waited:.0f} s only {behind}")
        time.sleep(0.01)


def visible(port, rate, seconds):
    """Milliseconds from when an order was due until it is seen in the view, at a steady rate.

    The view is watched by its number of rows: the n-th order is visible when there are n more.
    """
    client = Client(port)
    before = client.total("orderStates")
    if before is None:
        return None
    pipe, far_end = multiprocessing.Pipe()
    watcher = multiprocessing.Process(target=watch, args=(port, far_end))
    watcher.start()
    pipe.recv()
    orders = load.paced(port, rate, seconds)
    settle(port)
    pipe.send("stop")
    times, totals = pipe.recv()
    watcher.join()
    if totals[-1] < before + len(orders):
        raise SystemExit(f"bench: {len(orders)} orders accepted, {totals[-1] - before} to be seen")
    waits = []
    for number, (due, _) in enumerate(orders, 1):
        seen = bisect.bisect_left(totals, before + number)
        waits.append((times[seen] - due) * 1e3)
    answers = [(answered - due) * 1e3 for due, answered in orders]
    return {"rate": rate, "placed": len(orders), "of": int(rate * seconds),
            "visible_p50_ms": percentile(waits, 50), "visible_p99_ms": percentile(waits, 99),
            "answered_p50_ms": percentile(answers, 50), "answered_p99_ms": percentile(answers, 99),
            "poll_ms": POLL_SECONDS * 1e3}


def watch(port, pipe):
    client, times, totals = Client(port), [], []
    pipe.send("ready")
    stopped = False
    while not stopped:
        stopped = pipe.poll()  # once more after the last row was seen
        totals.append(client.total("orderStates"))
        times.append(time.monotonic())
        time.sleep(POLL_SECONDS)
    pipe.send((times, totals))


def percentile(values, percent):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]
