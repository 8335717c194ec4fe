"""generate.py COUNT SEED: sets of exposure results as `id;oel;prior;token token …`, lognormal, most with non-detects."""

import math
import random
import sys


def printed(value):
    """Three significant digits, as laboratories report, never in exponents."""
    digits = max(0, 2 - math.floor(math.log10(value)))
    return f"{value:.{digits}f}"


def tokens(chance, count, oel):
    gm = oel * math.exp(chance.uniform(math.log(0.02), math.log(1.5)))
    sigma = math.log(chance.uniform(1.4, 5))
    values = [math.exp(chance.gauss(math.log(gm), sigma)) for _ in range(count)]
    # One to three quantification limits, as when flow and time differ from sample to sample.
    share = chance.choice([0, 0.2, 0.3, 0.5, 0.7])
    limits = [math.exp(math.log(gm) + sigma * chance.gauss(-1 + 2 * share, 0.3)) for _ in range(chance.randint(1, 3))] if share else [0]
    result = []
    for value in values:
        limit = chance.choice(limits)
        if value < limit:
            result.append("<" + printed(limit))
        elif chance.random() < 0.03:
            result.append(">" + printed(value * chance.uniform(0.5, 0.99)))
        elif chance.random() < 0.04:
            result.append(f"[{printed(value * chance.uniform(0.5, 0.9))}-{printed(value * chance.uniform(1.1, 2))}]")
        else:
            result.append(printed(value))
    return result


def sets(count, seed):
    chance = random.Random(seed)
    made = []
    while len(made) < count:
        oel = chance.choice([0.05, 0.7, 1, 6, 50, 100, 300])
        found = tokens(chance, chance.randint(3, 15), oel)
        # A set without any number has a posterior as wide as the prior: chains need far more draws there.
        if sum(token[0] not in "<>[" for token in found) < 2:
            continue
        made.append((len(made) + 1, oel, "uninformative" if chance.random() < 0.2 else "informedvar", found))
    return made


if __name__ == "__main__":
    for number, oel, prior, found in sets(int(sys.argv[1]), int(sys.argv[2])):
        print(f"{number};{oel};{prior};{' '.join(found)}")
