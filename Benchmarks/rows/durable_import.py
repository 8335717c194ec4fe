"""Durable import with validation, history, audit and figures, against sqlite3's plain .import of the same file."""

import subprocess
import time

from row import Row

RECORDS = 50_000


def measure(bench):
    file, store = bench.scratch / "import.csv", bench.scratch / "plain.sqlite"
    bench.program.run("bench", "make-import", "--rows", RECORDS, "--file", file)
    ours = bench.program.json("bench", "import", "--data", bench.scratch / "import", "--file", file)
    rate = ours["records"] / ours["seconds"]

    store.unlink(missing_ok=True)
    start = time.monotonic()
    subprocess.run(
        ["sqlite3", store, "PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", ".mode csv", f".import {file} employer"],
        check=True, stdout=subprocess.DEVNULL)
    plain = RECORDS / (time.monotonic() - start)
    return [Row(
        f"durable import, {RECORDS} records, 1 % bad", f"{rate:.0f} records/s", f"sqlite3 .import {plain:.0f} records/s (no checks, no history)",
        rate / plain, aim="≥ 5 000 /s", met=rate >= 5_000)]
