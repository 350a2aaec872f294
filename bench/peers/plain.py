"""A plain script, standard library only: csv, hashlib, and the rounding from the specification."""

import csv
import json
import sys

from rounding import allocate, digest


def main(file, plan):
    seed_hash = digest(plan["seed"])
    reference = tuple(int(part) for part in plan["reference"].split("-"))
    strata = {}
    with open(file, encoding="utf-8-sig", newline="") as register:
        for person in csv.DictReader(register, delimiter=";"):
            if person["Auskunftssperre"].strip():
                continue
            age = age_on(reference, person["Geburtsdatum"].strip())
            if age < plan["minAge"]:
                continue
            stratum = (person["Stadtteil"].strip(), gender_of(person), band_of(plan["bands"], age))
            label = person["PersonID"].strip()
            strata.setdefault(stratum, []).append((digest(seed_hash + label), label))
    drawn = allocate(cells_of(strata, plan["bands"]), plan["size"], seed_hash)
    names = dict(zip(drawn, strata))
    invited = [label for cell in drawn for _, label in sorted(strata[names[cell]])[: drawn[cell]]]
    people = digest("\n".join(sorted(invited)))
    print(json.dumps({"people": people, "invited": len(invited)}))


def age_on(reference, birth):
    """Completed years; an unknown day or month (00) counts as the first."""
    if "." in birth:
        day, month, year = (int(part) for part in birth.split("."))
    else:
        year, month, day = int(birth[:4]), int(birth[4:6]), int(birth[6:8])
    return reference[0] - year - (reference[1:] < (month or 1, day or 1))


def gender_of(person):
    gender = person["Geschlecht"].strip().lower() or "x"
    if gender not in ("m", "w", "d", "x"):
        raise ValueError("a gender that this script does not know")
    return gender


def band_of(bands, age):
    return next(at for at, band in enumerate(bands) if age >= band["from"] and (band["to"] is None or age <= band["to"]))


def cells_of(strata, bands):
    """Sizes by category indices; districts and genders by code point, bands as the plan has them."""
    ranks = [{name: at for at, name in enumerate(sorted({stratum[d] for stratum in strata}))} for d in range(3)]
    return {tuple(ranks[d][stratum[d]] for d in range(3)): len(people) for stratum, people in strata.items()}


main(sys.argv[1], json.loads(sys.argv[2]))
