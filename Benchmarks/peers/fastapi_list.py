"""The peer of our JSON list: FastAPI + orjson over the same SQLite rows, with the same duties.

Each request: session by cookie, the account's region, 50 employers of that region by id, and a row of read audit that is committed before the
answer leaves. Settings by environment, because uvicorn starts one process per core: PEER_DATABASE (a copy of our store), PEER_TABLE, PEER_COLUMNS
(comma-separated), PEER_REGION_COLUMN, PEER_ORDER, PEER_SYNCHRONOUS (FULL as ours, or NORMAL).
"""

import os
import sqlite3
import time

import orjson
from fastapi import FastAPI, Request, Response

TABLE = os.environ.get("PEER_TABLE", "employer")
COLUMNS = os.environ.get("PEER_COLUMNS", "id,name").split(",")
REGION = os.environ.get("PEER_REGION_COLUMN", "region_code")
ORDER = os.environ.get("PEER_ORDER", "id")

connection = sqlite3.connect(os.environ["PEER_DATABASE"], isolation_level=None, check_same_thread=False, cached_statements=64)
connection.execute("PRAGMA journal_mode=WAL")
connection.execute("PRAGMA busy_timeout=10000")
connection.execute(f"PRAGMA synchronous={os.environ.get('PEER_SYNCHRONOUS', 'FULL')}")

SESSION = "SELECT account, region FROM peer_session WHERE token = ?1 AND expires > ?2"
LIST = f"SELECT {', '.join(COLUMNS)} FROM {TABLE} WHERE {REGION} >= ?1 AND {REGION} < ?2 ORDER BY {ORDER} LIMIT 50 OFFSET ?3"
AUDIT = "INSERT INTO peer_read_audit (account, at, what) VALUES (?1, ?2, ?3)"

application = FastAPI(openapi_url=None)


@application.get("/employers")
async def employers(request: Request, page: int = 1):
    now = int(time.time() * 1000)
    session = connection.execute(SESSION, (request.cookies.get("session", ""), now)).fetchone()
    if session is None:
        return Response(status_code=401)
    account, region = session
    # Everything below a region begins with its digits; '9' + 1 is ':' in the code.
    rows = connection.execute(LIST, (region, region + ":", (page - 1) * 50)).fetchall()
    connection.execute(AUDIT, (account, now, f"employers?page={page}"))
    body = orjson.dumps({"employers": [dict(zip(COLUMNS, row)) for row in rows], "page": page})
    return Response(body, media_type="application/json")


def prepare(path, region):
    """The peer's own tables in its copy of the store: one session and the read audit."""
    with sqlite3.connect(path) as store:
        store.execute("CREATE TABLE IF NOT EXISTS peer_session (token TEXT PRIMARY KEY, account INTEGER, region TEXT, expires INTEGER)")
        store.execute("CREATE TABLE IF NOT EXISTS peer_read_audit (id INTEGER PRIMARY KEY, account INTEGER, at INTEGER, what TEXT)")
        store.execute("INSERT OR REPLACE INTO peer_session VALUES ('peer-token', 1, ?1, ?2)", (region, int(time.time() * 1000) + 86_400_000))
