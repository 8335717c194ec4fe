"""examples.py SETS POSTERIOR: what WebExpo said, as a file that `zhijian rule check` reads; tolerance 5 Monte-Carlo errors and 0.1 %."""

import csv
import json
import sys

RULES = {
    "bayes_p95_median": "p95_median",
    "bayes_p95_ucl95": "p95_ucl95",
    "bayes_overexposure_risk": "risk",
    "bayes_exceedance_median": "exceedance",
}


def rows(sets, posterior):
    given = {}
    for line in open(sets, encoding="utf-8"):
        number, oel, prior, found = line.strip().split(";")
        given[number] = json.dumps({"oel": float(oel), "prior": prior, "x": found.split()})
    for said in csv.DictReader(open(posterior, encoding="utf-8")):
        for rule, column in RULES.items():
            value, error = float(said[column]), float(said[column + "_se"])
            # In percent the grid's own error is absolute: a share of 0.001 % is no better known than one of 1 %.
            own = 0.1 if column == "risk" else max(0.001 * value, 0.002 if column == "exceedance" else 0)
            unit = "%" if column in ("risk", "exceedance") else ""
            source = f"WebExpo R/JAGS, set {said['id']}, Monte-Carlo error {error:.3g} (tolerance {5 * error + own:.8f})"
            yield [rule, given[said["id"]], said[column], unit, source]


if __name__ == "__main__":
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["rule", "inputs_json", "expected", "unit", "source"])
    writer.writerows(rows(*sys.argv[1:3]))
