"""Examinations of workers: imported with every check, a worker's file, a county's due list, the memory of it all."""

import os
import subprocess
import time

from row import Row

# 1.7 M examinations in the store: ZHIJIAN_BENCH_COPIES=33 scripts/bench examinations (imports 50 000, the rest are copies).
PEOPLE = int(os.environ.get("ZHIJIAN_BENCH_PEOPLE", "10000"))
COPIES = int(os.environ.get("ZHIJIAN_BENCH_COPIES", "0"))


def measure(bench):
    data = bench.scratch / "health"
    data.mkdir()
    ours = bench.program.json("bench", "health", "--data", data, "--people", PEOPLE, "--copies", COPIES, timeout=7200)
    records, read = int(ours["records"]), int(ours["records_read"])

    store = bench.scratch / "plain-health.sqlite"
    start = time.monotonic()
    subprocess.run(
        ["sqlite3", store, "PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", ".mode csv", f".import {data / 'examination.csv'} e"],
        check=True, stdout=subprocess.DEVNULL)
    plain = records / (time.monotonic() - start)
    rate = ours["records_per_second"]
    return [
        Row(f"durable import of {records} examinations, each checked by GBZ 188", f"{rate:.0f} records/s",
            f"sqlite3 .import {plain:.0f} records/s (no checks, no history)", rate / plain, aim="≥ 5 000 /s", met=rate >= 5_000),
        Row(f"a worker's file among {read} examinations", f"p50 {ours['file_p50_ms']:.1f} ms, p95 {ours['file_p95_ms']:.1f} ms", "—",
            aim="p95 < 50 ms", met=ours["file_p95_ms"] < 50),
        Row(f"a county's overdue list among {read} examinations", f"p50 {ours['due_p50_ms']:.1f} ms, p95 {ours['due_p95_ms']:.1f} ms", "—",
            aim="< 200 ms", met=ours["due_p95_ms"] < 200),
        Row(f"memory at most, import of {records} and reading of {read} examinations", f"{ours['memory_mib']:.0f} MiB", "—",
            aim="< 250 MiB", met=ours["memory_mib"] < 250),
    ]
