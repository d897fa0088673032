#!/usr/bin/env python3
"""Measures the mall beside the limit program, in turns, so that both meet the same machine.

The ratio counts: what share of the smallest program's speed is left with rules, views, notices and
idempotency. Only figures of one run may be compared.
"""

import argparse
import shutil
import statistics
import sys
from pathlib import Path

sys.dont_write_bytecode = True

import follow  # noqa: E402
import load  # noqa: E402
import report  # noqa: E402
from client import Client  # noqa: E402
from servers import Server  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
SCRATCH = ROOT / "build" / "bench-data"  # on the disk: a RAM disk would sync for nothing
CONNECTIONS = 64
SPREAD_MAX = 1.3
EDGE_ORDERS = 100_000  # how many orders count as the first and the last


def options():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--quick", action="store_true", help="a look, no result: some 20 seconds")
    parser.add_argument("--rounds", type=int, help="turns of each program (3)")
    parser.add_argument("--orders", type=int, help="orders of the long run, 0 for none (1000000)")
    parser.add_argument("--product", default=ROOT / "build/release/madang", help="the server")
    parser.add_argument("--limit", default=ROOT / "build/bench/limit", help="what beside it")
    chosen = parser.parse_args()
    chosen.rounds = chosen.rounds or (1 if chosen.quick else 3)
    if chosen.orders is None:
        chosen.orders = 20_000 if chosen.quick else 1_000_000
    chosen.seconds = 2 if chosen.quick else 8
    return chosen


def one_round(program, name, seconds, warnings):
    with Server(program, SCRATCH / name) as server:
        status, _ = Client(server.port).place_order()
        if status != 201:
            raise SystemExit(f"bench: {name} answered the first order with {status}")
        load.wrk(server.port, "/orders", "order", CONNECTIONS, 1)
        follow.settle(server.port)
        measured = {
            "get": load.wrk(server.port, "/orders/1", "read", CONNECTIONS, seconds),
            "post_one": load.wrk(server.port, "/orders", "order", 1, seconds),
        }
        before, _ = follow.settle(server.port)
        measured["post"] = load.wrk(server.port, "/orders", "order", CONNECTIONS, seconds)
        measured["accepted"], measured["settle_s"] = follow.settle(server.port)
        for warning in complaints(name, measured, before):
            print("bench: warning:", warning, flush=True)
            warnings.append(warning)
        return measured


def complaints(name, measured, before):
    """Answers which were none, and acknowledged orders that are not there."""
    for what in ("get", "post_one", "post"):
        if measured[what]["refused"] or measured[what]["broken"]:
            yield (f"{name}: {what}: {measured[what]['refused']} refused, "
                   f"{measured[what]['broken']} broken")
    if before is not None:
        # What was under way when wrk hung up was accepted too, but never counted.
        surplus = measured["accepted"] - before - measured["post"]["requests"]
        if not 0 <= surplus + measured["post"]["refused"] <= 2 * CONNECTIONS:
            yield f"{name}: {surplus} orders more than answers"


def long_run(program, orders):
    """Memory after many orders, and whether the last ones are as fast as the first."""
    edge = min(EDGE_ORDERS, orders // 4)
    slices = []
    with Server(program, SCRATCH / "long") as server:
        rss_start = server.rss_mb()
        while sum(part["requests"] for part in slices) < orders:
            slices.append(load.wrk(server.port, "/orders", "order", CONNECTIONS, 1))
        _, settle_s = follow.settle(server.port)
        return {"orders": sum(part["requests"] for part in slices), "edge_orders": edge,
                "rate_first": edge_rate(slices, edge), "rate_last": edge_rate(slices[::-1], edge),
                "rss_start_mb": rss_start, "rss_end_mb": server.rss_mb(), "settle_s": settle_s}


def edge_rate(slices, edge):
    count = seconds = 0
    for part in slices:
        count, seconds = count + part["requests"], seconds + part["seconds"]
        if count >= edge:
            break
    return count / seconds


COMPARED = [
    ("POST /orders, 64 connections [1/s]", "post", "rate"),
    ("POST /orders, 64 connections p99 [ms]", "post", "p99_ms"),
    ("POST /orders, 1 connection [1/s]", "post_one", "rate"),
    ("POST /orders, 1 connection p50 [ms]", "post_one", "p50_ms"),
    ("POST /orders, 1 connection p99 [ms]", "post_one", "p99_ms"),
    ("GET /orders/1, 64 connections [1/s]", "get", "rate"),
]


def compare(rounds):
    for what, step, figure in COMPARED:
        product, limit = (statistics.median(one[step][figure] for one in rounds[name])
                          for name in ("product", "limit"))
        yield {"what": what, "product": product, "limit": limit, "ratio": product / limit}


def unsteady(rounds):
    """Figures that differ so much between the rounds that the machine had other work to do."""
    for what, step, figure in COMPARED:
        for name, measured in rounds.items():
            values = [one[step][figure] for one in measured]
            if "p99" not in figure and max(values) > SPREAD_MAX * min(values):
                yield f"{name}: {what} from {min(values):,.2f} to {max(values):,.2f}: busy machine?"


def only_product(rounds, paced, long):
    waits = [one["settle_s"] for one in rounds["product"] if one["settle_s"] is not None]
    edge = long.get("edge_orders", 0)
    return {
        "all followed after the last answer [s]": statistics.median(waits) if waits else None,
        "visible at 1,000/s p50 [ms]": paced.get("visible_p50_ms"),
        "visible at 1,000/s p99 [ms]": paced.get("visible_p99_ms"),
        "answered at 1,000/s p99 [ms]": paced.get("answered_p99_ms"),
        "memory at the start [MB]": long.get("rss_start_mb"),
        f"memory after {long.get('orders', 0):,} orders [MB]": long.get("rss_end_mb"),
        f"rate of the first {edge:,} [1/s]": long.get("rate_first"),
        f"rate of the last {edge:,} [1/s]": long.get("rate_last"),
    }


def main():
    chosen = options()
    if not shutil.which("wrk"):
        raise SystemExit("bench: wrk is missing; `./do bench` installs it, or: apt-get install wrk")
    programs = {"limit": chosen.limit, "product": chosen.product}
    for program in programs.values():
        if not Path(program).exists():
            raise SystemExit(f"bench: {program} is missing; `./do bench` builds it")
    rounds, warnings = {name: [] for name in programs}, []
    for number in range(1, chosen.rounds + 1):
        for name, program in programs.items():
            print(f"bench: round {number} of {chosen.rounds}, {name}", flush=True)
            rounds[name].append(one_round(program, name, chosen.seconds, warnings))
    print("bench: 1,000 orders a second", flush=True)
    with Server(chosen.product, SCRATCH / "paced") as server:
        paced = follow.visible(server.port, 1000, chosen.seconds) or {}
    long = {}
    if chosen.orders:
        print(f"bench: {chosen.orders:,} orders", flush=True)
        long = long_run(chosen.product, chosen.orders)
    warnings += unsteady(rounds)
    result = {"commit": report.commit(), "machine": report.machine(), "rounds": chosen.rounds,
              "seconds": chosen.seconds, "compared": list(compare(rounds)),
              "product_only": only_product(rounds, paced, long), "warnings": warnings,
              "raw": {"rounds": rounds, "paced": paced, "long": long}}
    folder = ROOT / ("build/bench-results" if chosen.quick else "bench/results")
    file = report.save(result, folder)
    report.show(result)
    print(f"\n{file.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
