#!/usr/bin/env python3
"""Checks a batch of draws in many municipalities, as docs/SPEC.md (section 16) describes it.

Plain Python 3.9 or later, standard library only, written from the specification and sharing nothing with the
TypeScript program.

    python3 batch.py FOLDER [--municipalities LOG] [--registers LIST]
    python3 batch.py audit.jsonl

Of the log about all of them everything that follows from it is looked at; in a folder also the log of each municipality:
fingerprint, seed, plan, numbers, its allocation, its tickets and its lists. What was committed to is drawn again from its urn by
proof.py. With --registers (the list of the batch, paths from its folder on) each draw without a key is made again from its
register by draw.py; ids to exclude are looked for beside the list. With --municipalities the sizes are compared with the log of the draw of
municipalities, which is checked by municipalities.py.

One line on standard output says what was found. Exit codes: 0 it holds; 1 it does not, and the line of the log or the
municipality is named; 2 wrong usage.
"""

import argparse
import csv
import hashlib
import io
import re
import sys
import unicodedata
from pathlib import Path

sys.dont_write_bytecode = True

import draw  # noqa: E402
import lottery  # noqa: E402
import municipalities  # noqa: E402
import proof  # noqa: E402
from lottery import Wrong, must, whole  # noqa: E402
from proof import is_hash, same  # noqa: E402

ERRORS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
FIELDS = {
    "batch": "plan list from municipalities size tool tool_version node_version spec_version",
    "batch-commitments": "commitments root event N",
    "seed": "text source seedHash",
    "batch-draws": "draws missing sum",
}
ORDERS = (
    ["batch", "seed", "batch-draws"],
    ["batch", "batch-commitments"],
    ["batch", "batch-commitments", "seed", "batch-draws"],
)


# ---- The log about all of them ------------------------------------------------------------------------------


def read_log(data):
    """The bodies by their types, and the fingerprint."""
    entries = lottery.read_log(data)
    types = [one["type"] for one in entries]
    must(types in ORDERS, "other entries than section 16 has")
    later = 2 if "batch-commitments" in types else 0  # from here on there is another time
    for number, (line, entry) in enumerate(zip(data.split(b"\n"), entries), 1):
        plain = {key: value for key, value in entry.items() if key != "hash"}
        must(proof.canonical(plain, number).encode() == line, f"line {number} is not in canonical form")
        must(set(plain) == {"v", "seq", "prev", "type", "at", "body"}, f"line {number} has other fields")
        wanted = set(FIELDS[entry["type"]].split())
        more = {"beacon"} if entry["type"] == "seed" else set()
        must(wanted <= set(entry["body"]) <= wanted | more, f"line {number}: the body has other fields")
        must(entry["at"] == entries[0 if number <= later else later]["at"], f"line {number} has another time")
    if len(entries) > later > 0:
        must(proof.moment(entries[0]["at"]) <= proof.moment(entries[later]["at"]), "the seed is earlier than the commitments")
    proof.moment(entries[0]["at"])
    return {entry["type"]: entry["body"] for entry in entries}, entries[-1]["hash"]


def is_file(value, *fields):
    return set(value) == set(fields) and type(value["name"]) is str and is_hash(value["sha256"])


def check_batch(body):
    must(is_file(body["plan"], "name", "sha256"), "line 1: the plan")
    must(is_file(body["list"], "name", "bytes", "sha256") and whole(body["list"]["bytes"], 0) >= 0, "line 1: the list")
    must(body["from"] is None or is_hash(body["from"]), "line 1: from")
    must((body["tool"], body["spec_version"]) == ("losverfahren", "2"), "line 1: of another form")
    towns = body["municipalities"]
    must(1 <= len(towns) <= 20_000, "line 1: too many municipalities, or none")
    for one in towns:
        must({"key", "size", "people"} <= set(one) <= {"key", "size", "people", "plan"}, "line 1: of another form")
        must(re.fullmatch("[0-9]{8}", one["key"], re.ASCII), "line 1: a key of another form")
        whole(one["size"], 1)
        must((one["people"] is None) == (body["from"] is None), f"line 1: people of {one['key']} without their table")
        must(one["people"] is None or whole(one["people"], 1), f"line 1: people of {one['key']}")
        must("plan" not in one or is_file(one["plan"], "name", "sha256"), f"line 1: the plan of {one['key']}")
    keys = [one["key"] for one in towns]
    must(keys == sorted(set(keys)), "line 1: keys out of order, or twice")
    must(body["size"] == sum(one["size"] for one in towns), "line 1: size is not the sum")


