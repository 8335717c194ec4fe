"""The Bayesian analysis beside WebExpo's own R scripts on 1 000 generated sets, figure by figure within Monte-Carlo error."""

import csv
import os
import pathlib
import shutil
import statistics
import subprocess
import sys

from program import NotThere
from row import Row

HERE = pathlib.Path(__file__).resolve().parent.parent / "webexpo"
COUNT, SEED = int(os.environ.get("WEBEXPO_SETS", "1000")), 20261121


def measure(bench):
    scripts = os.environ.get("WEBEXPO")
    if not scripts or not shutil.which("Rscript"):
        raise NotThere("set WEBEXPO to a checkout of webexpo_r_lib and install R with rjags (Benchmarks/webexpo/README.md)")
    folder = bench.scratch / "webexpo"
    folder.mkdir(exist_ok=True)
    sets, posterior, examples = folder / "sets.txt", folder / "posterior.csv", folder / "examples.csv"
    python(sets, "generate.py", COUNT, SEED)
    subprocess.run(["Rscript", str(HERE / "posterior.R"), scripts, str(sets), str(posterior)], check=True)
    python(examples, "examples.py", sets, posterior)
    done = subprocess.run([bench.program.binary, "rule", "check", str(examples)], capture_output=True, text=True)
    last = done.stdout.strip().splitlines()[-1]
    passed, failed = (int(word.split()[0]) for word in last.split(", "))
    print(done.stdout)
    seconds = statistics.median(float(row["seconds"]) for row in csv.DictReader(posterior.open()))
    ours = bench.program.json("bench", "rules", "--seconds", 0.1, "--batch", 1000, timeout=600)["bayes_ms"]
    return [
        Row(f"Bayesian figures of {COUNT} sets agreeing with WebExpo", f"{passed} of {passed + failed}", "R/JAGS, 100 000 draws",
            aim="all within 5 Monte-Carlo errors and 0.1 %", met=failed == 0),
        Row("One Bayesian analysis", f"{ours:.1f} ms", f"{1000 * seconds:.0f} ms", seconds * 1000 / ours, aim="≤ 20 ms", met=ours <= 20,
            remark="WebExpo: one chain"),
    ]


def python(out, script, *arguments):
    with out.open("w", encoding="utf-8") as file:
        subprocess.run([sys.executable, str(HERE / script), *map(str, arguments)], stdout=file, check=True)
