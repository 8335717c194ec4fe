"""JSON list of 50 employers: session, region scope and read audit on, against FastAPI + orjson on the same rows."""

import peer
from program import sign_in, wrk
from row import Row


def measure(bench):
    data = bench.program.city(employers=20_000)
    with bench.program.serving(data) as (url, _):
        ours = wrk(f"{url}/api/v1/employer?size=50&sort=id&total=no&fields={','.join(peer.FIELDS)}", sign_in(url, data))

    rows = []
    for synchronous in ("FULL", "NORMAL"):
        with peer.serving(bench, data, synchronous) as (url, _):
            # Under heavy load two processes that force every audit row to disk now and then wait too long for each other.
            theirs = wrk(f"{url}/employers", "session=peer-token", tolerated=0.01)
        rows.append(Row(
            f"JSON list of 50 employers (peer's audit: synchronous {synchronous})", f"{ours['rate']:.0f} /s, p95 {ours['p95_ms']:.1f} ms",
            f"FastAPI + orjson {theirs['rate']:.0f} /s, p95 {theirs['p95_ms']:.1f} ms", ours["rate"] / theirs["rate"],
            aim="≥ 3 ×", met=ours["rate"] >= 3 * theirs["rate"],
            remark=f"{theirs['failed']} of the peer's answers failed" if theirs["failed"] else ""))
    return rows
