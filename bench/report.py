"""A finished measurement as a file and as a table."""

import json
import platform
import subprocess
import time
from pathlib import Path


def output(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def machine():
    info = Path("/proc/cpuinfo").read_text().splitlines()
    models = [line.partition(":")[2].strip() for line in info if line.startswith("model name")]
    return {"cpu": models[0] if models else platform.machine(), "cores": len(models),
            "kernel": platform.release(), "compiler": output("g++", "--version").split("\n")[0]}


def commit():
    return output("git", "rev-parse", "--short", "HEAD") or "uncommitted"


def save(result, folder):
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{time.strftime('%Y-%m-%d')}-{result['commit']}.json"
    file.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n")
    return file


def show(result):
    place = result["machine"]
    print(f"\n{place['cpu']}, {place['cores']} cores, Linux {place['kernel']}, "
          f"{place['compiler']}; commit {result['commit']}, median of {result['rounds']}\n")
    print(f"{'':36}{'product':>12}{'limit':>12}{'ratio':>8}")
    for row in result["compared"]:
        print(f"{row['what']:36}{row['product']:>12,.2f}{row['limit']:>12,.2f}{row['ratio']:>8.2f}")
    print()
    for what, value in result["product_only"].items():
        shown = "-" if value is None else f"{value:,.2f}"
        print(f"{what:48}{shown:>12}")
    for warning in result["warnings"]:
        print(f"warning: {warning}")