def check_commitments(batch, body):
    given = body["commitments"]
    must([one["key"] for one in given] == [one["key"] for one in batch["municipalities"]], "line 2: other municipalities")
    for one in given:
        must(set(one) == {"key", "fingerprint", "N"} and is_hash(one["fingerprint"]), f"line 2: {one['key']}")
        whole(one["N"], 1)
    must(body["event"]["type"] in ("lotto", "dice", "drand", "text"), "line 2: an event that nobody knows")
    root = proof.merkle_root([f"{one['key']} {one['fingerprint']}" for one in given]).hex()
    must(body["root"] == root, "line 2: the root is another one")
    must(body["N"] == sum(one["N"] for one in given), "line 2: N is not the sum")


def check_public_seed(commitments, seed):
    """The public seed is a result of the event that was published; with no commitments a beacon shows its own round."""
    lottery.check_seed(seed)
    event = commitments["event"] if commitments else {"type": "text"}
    drand = re.fullmatch("drand (quicknet) ([1-9][0-9]{0,10}) [0-9a-f]{64}", seed["text"])
    if commitments is None and drand and "beacon" in seed:
        event = {"type": "drand", "chain": drand[1], "round": int(drand[2])}
    proof.check_seed({"seed": {"source": seed["source"], "event": event}}, seed)


def check_draws(batch, commitments, body):
    towns = {one["key"]: one for one in batch["municipalities"]}
    drawn, missing = [one["key"] for one in body["draws"]], body["missing"]
    must(drawn == sorted(set(drawn)) and missing == sorted(set(missing)), "the last line: keys out of order, or twice")
    must(sorted(drawn + missing) == list(towns), "the last line: other municipalities, or one is drawn and missing")
    committed = {one["key"]: one["N"] for one in commitments["commitments"]} if commitments else {}
    for one in body["draws"]:
        key, town = one["key"], towns[one["key"]]
        must(set(one) == {"key", "size", "N", "people", "chance", "fingerprint"}, f"the last line: {key} has other fields")
        must((one["size"], one["people"]) == (town["size"], town["people"]), f"the last line: {key} has another size")
        must(whole(one["N"], 1) >= one["size"] and is_hash(one["fingerprint"]), f"the last line: {key}")
        must(one["chance"] in (None, [one["size"], one["N"]]), f"the last line: the chance in {key}")
        must(committed.get(key, one["N"]) == one["N"], f"the last line: {key} has another N than its commitment")
    total = {name: sum(one[name] for one in body["draws"]) for name in ("size", "N")}
    people = None if batch["from"] is None else sum(one["people"] for one in body["draws"])
    same(body["sum"], {**total, "people": people}, "the last line: sum")


# ---- The log of each municipality ---------------------------------------------------------------------------


def check_alone(part, bodies):
    """A draw by its log alone: the places follow from the strata, and whoever is listed has the lowest tickets known."""
    quotas = "lottery" in part.settled
    n_h = proof.allocate(part, {**part.settled, **bodies}, proof.picked({**part.settled, **bodies}) if quotas else None)
    proof.check_allocation(part, {**part.settled, **bodies}, n_h)
    limited = part.plan["sample"]["max_per_household"] is not None
    strata = bodies["selection"]["strata"]
    must([one["stratum"] for one in strata] == [one["stratum"] for one in part.frame["strata"]], "selection: other strata")
    for one, places in zip(strata, n_h):
        people = one["invited"] + one["reserve"]
        for person in people:
            ticket = draw.ticket_of(bodies["seed"]["seedHash"], person["label"])
            must(person["ticket"] == ticket, "selection: a ticket that is not of its label")
        tickets = [person["ticket"] for person in people]
        order = [one["ticket"] for one in one["invited"]], [one["ticket"] for one in one["reserve"]]
        must(all(own == sorted(own) for own in order), "selection: people out of order")
        must(len(set(tickets)) == len(tickets), "selection: somebody is there twice")
        if not limited:
            must(len(one["invited"]) == places and tickets == sorted(tickets), "selection: not the lowest tickets")
            must(one["next"] is None or not tickets or one["next"] > tickets[-1], "selection: somebody was passed over")


def check_again(part, bodies, case, files):
    """The same draw from the register, by draw.py."""
    try:
        found = draw.draw({**case, "plan": part.plan, "seed": bodies["seed"]["text"]}, files)
    except draw.Refused as refusal:
        raise Wrong(f"draw.py refuses: {refusal.problems}") from None
    cells = proof.cells_of(part.frame)
    sizes = [[list(cell), one["N_h"]] for cell, one in zip(cells, part.frame["strata"])]
    must([one[:2] for one in found["strata"]] == sizes, "the register has other strata")
    for name in ("invited", "reserve"):
        logged = sorted(
            ((one["ticket"], one["label"]) for stratum in bodies["selection"]["strata"] for one in stratum[name])
        )
        must(logged == [(one["ticket"], one["label"]) for one in found[name]], f"the register gives others ({name})")


COLUMNS = ("key", "ags", "schlüssel", "gemeindeschlüssel", "ars", "regionalschlüssel"), ("register", "datei", "pfad")


