"""Rule evaluations of one core, and a batch of a million measurements with catalogue lookup. There is no peer for these; the aims are absolute."""

from row import Row


def measure(bench):
    ours = bench.program.json("bench", "rules", timeout=600)
    million = 1e6
    return [
        Row("TWA of three segments", f"{ours['twa_per_second'] / million:.2f} M/s", "—", aim="≥ 1 M/s", met=ours["twa_per_second"] >= million),
        Row("L_EX,8h of two segments", f"{ours['noise_per_second'] / million:.2f} M/s", "—", aim="≥ 1 M/s", met=ours["noise_per_second"] >= million),
        Row("TWA from JSON with its steps", f"{ours['finding_per_second'] / 1e3:.0f} k/s", "—", remark="for information"),
        Row("1 M measurements judged, catalogue looked up", f"{ours['batch_per_second'] / 1e3:.0f} k/s", "—", aim="≥ 500 k/s",
            met=ours["batch_per_second"] >= 500_000),
        Row("Bayesian analysis, 10 results, 3 non-detects", f"{ours['bayes_ms']:.1f} ms", "—", aim="≤ 20 ms", met=ours["bayes_ms"] <= 20),
    ]
