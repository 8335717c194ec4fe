"""Starting the FastAPI peer on a copy of our store."""

import contextlib
import os
import pathlib
import sqlite3
import subprocess
import sys

from program import NotThere, free_port, stop, wait_for

PEERS = pathlib.Path(__file__).resolve().parent / "peers"
# What both send of an employer: the platform's columns and a list's fields.
PLATFORM = ["id", "version", "state", "region_path", "updated_at"]
FIELDS = ["credit_code", "name", "region_code", "industry", "size", "headcount"]


@contextlib.contextmanager
def serving(bench, data, synchronous="FULL"):
    """The peer with one worker a core; yields its address and process."""
    copy = copied(data, bench.scratch / f"peer-{synchronous}.sqlite")
    with sqlite3.connect(copy) as store:
        columns = [row[1] for row in store.execute("PRAGMA table_info(employer)")]
        region = next((name for name in ("region_code", "region") if name in columns), None)
        if region is None:
            raise NotThere(f"the table employer has no region column among {columns}")
    sys.path.insert(0, str(PEERS))
    os.environ.update(
        PEER_DATABASE=str(copy), PEER_COLUMNS=",".join(PLATFORM + FIELDS), PEER_REGION_COLUMN=region, PEER_SYNCHRONOUS=synchronous)
    import fastapi_list
    fastapi_list.prepare(copy, "4417")
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "uvicorn", "fastapi_list:application", "--host", "127.0.0.1", "--port", str(port), "--workers",
         str(os.cpu_count()), "--loop", "uvloop", "--http", "httptools", "--no-access-log", "--log-level", "warning"], cwd=PEERS)
    try:
        wait_for(f"http://127.0.0.1:{port}/employers", server)
        yield f"http://127.0.0.1:{port}", server
    finally:
        stop(server)


def copied(data, copy):
    store = next(data.glob("*.sqlite"), None)
    if store is None:
        raise NotThere(f"no *.sqlite in {data.name}")
    for suffix in ("", "-wal", "-shm"):
        pathlib.Path(f"{copy}{suffix}").unlink(missing_ok=True)
    with sqlite3.connect(store) as source, sqlite3.connect(copy) as target:
        source.backup(target)
    return copy
