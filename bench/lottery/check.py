"""Checks a lottery with Python alone, by nothing but the pool's two files and the panels with their chances.

    python3 lottery/check.py data/lottery/p150-1 FILE

FILE is a JSON list of `{"chance": .., "people": [ids]}`, a chance being a number or a text such as `"3/40"`
(exact). Every panel has to have the pool's size, no stranger, nobody twice, every target met and, in pools
with addresses, at most one person of each; the chances have to be positive and add up to 1. It prints the
least chance of those who have one, the mean, and how many have none; it ends with 1 if anything is wrong.
"""

import argparse
import csv
import json
import sys
from collections import Counter
from fractions import Fraction
from pathlib import Path

# Floating-point chances are normalised by those who write them; exact ones have to add up exactly.
TOLERANCE = Fraction(1, 10**9)
SHOWN = 10


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path, help="with answers.csv, targets.csv and pool.json")
    parser.add_argument("lottery", type=Path, help="panels and chances (JSON), or audit.jsonl")
    arguments = parser.parse_args()
    pool = json.loads((arguments.folder / "pool.json").read_text(encoding="utf-8"))
    people = {row["id"]: row for row in table(arguments.folder / "answers.csv")}
    targets = list(table(arguments.folder / "targets.csv"))
    exact, outcomes = read(arguments.lottery)
    problems = [
        f"panel {at}: {problem}"
        for at, (_, members) in enumerate(outcomes)
        for problem in panel_problems(members, people, targets, pool)
    ]
    problems += chance_problems([chance for chance, _ in outcomes], exact)
    for problem in problems[:SHOWN]:
        print(problem, file=sys.stderr)
    print(json.dumps({"pool": pool["name"], "problems": len(problems), **summary(outcomes, people)}))
    sys.exit(1 if problems else 0)


def table(path):
    with open(path, encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def read(path):
    """Whether the chances are exact, and `(chance, ids)` for each panel."""
    if path.suffix == ".jsonl":
        return certificate(path)
    listed = json.loads(path.read_text(encoding="utf-8"))
    exact = all(not isinstance(one["chance"], float) for one in listed)
    return exact, [(Fraction(one["chance"]), one["people"]) for one in listed]


def certificate(path):
    """The same from an audit log. To be written when the log's certificate has been specified."""
    sys.exit(f"{path}: the certificate in the audit log cannot be read yet")


def panel_problems(members, people, targets, pool):
    if len(members) != pool["panel"]:
        yield f"{len(members)} people instead of {pool['panel']}"
    if len(set(members)) != len(members):
        yield "somebody is in it twice"
    if not set(members) <= people.keys():
        yield "somebody is not of the pool"
        return
    for target in targets:
        count = sum(people[one][target["feature"]] == target["value"] for one in members)
        if not int(target["min"]) <= count <= int(target["max"]):
            yield f"{count} of {target['value']} instead of {target['min']} to {target['max']}"
    if pool["household"]:
        homes = Counter(people[one][pool["household"]] for one in members)
        # An empty address is no address that people could share.
        if any(count > 1 for home, count in homes.items() if home):
            yield "two people of one address"


def chance_problems(chances, exact):
    if any(chance <= 0 for chance in chances):
        yield "a chance is not positive"
    if abs(sum(chances) - 1) > (0 if exact else TOLERANCE):
        yield f"the chances add up to {float(sum(chances))}"


def summary(outcomes, people):
    of = dict.fromkeys(people, Fraction(0))
    for chance, members in outcomes:
        for one in set(members) & people.keys():
            of[one] += chance
    included = [chance for chance in of.values() if chance > 0]
    return {
        "panels": len(outcomes),
        "least": float(min(included, default=0)),
        "mean": float(sum(included) / max(1, len(included))),
        "without_chance": len(of) - len(included),
    }


if __name__ == "__main__":
    main()
