"""run.py BINARY SCRATCH [ROW…]: measures the rows, prints the table, writes Docs/Figures.md when all rows were asked for."""

import datetime
import importlib
import pathlib
import sys
import traceback
from dataclasses import dataclass

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE / "rows")]

import machine  # noqa: E402
from program import NotThere, Program  # noqa: E402
from row import Row  # noqa: E402

ROWS = ["json_list", "durable_import", "examinations", "indicator", "hj212_decode", "devices", "inspection_draw", "rules", "webexpo", "idle_memory"]
HEAD = ["what", "ours", "peer", "ours / peer", "aim", "verdict", "remark"]


@dataclass
class Bench:
    program: Program
    scratch: pathlib.Path


def main():
    binary, scratch, *asked = sys.argv[1:]
    scratch = pathlib.Path(scratch)
    unknown = [name for name in asked if name not in ROWS]
    if unknown:
        sys.exit(f"unknown row {unknown[0]}; there are: {', '.join(ROWS)}")
    facts = machine.description() | {"raw fsync": f"{machine.fsync_rate(scratch)} /s (4 KiB, fdatasync)", "load before": machine.load()}
    for name, value in facts.items():
        print(f"{name}: {value}", flush=True)

    bench, rows, failed = Bench(Program(binary, scratch), scratch), [], False
    for name in asked or ROWS:
        print(f"── {name}", flush=True)
        try:
            rows += importlib.import_module(name).measure(bench)
        except NotThere as missing:
            rows.append(Row(name, "—", "—", remark=f"not measured: {missing}"))
        except Exception:
            traceback.print_exc()
            rows.append(Row(name, "—", "—", remark="failed, see above"))
            failed = True
    facts["load after"] = machine.load()

    print()
    print(table(rows))
    if not asked:
        (HERE.parent / "Docs" / "Figures.md").write_text(page(facts, rows), encoding="utf-8")
    sys.exit(1 if failed else 0)


def table(rows):
    lines = ["| " + " | ".join(HEAD) + " |", "|" + " --- |" * len(HEAD)]
    return "\n".join(lines + ["| " + " | ".join(cell.replace("|", "/") for cell in row.cells()) + " |" for row in rows])


def page(facts, rows):
    day = datetime.date.today().isoformat()
    described = "\n".join(f"* {name}: {value}" for name, value in facts.items())
    return f"""# Figures

Written by `make bench` on {day}. Each row was measured beside its peer in the same run, on this machine:

{described}

{table(rows)}

How each is measured: [Benchmarks](../Benchmarks/README.md).
"""


main()
