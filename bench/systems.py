#!/usr/bin/env python3
"""Measures each system's main command beside the limit program's order, in turns.

For each system: what its customers mostly say, at 64 connections and at one, until it is answered
as done. The ratio to the limit counts, as in run.py.
"""

import argparse
import json
import shutil
import statistics
import sys
from pathlib import Path

sys.dont_write_bytecode = True

import load  # noqa: E402
import report  # noqa: E402
from client import Client  # noqa: E402
from run import CONNECTIONS, ROOT, SCRATCH  # noqa: E402
from servers import Server  # noqa: E402

# Of a hundred seats each; the n-th hundred of reservations goes to the n-th. All turns end before
# the seats do.
SCREENINGS = 1_500

# system: (path, body, what must be there before)
COMMANDS = {
    "mall": ("/orders", {"item": "치킨", "qty": 10, "price": 200}, []),
    "pizza": ("/pizzaOrders", {"customerId": 10, "state": "PLACE", "menuOption": "pepperoniPizza",
                               "price": 10000, "paymentMethod": "CreditCard",
                               "address": "ThewellI007Ho"}, []),
    "breakfast": ("/pays", {"orderid": "{n}", "amout": 1000}, []),
    "library": ("/borrows", {"userId": "{n}", "bookId": 1, "qty": 1},
                [("/books", {"title": "마당", "author": "황", "stock": 1_000_000})]),
    "movie": ("/reservationProcesses", {"screeningId": "{h}", "subscriber": "홍길동",
                                        "cardid": "1234"},
              [("/movies", {"title": "기생충", "contents": "-", "runningMinutes": 131,
                            "onShow": True}),
               ("/theaters", {"name": "CGV", "address": "서울"})] +
              [("/screenings", {"movieId": 1, "theater": "CGV", "price": 12000, "rows": 10,
                                "seatsPerRow": 10, "startsAt": "2099-01-01T10:00:00.000+0000"})
               ] * SCREENINGS),
    "coffee": ("/orders", {"product": "IceAmericano", "qty": 1, "price": 2000}, []),
}


def options():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--systems", nargs="*", default=list(COMMANDS), choices=list(COMMANDS))
    parser.add_argument("--rounds", type=int, default=2, help="turns of each program (2)")
    parser.add_argument("--seconds", type=int, default=4, help="of each measurement (4)")
    parser.add_argument("--product", default=ROOT / "build/release/madang", help="the server")
    parser.add_argument("--limit", default=ROOT / "build/bench/limit", help="what beside it")
    return parser.parse_args()


def measure(server, path, body, seconds):
    text = json.dumps(body, ensure_ascii=False).replace('"{n}"', "{n}").replace('"{h}"', "{h}")
    begun = 0
    out = {}
    for name, connections in (("warm", CONNECTIONS), ("many", CONNECTIONS), ("one", 1)):
        part = load.wrk(server.port, path, ["post", text, str(begun)], connections,
                        1 if name == "warm" else seconds)
        # wrk's workers may have begun a few that it did not count.
        begun += part["requests"] + 2 * CONNECTIONS
        out[name] = part
    return out


def one_system(chosen, system):
    path, body, first = COMMANDS[system]
    with Server(chosen.product, SCRATCH / system, system) as server:
        client = Client(server.port)
        for place, thing in first:
            status, answer = client.request("POST", place, json.dumps(thing).encode())
            if status != 201:
                raise SystemExit(f"bench: {system}: POST {place}: {status} {answer.decode()}")
        return measure(server, path, body, chosen.seconds)


def the_limit(chosen):
    with Server(chosen.limit, SCRATCH / "limit") as server:
        return measure(server, "/orders", COMMANDS["mall"][1], chosen.seconds)


def row(system, rounds):
    def median(who, what, figure):
        return statistics.median(one[who][what][figure] for one in rounds)
    bad = sum(one["product"][what]["refused"] + one["product"][what]["broken"]
              for one in rounds for what in ("many", "one"))
    return {"system": system, "command": "POST " + COMMANDS[system][0],
            "rate_64": median("product", "many", "rate"),
            "ratio_64": median("product", "many", "rate") / median("limit", "many", "rate"),
            "p50_1_ms": median("product", "one", "p50_ms"),
            "times_1": median("product", "one", "p50_ms") / median("limit", "one", "p50_ms"),
            "not_done": bad}


def show(rows):
    print(f"\n{'':34}{'64: 1/s':>10}{'ratio':>8}{'1: p50 ms':>12}{'times':>8}{'not done':>10}")
    for one in rows:
        print(f"{one['system'] + ' ' + one['command']:34}{one['rate_64']:>10,.0f}"
              f"{one['ratio_64']:>8.2f}{one['p50_1_ms']:>12.2f}{one['times_1']:>8.1f}"
              f"{one['not_done']:>10}")


def main():
    chosen = options()
    if not shutil.which("wrk"):
        raise SystemExit("bench: wrk is missing; `./do bench` installs it")
    rows = []
    for system in chosen.systems:
        rounds = []
        for number in range(1, chosen.rounds + 1):
            print(f"bench: {system}, round {number} of {chosen.rounds}", flush=True)
            rounds.append({"limit": the_limit(chosen), "product": one_system(chosen, system)})
        rows.append(row(system, rounds))
    result = {"commit": report.commit(), "machine": report.machine(), "systems": rows}
    folder = ROOT / "bench" / "results"
    file = folder / f"systems-{result['commit']}.json"
    file.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n")
    show(rows)
    print(f"\n{file.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
