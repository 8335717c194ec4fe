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
# The commit that the figures in Docs/Methods/bayesian-agreement.md were held against.
REPOSITORY, COMMIT = "https://github.com/webexpo/webexpo_r_lib", "72d650d0dc3790b4df7b313795a13809f2623747"


def measure(bench):
    if not shutil.which("Rscript"):
        raise NotThere("no Rscript: scripts/setup bench installs R with rjags")
    scripts = os.environ.get("WEBEXPO") or checkout(bench.scratch.parent / "webexpo_r_lib")
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


def checkout(folder):
    """WebExpo at the commit above, fetched once; it is no part of this repository."""
    def git(*arguments):
        return subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, text=True)

    if git("cat-file", "-e", COMMIT).returncode != 0:
        folder.mkdir(exist_ok=True)
        git("init", "--quiet")
        fetched = git("fetch", "--quiet", "--depth", "1", REPOSITORY, COMMIT)
        if fetched.returncode != 0:
            why = fetched.stderr.partition("\n")[0]
            raise NotThere(f"{REPOSITORY} cannot be fetched ({why}); set WEBEXPO to a checkout of it")
    git("-c", "advice.detachedHead=false", "checkout", "--quiet", "--force", COMMIT)
    return folder


def python(out, script, *arguments):
    with out.open("w", encoding="utf-8") as file:
        subprocess.run([sys.executable, str(HERE / script), *map(str, arguments)], stdout=file, check=True)
