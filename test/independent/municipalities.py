#!/usr/bin/env python3
"""Draws municipalities, and checks the log of such a draw, as docs/SPEC.md (section 15) describes it.

Plain Python 3.9 or later, standard library only, written from the specification and sharing nothing with the
TypeScript program.

    python3 municipalities.py audit.jsonl [--folder DIR]
    python3 municipalities.py --case case.json

With --folder the files beside the log are looked at as well. A case is `{seed, hits, letters, bands, table}` as in
fixtures/vectors/municipalities.json, or a list of them; what is drawn is written as JSON. One line on standard output
says what was found in a log. Exit codes: 0 it holds; 1 it does not, and the line of the log is named; 2 wrong usage.
"""

import argparse
import collections
import hashlib
import json
import re
import sys
from pathlib import Path

sys.dont_write_bytecode = True

import draw  # noqa: E402
import lottery  # noqa: E402
import proof  # noqa: E402
from lottery import Wrong, must, whole  # noqa: E402

Unit = collections.namedtuple("Unit", "name land people members band")
ERRORS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
FIELDS = {
    "municipalities": "file hits letters bands municipalities settled tool tool_version node_version spec_version",
    "seed": "text source seedHash",
    "municipality-hits": "units",
    "municipality-letters": "municipalities chance",
    "outputs": "files",
}


# ---- Units --------------------------------------------------------------------------------------------------


def people_of(members):
    return sum(one["people"] for one in members)


def groups_of(district, least):
    """The municipalities of a district, in the order of keys, as groups that are drawn as one."""
    alone = [[one] for one in district if one["people"] >= least]
    closed, rest = [], []
    for one in district:
        if one["people"] < least:
            rest.append(one)
            if people_of(rest) >= least:
                closed.append(rest)
                rest = []
    if rest and closed:
        closed[-1] += rest
    elif rest and alone:
        min(alone, key=people_of).extend(rest)
    elif rest:
        closed.append(rest)
    return [sorted(group, key=lambda one: one["key"]) for group in alone + closed]


def units_of(table, letters, bands):
    districts = collections.defaultdict(list)
    for one in sorted(table, key=lambda one: one["key"]):
        districts[one["key"][:5], one["land"]].append(one)
    units = []
    for (_, land), district in districts.items():
        for group in groups_of(district, 50 * letters):
            people = people_of(group)
            band = sum(people >= bound for bound in bands)
            units.append(Unit("+".join(one["key"] for one in group), land, people, group, band))
    return sorted(units)


def band_name(band, bands):
    least = "" if band == 0 else bands[band - 1]
    if band < len(bands):
        return f"{least}-{bands[band] - 1}"
    return f"{least or 0}+"


# ---- Hits and letters ---------------------------------------------------------------------------------------


