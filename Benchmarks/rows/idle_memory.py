"""Memory of an idle server with a city, against the idle FastAPI peer with the same rows."""

import time

import peer
from program import resident_mebibytes
from row import Row


def measure(bench):
    data = bench.program.city(employers=20_000)
    with bench.program.serving(data) as (_, server):
        time.sleep(5)
        ours = resident_mebibytes(server.pid)
    with peer.serving(bench, data) as (_, server):
        time.sleep(2)
        theirs = resident_mebibytes(server.pid)
    return [Row("memory, idle", f"{ours:.0f} MiB", f"FastAPI {theirs:.0f} MiB", ours / theirs, aim="< 100 MiB", met=ours < 100)]