def rows_of(text):
    """The rows with the delimiter that is there most often."""
    return csv.reader(io.StringIO(text, newline=""), delimiter=max(";,\t", key=text.count))


def official_key(cell):
    """Eight digits, also of twelve (ARS), and without the zero that a spreadsheet took away; None for what is no key."""
    digits = re.sub(r"[\s'\"=]", "", cell)
    if not re.fullmatch("[0-9]{7,8}|[0-9]{11,12}", digits, re.ASCII):
        return None
    digits = digits.zfill(8 if len(digits) <= 8 else 12)
    return digits if len(digits) == 8 else digits[:5] + digits[9:]


class Registers:
    """The list of the batch: the registers by their keys."""

    def __init__(self, path, wanted):
        data = path.read_bytes()
        must(hashlib.sha256(data).hexdigest() == wanted, "the list is another one")
        self.folder, self.paths = path.parent, {}
        at = None
        for row in rows_of(data.decode("utf-8-sig")):
            if at is None:
                names = [unicodedata.normalize("NFC", name).strip().lower() for name in row]
                places = [next((names.index(one) for one in usual if one in names), None) for usual in COLUMNS]
                at = None if None in places else places
            elif key := official_key(row[at[0]] if at[0] < len(row) else ""):
                self.paths[key] = self.folder / row[at[1]].strip().strip('"').replace("\\", "/")
        must(self.paths, "the list has no columns with key and register, or no rows")


def read_town(folder, town, summary):
    """The log of one municipality, of which all that is settled before the seed is what the batch says."""
    key = town["key"]
    entries = proof.read_log((folder / key / "audit.jsonl").read_bytes())
    proof.check_purges(entries)
    parts = proof.parts_of(entries)
    part, commitments = parts[0], summary.get("batch-commitments")
    must(not part.is_panel, "no draw of letters")
    plan, event = part.settled["plan"], part.plan["seed"].get("event", {"type": "text"})
    same(event, summary.setdefault("event", commitments["event"] if commitments else event), "the event")
    own = {} if event["type"] == "text" else {"municipality": key}
    must(part.plan.get("municipality") == own.get("municipality"), "the plan names another municipality")
    same(plan["plan_file"], town.get("plan", summary["batch"]["plan"]), "plan_file")
    same(plan["overrides"], {**own, "sample": {"size": town["size"]}}, "overrides")
    must(part.plan["sample"]["size"] == town["size"], "another size")
    committed = {one["key"]: one for one in commitments["commitments"]} if commitments else {}
    wanted = committed.get(key, {"fingerprint": None, "N": part.frame["N"]})
    must(part.fingerprint == wanted["fingerprint"], "another commitment, or one too many, or none")
    must(part.frame["N"] == wanted["N"], "another N than that of its commitment")
    must(part.fingerprint is not None or plan["label_key_hash"] is None, "a key without a commitment")
    registers = tuple(one["sha256"] for one in part.settled["register"]["files"])
    twin = summary.setdefault("registers", {}).setdefault(registers, key)
    must(twin == key, f"the register is that of {twin}")
    return entries, parts, part


def is_by_urn(folder, key, parts, part):
    urn = folder / key / "urn.csv"
    if part.fingerprint is None or not urn.exists():
        return False
    holds, about = proof.look_at(parts, part, {part: urn.read_bytes()}, [part.fingerprint])
    must(holds, about)
    return True


def check_lists(folder, entries):
    """Lists that are beside the log are those that it names last."""
    named = [file for entry in entries if entry["type"].endswith("outputs") for file in entry["body"]["files"]]
    for name, sha256 in {file["name"]: file["sha256"] for file in named}.items():
        path = folder / Path(name).name
        if path.exists():
            must(hashlib.sha256(path.read_bytes()).hexdigest() == sha256, f"{name} was changed")


def check_settled(folder, town, summary):
    """One municipality that was committed to; says how it was looked at."""
    _, parts, part = read_town(folder, town, summary)
    return "urn" if is_by_urn(folder, town["key"], parts, part) else "log"


def check_others(folder, towns, missing):
    """There is no draw that the log does not have."""
    for path in sorted(folder.glob("*/audit.jsonl")):
        key = path.parent.name
        if re.fullmatch("[0-9]{8}", key, re.ASCII):
            must(key in towns, f"{key}: not in the log")
            types = [entry["type"] for entry in proof.read_log(path.read_bytes())] if key in missing else []
            must("selection" not in types, f"{key}: drawn, although it is missing")


