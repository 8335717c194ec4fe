"""A draw of 10 000 objects among 500 inspectors, and the check that anyone makes of its files. No peer publishes one to run beside."""

from row import Row


def measure(bench):
    ours = bench.program.json("bench", "draw")
    return [Row(
        "random inspection: 10 000 objects drawn with teams of 500 inspectors", f"{ours['draw_ms']:.0f} ms, replayed from its files in {ours['verify_ms']:.0f} ms",
        "—", aim="< 1 s", met=ours["draw_ms"] < 1000)]