def result_of(case):
    """[(unit, hits, {key: letters})] of a case."""
    bands, c, m, seed = case["bands"], case["letters"], case["hits"], draw.normal(case["seed"])
    units = units_of(case["table"], c, bands)
    N = sum(unit.people for unit in units)
    must(m * c <= N, "more letters than people")
    for unit in units:
        must(-(-m * unit.people // N) * c <= unit.people, f"{unit.name} could get more letters than people")
    lands, sizes = sorted({unit.land for unit in units}), sorted({unit.band for unit in units})
    cells = {(at, lands.index(one.land), sizes.index(one.band)): one.people for at, one in enumerate(units)}
    hits = draw.allocate_proportionally(cells, m, draw.seed_hash(seed))
    found = []
    for cell, unit in zip(cells, units):
        own = hits[cell] * c
        shares = {(at,): one["people"] for at, one in enumerate(unit.members)}
        seedhash = draw.seed_hash(f"{seed} {unit.name}")
        letters = draw.allocate_proportionally(shares, own, seedhash) if own else dict.fromkeys(shares, 0)
        found.append((unit, hits[cell], {unit.members[at]["key"]: one for (at,), one in letters.items()}))
    return found


def written(found):
    letters = {key: one for _, _, own in found for key, one in own.items() if one}
    return {
        "units": [{"key": unit.name, "people": unit.people, "hits": hits} for unit, hits, _ in found],
        "letters_by_municipality": dict(sorted(letters.items())),
    }


# ---- The log ------------------------------------------------------------------------------------------------


def read_log(data):
    """The bodies by their types; every line is named that is wrong."""
    entries = lottery.read_log(data)
    must([one["type"] for one in entries] == list(FIELDS), "other entries than section 15 has")
    for number, (line, entry) in enumerate(zip(data.split(b"\n"), entries), 1):
        plain = {key: value for key, value in entry.items() if key != "hash"}
        must(proof.canonical(plain, number).encode() == line, f"line {number} is not in canonical form")
        must(set(plain) == {"v", "seq", "prev", "type", "at", "body"}, f"line {number} has other fields")
        must(set(entry["body"]) == set(FIELDS[entry["type"]].split()), f"line {number}: the body has other fields")
        proof.moment(entry["at"])
        must(entry["at"] == entries[0]["at"], f"line {number} has another time")
    return [one["body"] for one in entries]


def check_table(body):
    whole(body["hits"], 1), whole(body["letters"], 1)
    must(max(body["hits"], body["letters"]) < 100_000, "line 1: too many hits or letters")
    for bound in body["bands"]:
        whole(bound, 1)
    must(body["bands"] == sorted(set(body["bands"])) and len(body["bands"]) <= 50, "line 1: bounds of another form")
    must(1 <= len(body["municipalities"]) <= 20_000, "line 1: too many municipalities, or none")
    for one in body["municipalities"]:
        must(set(one) == {"key", "land", "people"}, "line 1: a municipality of another form")
        must(re.fullmatch("[0-9]{8}", one["key"]) and 1 <= len(one["land"]) <= 200, "line 1: a key or a Land of another form")
        must(whole(one["people"], 1) <= 10**9, "line 1: too many people")
    keys = [one["key"] for one in body["municipalities"]]
    must(keys == sorted(set(keys)), "line 1: keys out of order, or twice")
    settled = proof.canonical({name: body[name] for name in ("bands", "hits", "letters", "municipalities")}, 1)
    must(body["settled"] == draw.H(settled), "line 1: settled is another hash")
    must({"name", "bytes", "sha256"} <= set(body["file"]) <= {"name", "bytes", "sha256", "sheet"}, "line 1: the file")
    must(proof.is_hash(body["file"]["sha256"]) and body["spec_version"] == "2", "line 1: of another form")


def cell(text):
    safe = "'" + text if re.match("'*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]", text) else text
    return '"' + safe.replace('"', '""') + '"' if re.search('[;"\r\n]', safe) else safe


def list_of(found):
    """municipalities.csv, byte for byte."""
    rows = [
        (one["key"], one["land"], str(one["people"]), unit.name, str(hits), str(letters[one["key"]]))
        for unit, hits, letters in found
        for one in unit.members
    ]
    lines = [("key", "land", "people", "unit", "hits", "letters"), *sorted(rows)]
    return ("\ufeff" + "".join(";".join(map(cell, line)) + "\r\n" for line in lines)).encode()


def check_log(bodies, folder):
    table, seed, hits, letters, outputs = bodies
    check_table(table)
    lottery.check_seed(seed)
    must(seed["source"] is None, "line 2: a source")
    case = {name: table[name] for name in ("hits", "letters", "bands")}
    found = result_of({**case, "table": table["municipalities"], "seed": seed["text"]})
    N, n = people_of(table["municipalities"]), table["hits"] * table["letters"]
    units = [
        {
            "unit": unit.name,
            "land": unit.land,
            "band": band_name(unit.band, table["bands"]),
            "people": unit.people,
            "owed": [table["hits"] * unit.people, N],
            "hits": own,
        }
        for unit, own, _ in found
    ]
    must(len(hits["units"]) == len(units), "line 3: another number of units")
    for given, right in zip(hits["units"], units):
        must(given == right, f"line 3: {right['unit']} is another unit or has other hits")
    drawn = [{"key": key, "letters": own} for key, own in written(found)["letters_by_municipality"].items()]
    must(letters["municipalities"] == drawn, "line 4: other letters")
    must(letters["chance"] == [n, N], "line 4: another chance")
    content = list_of(found)
    names = ["municipalities.csv", *(f"sheet-{one['key']}.html" for one in drawn)]
    must([one["name"] for one in outputs["files"]] == names, "line 5: other files")
    must([one["rows"] for one in outputs["files"]] == [len(table["municipalities"])] + [1] * len(drawn), "line 5: rows")
    first = outputs["files"][0]
    must(first["bytes"] == len(content), "line 5: the list has another length")
    must(first["sha256"] == hashlib.sha256(content).hexdigest(), "line 5: the list is another one")
    for one in outputs["files"] if folder is not None else []:
        data = (folder / one["name"]).read_bytes()
        fits = len(data) == one["bytes"] and hashlib.sha256(data).hexdigest() == one["sha256"]
        must(fits, f"{one['name']} is not the file of the log")
    return f"{len(drawn)} of {len(table['municipalities'])} municipalities have {n} letters; everybody's chance is {n}/{N}"


def main(arguments):
    parser = argparse.ArgumentParser("municipalities.py", description="Draws municipalities, or checks such a draw.")
    parser.add_argument("log", type=Path, nargs="?")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--case", type=Path)
    asked = parser.parse_args(arguments)
    if asked.case is not None:
        given = json.loads(asked.case.read_text(encoding="utf-8"))
        many = [written(result_of(case)) for case in (given if isinstance(given, list) else [given])]
        print(json.dumps(many if isinstance(given, list) else many[0]))
        return 0
    if asked.log is None:
        parser.error("there is no log")
    try:
        print(f"holds: {check_log(read_log(asked.log.read_bytes()), asked.folder)}")
        return 0
    except Wrong as wrong:
        print(f"wrong: {wrong}")
    except (OSError, *ERRORS) as error:
        print(f"wrong: not a log as section 15 describes it ({type(error).__name__})")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