def check_town(folder, town, drawn, summary, registers):
    """One municipality; says how it was looked at."""
    key, seed = town["key"], summary["seed"]
    entries, parts, part = read_town(folder, town, summary)
    must(len(part.draws) == 1, "not drawn, or drawn once more")
    last = next(entry for entry in entries if entry["type"] == "outputs")
    must(drawn["fingerprint"] == last["hash"], "the log has another fingerprint")
    bodies, plan = part.draws[0], part.settled["plan"]
    must(bodies["seed"]["text"] == f"{seed['text']} {key}", "the seed is not that of the municipality")
    same(bodies["seed"]["source"], seed["source"], "seed.source")
    must(bodies["seed"].get("beacon") == seed.get("beacon"), "another round of the beacon")
    proof.check_seed(part.plan, bodies["seed"])
    must(part.frame["N"] == drawn["N"], "another N")
    chance = bodies["selection"]["chance"]
    must(drawn["chance"] == ([chance["n"], chance["N"]] if chance["equal"] else None), "another chance")
    check_alone(part, bodies)
    check_lists(folder / key, entries)
    if is_by_urn(folder, key, parts, part):
        return "urn"
    if registers is not None and plan["label_key_hash"] is None and "lottery" not in part.settled:
        path = registers.paths[key]
        [logged] = part.settled["register"]["files"]
        must(hashlib.sha256(path.read_bytes()).hexdigest() == logged["sha256"], "the register is another one")
        check_again(part, bodies, {"register": path.name}, lambda name: _beside(path, registers.folder, name))
        return "register"
    return "log"


def _beside(register, folder, name):
    return (register if name == register.name else folder / name).read_bytes()


# ---- All of it ----------------------------------------------------------------------------------------------


def check_from(batch, data):
    bodies = municipalities.read_log(data)
    municipalities.check_log(bodies, None)
    must(batch["from"] == hashlib.sha256(data.rstrip(b"\n").split(b"\n")[-1]).hexdigest(), "from is another draw of municipalities")
    people = {one["key"]: one["people"] for one in bodies[0]["municipalities"]}
    wanted = [(one["key"], one["letters"], people[one["key"]]) for one in bodies[3]["municipalities"]]
    given = [(one["key"], one["size"], one["people"]) for one in batch["municipalities"]]
    must(given == wanted, "line 1: not the municipalities and letters of that draw")


def looked_at(found):
    return ", ".join(f"{count} by {name}" for name, count in found.items() if count) or "their logs were not looked at"


def check_all(asked):
    is_folder = asked.batch.is_dir()
    data = (asked.batch / "audit.jsonl" if is_folder else asked.batch).read_bytes()
    summary, fingerprint = read_log(data)
    batch, commitments, draws = (summary.get(name) for name in ("batch", "batch-commitments", "batch-draws"))
    check_batch(batch)
    if commitments:
        check_commitments(batch, commitments)
    if asked.municipalities is not None:
        check_from(batch, asked.municipalities.read_bytes())
    if draws is not None:
        check_public_seed(commitments, summary["seed"])
        check_draws(batch, commitments, draws)
    found = {"urn": 0, "register": 0, "log": 0}
    registers = None if asked.registers is None else Registers(asked.registers, batch["list"]["sha256"])
    towns = {one["key"]: one for one in batch["municipalities"]}
    drawn = {one["key"]: one for one in (draws or {}).get("draws", [])}
    if is_folder:
        check_others(asked.batch, towns, (draws or {}).get("missing", []))
    for key, town in towns.items() if is_folder else []:
        try:
            if draws is None:
                found[check_settled(asked.batch, town, summary)] += 1
            elif key in drawn:
                found[check_town(asked.batch, town, drawn[key], summary, registers)] += 1
            elif (asked.batch / key / "audit.jsonl").exists():  # missing, and perhaps committed to
                check_settled(asked.batch, town, summary)
        except Wrong as wrong:
            raise Wrong(f"{key}: {wrong}") from None
        except (OSError, *ERRORS) as error:
            raise Wrong(f"{key}: not a draw as sections 8 and 16 describe it ({type(error).__name__})") from None
    if draws is None:
        return f"commitments of {len(towns)} municipalities, nothing drawn yet ({looked_at(found)}); {fingerprint}"
    total = draws["sum"]
    missing = f", {len(draws['missing'])} missing" if draws["missing"] else ""
    return f"{total['size']} of {total['N']} people in {len(draws['draws'])} municipalities{missing} ({looked_at(found)}); {fingerprint}"


def main(arguments):
    parser = argparse.ArgumentParser("batch.py", description="Checks a batch of draws.")
    parser.add_argument("batch", type=Path)
    parser.add_argument("--municipalities", type=Path, metavar="LOG")
    parser.add_argument("--registers", type=Path, metavar="LIST")
    asked = parser.parse_args(arguments)
    try:
        print(f"holds: {check_all(asked)}")
        return 0
    except Wrong as wrong:
        print(f"wrong: {wrong}")
    except (OSError, *ERRORS) as error:
        print(f"wrong: not a log as section 16 describes it ({type(error).__name__})")
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
