#!/usr/bin/env python3
"""Checks a draw that was committed to, from its log and its urn alone, as docs/SPEC.md describes them.

Plain Python 3.9 or later, standard library only, written from the specification and sharing nothing with the
TypeScript program. No register and no key are needed: everything from the sizes of the strata to the last person of
the reserve is computed again, for letters and for panels.

    python3 proof.py audit.jsonl urn.csv [--commitment FINGERPRINT] [more urns]

Each part of the log that was committed to has an urn of its own; which belongs to which is found by SHA-256. With
--commitment (more than once if there are several) the fingerprint is compared that was published before the seed:
only that shows that the commitment is the one of then. One line on standard output says what was found for each
part. Exit codes: 0 every part with a commitment is proven; 1 one is not, or there is none; 2 wrong usage.

What log and urn do not show: that the urn has the right people in it (slips do, for each their own), that the seed
is the published one, and the number that was drawn with balls. The BLS signature of a drand round needs a library
for BLS12-381; here only its form is looked at, and that the randomness is its SHA-256.
"""

import argparse
import collections
import hashlib
import json
import re
import sys
from datetime import datetime
from fractions import Fraction
from pathlib import Path

sys.dont_write_bytecode = True

import draw  # noqa: E402
import lottery  # noqa: E402
from lottery import Wrong, must, whole  # noqa: E402

DRAWN = ("seed", "allocation", "selection", "outputs")
HASH = re.compile("[0-9a-f]{64}")


def is_hash(value):
    return type(value) is str and HASH.fullmatch(value) is not None


def same(found, wanted, where):
    """Both are the same, or the first place is named at which they are not."""
    if type(wanted) is dict and type(found) is dict:
        must(found.keys() == wanted.keys(), f"{where} has other fields")
        for key in wanted:
            same(found[key], wanted[key], f"{where}.{key}")
    elif type(wanted) is list and type(found) is list:
        must(len(found) == len(wanted), f"{where} has {len(found)} entries instead of {len(wanted)}")
        for at, pair in enumerate(zip(found, wanted)):
            same(*pair, f"{where}[{at}]")
    else:
        must(type(found) is type(wanted) and found == wanted, f"{where} is not what follows")


# ---- 8 The form of the log ----------------------------------------------------------------------------------

# The fields of each body, and those that may be there as well.
FIELDS = {
    "plan": ("plan plan_file overrides inputs label_key_hash tool tool_version node_version spec_version", ""),
    "register": ("files", ""),
    "frame": ("rows excluded N dimensions strata", ""),
    "lottery": (
        "objective solver complete n types quotas already households W outcomes proof least_chance bound gap",
        "turns cap softening substitutes",
    ),
    "commitment": ("key_hash urn event size number balls", ""),
    "seed": ("text source seedHash", "beacon"),
    "allocation": ("method n strata margins", "number number_from swapped"),
    "selection": ("reserve max_per_household chance shortfall strata", ""),
    "outputs": ("files", ""),
    "redraw": ("reason sets_aside", ""),
    "purge": ("files", ""),
    "reply": ("label outcome way attempts needs", "corrects"),
    "replacement": ("out in stratum step", "from"),
    "supplement": ("round size called strata", ""),
}

DRAW = " ".join(DRAWN) + " (purge )*"
ORDER = re.compile(f"plan register frame (lottery )?(commitment ({DRAW}(redraw {DRAW})*)?|{DRAW})")


def canonical(value, number):
    """RFC 8785, of what a log may hold: keys in the order of UTF-16 code units, and whole numbers only."""
    if type(value) is dict:
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(f"{canonical(key, number)}:{canonical(value[key], number)}" for key in keys) + "}"
    if type(value) is list:
        return "[" + ",".join(canonical(one, number) for one in value) + "]"
    must(type(value) is not int or abs(value) < 2**53, f"line {number}: a number beyond 2^53 - 1")
    return json.dumps(value, ensure_ascii=False)


def moment(text):
    found = re.fullmatch(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?Z", text, re.ASCII)
    must(found, "a time of another form")
    return datetime.strptime(found[1], "%Y-%m-%dT%H:%M:%S"), Fraction("0." + (found[2] or "0"))


def read_log(data):
    """The entries, each with the hash of its line; lines, chain and times are in order."""
    entries = lottery.read_log(data)
    before = None
    for number, (line, entry) in enumerate(zip(data.split(b"\n"), entries), 1):
        plain = {key: value for key, value in entry.items() if key != "hash"}
        must(canonical(plain, number).encode() == line, f"line {number} is not in canonical form")
        must(set(plain) == {"v", "seq", "prev", "type", "at", "body"}, f"line {number} has other fields")
        fields, more = (set(names.split()) for names in FIELDS[entry["type"].removeprefix("panel.")])
        must(fields <= set(entry["body"]) <= fields | more, f"line {number}: the body has other fields")
        must(before is None or before <= moment(entry["at"]), f"line {number} is earlier than the one before")
        before = moment(entry["at"])
    return entries


class Part:
    """A draw of letters or a panel: what was settled, and the draws on it, of which the last counts."""

    def __init__(self, entries, before):
        self.is_panel = entries[0]["type"] == "panel.plan"
        self.name, self.before = "panel" if self.is_panel else "draw", before  # the fingerprint of the log so far
        prefix = "panel." if self.is_panel else ""
        for entry in entries:
            in_place = entry["type"] == "purge" or entry["type"].startswith(prefix)
            must(in_place and entry["type"] != "panel.purge", f"{self.name}: an entry of another part")
        types = [entry["type"].removeprefix(prefix) for entry in entries]
        must(ORDER.fullmatch(" ".join(types) + " "), f"{self.name}: the entries are not those of one, in their order")
        self.settled, self.draws, self.fingerprint = {}, [], None
        self.written_to = set()  # of a panel: whoever may have had a letter after the draw of letters
        together = None  # the time of the entries that are written together
        for at, (name, entry) in enumerate(zip(types, entries)):
            after = types[at - 1] if at else None
            begins = name in ("plan", "redraw") or (name == "seed" and after == "commitment")
            if name == "purge":
                continue
            must(begins or entry["at"] == together, f"{self.name}: entries that belong together have several times")
            together = entry["at"]
            if name == "redraw":
                self.check_redraw(entry)
            if name == "redraw" or (name == "seed" and after != "redraw"):
                self.draws.append({})
            if name == "commitment":
                self.fingerprint = entry["hash"]
            (self.draws[-1] if self.draws else self.settled)[name] = entry["body"]
        self.plan, self.frame = self.settled["plan"]["plan"], self.settled["frame"]
        by_quotas = self.plan["sample"]["allocation"] == "quotas"
        must(by_quotas == ("lottery" in self.settled), f"{self.name}: a plan with quotas and a lottery go together")
        must(self.settled["plan"]["spec_version"] == "2", f"{self.name}: of another specification")

    def check_redraw(self, entry):
        body = entry["body"]
        units = len(body["reason"].encode("utf-16-le")) // 2
        must(1 <= units <= 500, f"{self.name}: a redraw without a reason, or a very long one")
        must(body["sets_aside"] == entry["prev"], f"{self.name}: the redraw sets aside another draw")


def parts_of(log):
    entries = lottery.of_draws(log)
    starts = [at for at, entry in enumerate(entries) if entry["type"] in ("plan", "panel.plan")]
    must(starts[:1] == [0], "the log does not begin with a plan")
    must(all(entries[at]["type"] == "panel.plan" for at in starts[1:]), "a second draw in the log")
    ends = starts[1:] + [len(entries)]
    parts = [Part(entries[a:b], entries[a]["prev"] if a else None) for a, b in zip(starts, ends)]
    must(all(part.draws for part in parts[:-1]), "something continues what has not been drawn")
    for part, written_to in zip(parts, written_to_later(log)):
        part.written_to = written_to
    return parts


def written_to_later(log):
    """Section 14: for each part the labels of replacements and rounds before it, under the draw that counts then."""
    found = set()
    for kind, own in lottery.in_steps(log):
        for entry in own:
            if entry["type"] in ("plan", "panel.plan"):
                yield set(found)
            if entry["type"] == "redraw":
                found = set()
            if entry["type"] == "replacement":
                found.add(entry["body"]["in"])
            if kind == "supplement" and entry["type"] == "selection":
                found |= labels_in(entry["body"])


def labels_in(selection):
    return {one["label"] for stratum in selection["strata"] for one in stratum["invited"] + stratum["reserve"]}


def check_purges(entries):
    """Section 8: only what is there is deleted, with the rows that it was put there with."""
    there, keyed = {}, False
    for entry in entries:
        kind, body = entry["type"].removeprefix("panel."), entry["body"]
        if kind == "plan":
            keyed = keyed or body["label_key_hash"] is not None
        if kind == "commitment":
            there["urn", "urn.csv"] = body["urn"]["rows"]
        if kind == "outputs":
            there.update((("list", file["name"]), file["rows"]) for file in body["files"])
        if kind != "purge":
            continue
        files = [(file["name"], file["kind"]) for file in body["files"]]
        order = [(name.encode("utf-16-be"), kind) for name, kind in files]
        must(1 <= len(files) <= 1000 and order == sorted(set(order)), "what was deleted is not in order")
        for file in body["files"]:
            must(sorted(file) == ["kind", "name", "rows"], "what was deleted has other fields")
            kind, name, rows = file["kind"], file["name"], file["rows"]
            if kind in ("list", "urn"):
                fits = name != "panels.csv" and there.pop((kind, name), None) == whole(rows, 0)
            elif kind == "slip":
                fits = whole(rows, 1)
            elif kind == "state":
                fits = rows is None and name == "replies.sqlite"
            else:
                fits = rows is None and (kind == "copy" or (kind == "key" and keyed))
            must(fits, "something was deleted that was not there")


# ---- 11 The urn ---------------------------------------------------------------------------------------------

Person = collections.namedtuple("Person", "label stratum home")  # `home` is empty for somebody alone

FIELD = '"(?:[^"]|"")*"|[^",\r\n]*'
RECORD = re.compile(f"(?:{FIELD})(?:,(?:{FIELD}))*\n")


def quoted(field):
    return '"' + field.replace('"', '""') + '"' if re.search('[",\r\n]', field) else field


def read_urn(data):
    """The lines without their line feeds, and their fields; every line is written in the one way there is."""
    text, lines, rows, at = data.decode("utf-8"), [], [], 0
    while at < len(text):
        found = RECORD.match(text, at)
        must(found, f"line {len(lines) + 1} of the urn is not written as it must be")
        parts = re.findall(f"(?:^|,)({FIELD})", found[0][:-1])
        fields = [part[1:-1].replace('""', '"') if part.startswith('"') else part for part in parts]
        line = ",".join(map(quoted, fields))
        must(line + "\n" == found[0], f"line {len(lines) + 1} of the urn is not written as it must be")
        lines.append(line)
        rows.append(fields)
        at = found.end()
    return lines, rows


def merkle_root(lines):
    """RFC 6962, section 2.1, word for word."""
    if len(lines) == 1:
        return hashlib.sha256(b"\0" + lines[0].encode()).digest()
    k = 1
    while 2 * k < len(lines):
        k *= 2
    return hashlib.sha256(b"\1" + merkle_root(lines[:k]) + merkle_root(lines[k:])).digest()


def check_order_of_categories(plan, frame):
    """Section 5: the order that the plan gives, or that of code points."""
    for planned, logged in zip(plan["stratify"], frame["dimensions"]):
        listed = planned["bands"] if planned["source"] == "age" else planned["categories"]
        names = sorted(logged["categories"]) if listed is None else [draw.normal(one["name"]) for one in listed]
        wanted = [name for name in names if name in logged["categories"]]
        same(logged["categories"], wanted, f"frame: the order of {logged['name']}")


def check_urn(part, data):
    """The people by label; the urn is the one committed to, and the frame is made of it."""
    strata = lottery.check_frame(part.plan, part.frame)
    check_order_of_categories(part.plan, part.frame)
    lines, rows = read_urn(data)
    limited = part.plan["sample"]["max_per_household"] is not None
    header = ["label", *(one["name"] for one in part.plan["stratify"]), *["household"] * limited]
    must(lines and rows[0] == header, "the first line of the urn has other names")
    numbers, people = {names: at for at, (names, _) in enumerate(strata)}, []
    for at, fields in enumerate(rows[1:], 2):
        must(len(fields) == len(header), f"line {at} of the urn has {len(fields)} fields instead of {len(header)}")
        label, home, names = fields[0], fields[-1] if limited else "", tuple(fields[1 : len(header) - limited])
        must(is_hash(label) and (home == "" or is_hash(home)), f"line {at} of the urn has no hidden label")
        must(names in numbers, f"line {at} of the urn is in a stratum that the log does not have")
        people.append(Person(label, numbers[names], home))
    order = [person.label for person in people]
    for at, (a, b) in enumerate(zip(order, order[1:]), 3):
        must(a < b, f"line {at} of the urn is not in order, or there twice")
    urn = part.settled["commitment"]["urn"]
    must(sorted(urn) == ["root", "rows", "sha256"], "the commitment says other things of the urn")
    must(whole(urn["rows"]) == len(people), f"the urn has {len(people)} people, and not as many as committed to")
    sizes = collections.Counter(person.stratum for person in people)
    for at, (names, size) in enumerate(strata):
        must(sizes[at] == size, f"{' / '.join(names)}: the urn has {sizes[at]} people and the log {size}")
    must(hashlib.sha256(data).hexdigest() == urn["sha256"], "the urn is another file than the one committed to")
    must(merkle_root(lines[1:]).hex() == urn["root"], "the urn has another root than the one committed to")
    return people


# ---- 11 The commitment --------------------------------------------------------------------------------------


def check_commitment(part):
    body, settled = part.settled["commitment"], part.settled
    must(is_hash(body["key_hash"]), "the commitment has no hash of a key")
    same(body["key_hash"], settled["plan"]["label_key_hash"], "commitment.key_hash")
    same(body["event"], part.plan["seed"].get("event", {"type": "text"}), "commitment.event")
    same(body["size"], part.plan["sample"]["size"], "commitment.size")
    must(body["urn"]["rows"] == part.frame["N"], "commitment.urn.rows is not the frame's N")
    if part.before is None:
        must(whole(body["number"], 1), "commitment.number")
    else:
        same(body["number"], part.before, "commitment.number")
    balls = "lottery" in settled and settled["lottery"]["W"] == lottery.NUMBERED
    must(not balls or part.is_panel, "only panels are drawn with balls")
    same(body["balls"], balls, "commitment.balls")


# ---- 2 The seed ---------------------------------------------------------------------------------------------


def is_lotto(event, text):
    form = f"Lotto {re.escape(event['game'])} {re.escape(event['date'])}: ((?:[1-9][0-9]? ){{6}})Superzahl [0-9]"
    form += " Spiel 77 [0-9]{7}" if event.get("spiel_77") else ""
    form += " Super 6 [0-9]{6}" if event.get("super_6") else ""
    found = re.fullmatch(form, text)
    numbers = list(map(int, found[1].split())) if found else [50]
    return numbers == sorted(set(numbers)) and numbers[-1] <= 49


def is_dice(event, text):
    form = f"Dice {event['count']}x{event['faces']}:((?: [1-9][0-9]*){{{event['count']}}})"
    found = re.fullmatch(form, text)
    return found is not None and all(int(one) <= event["faces"] for one in found[1].split())


def check_seed(plan, seed):
    lottery.check_seed(seed)
    same(seed["source"], plan["seed"]["source"], "seed.source")
    event, text = plan["seed"].get("event", {"type": "text"}), seed["text"]
    town = f" {plan['municipality']}" if "municipality" in plan else ""
    must(text.endswith(town), "the seed does not end with the municipality's key")
    text = text.removesuffix(town)
    must(("beacon" in seed) == (event["type"] == "drand"), "a round of a beacon without its event, or the reverse")
    if event["type"] == "text":
        return "a text as seed"
    if event["type"] in ("lotto", "dice"):
        fits = (is_lotto if event["type"] == "lotto" else is_dice)(event, text)
        must(fits, "the seed is not written as a result of the announced event")
        return f"the seed a result of the announced event ({event['type']})"
    beacon = seed["beacon"]
    must(type(beacon["signature"]) is str and re.fullmatch("[0-9a-f]{96}", beacon["signature"]), "a signature's form")
    randomness = hashlib.sha256(bytes.fromhex(beacon["signature"])).hexdigest()
    wanted = {"chain": event["chain"], "round": event["round"], "randomness": randomness}
    same(beacon, {**wanted, "signature": beacon["signature"]}, "seed.beacon")
    same(text, f"drand {event['chain']} {event['round']} {randomness}", "seed.text")
    return "the seed that of the announced round (drand; its signature was not checked, which needs another library)"


# ---- 6 Allocation -------------------------------------------------------------------------------------------


def cells_of(frame):
    places = [{name: at for at, name in enumerate(one["categories"])} for one in frame["dimensions"]]
    return [tuple(place[name] for place, name in zip(places, one["stratum"])) for one in frame["strata"]]


def margins_of(frame, size, n_h):
    """Section 8: single dimensions, and the groups of section 6.1 that are arcs."""
    dimensions, cells = frame["dimensions"], cells_of(frame)
    k, width = len(dimensions), [len(one["categories"]) for one in dimensions]
    row = max(range(k), key=lambda d: width[d], default=None)
    order = [row, *sorted((d for d in range(k) if d != row), key=lambda d: width[d])]
    chosen = {(d,) for d in range(k)}
    for length in range(2, k):
        chosen |= {tuple(sorted(order[:length])), tuple(sorted(order[1 : 1 + length]))}
    for margin in sorted(chosen, key=lambda one: (len(one), one)):
        people, drawn = collections.Counter(), collections.Counter()
        for cell, stratum, places in zip(cells, frame["strata"], n_h):
            people[tuple(cell[d] for d in margin)] += stratum["N_h"]
            drawn[tuple(cell[d] for d in margin)] += places
        groups = [
            {
                "group": [dimensions[d]["categories"][at] for d, at in zip(margin, group)],
                "owed": [size * people[group], frame["N"]],
                "drawn": drawn[group],
            }
            for group in sorted(people)
        ]
        yield {"dimensions": [dimensions[d]["name"] for d in margin], "groups": groups}


def allocate(part, bodies, x):
    """n_h of every stratum, by the order of the strata; `x` is the outcome that was picked, under quotas."""
    sample, frame = part.plan["sample"], part.frame
    cells = cells_of(frame)
    if x is not None:
        names = [one["stratum"] for one in frame["strata"]]
        n_h = [0] * len(names)
        for places, one in zip(x, bodies["lottery"]["types"]):
            n_h[names.index(one["stratum"])] += places
        return n_h
    sizes = {cell: one["N_h"] for cell, one in zip(cells, frame["strata"])}
    must(1 <= sample["size"] <= frame["N"], "more are to be drawn than there are")
    try:
        if sample["allocation"] == "table":
            given = draw.allocate_by_table(sizes, sample["size"], sample["table"], frame["dimensions"])
        else:
            must(sample["allocation"] == "proportional" and not part.is_panel, "an allocation that there is not")
            given = draw.allocate_proportionally(sizes, sample["size"], bodies["seed"]["seedHash"])
    except draw.Refused:
        raise Wrong("the plan's table does not fit the strata") from None
    return [given[cell] for cell in cells]


def check_allocation(part, bodies, n_h):
    frame, sample, found = part.frame, part.plan["sample"], bodies["allocation"]
    wanted = {
        "method": sample["allocation"],
        "n": sample["size"],
        "strata": [
            {"stratum": one["stratum"], "owed": [sample["size"] * one["N_h"], frame["N"]], "n_h": places}
            for one, places in zip(frame["strata"], n_h)
        ],
        "margins": list(margins_of(frame, sample["size"], n_h)),
    }
    if "lottery" in bodies:  # both held to the list by lottery.py
        wanted |= {"number": found["number"], "number_from": found["number_from"]}
        wanted |= {"swapped": found["swapped"]} if "substitutes" in bodies["lottery"] else {}
    same(found, wanted, "allocation")


def by_stratum(part, people):
    """The people of each stratum, in the order in which they come."""
    found = [[] for _ in part.frame["strata"]]
    for person in people:
        found[person.stratum].append(person)
    return found


# ---- 6.3 Who is of one type ---------------------------------------------------------------------------------


def types_of(part, people):
    """The people of each type, and the households of bound people as lists of types; people come by label."""
    limit = part.plan["sample"]["max_per_household"] if part.is_panel else None
    sizes = collections.Counter(person.home for person in people if person.home)
    types, members = [], collections.defaultdict(list)
    for own in by_stratum(part, people):
        is_bound = [limit is not None and sizes[person.home] > limit for person in own]
        free = [person for person, bound in zip(own, is_bound) if not bound]
        types += [free] if free else []
        for person in (person for person, bound in zip(own, is_bound) if bound):
            members[person.home].append(len(types))
            types.append([person])
    return types, sorted(members.values())


def check_types(part, people):
    """The types, if the urn shows them: it does not show households of people who are on the panel already."""
    found, names = part.settled["lottery"], [one["stratum"] for one in part.frame["strata"]]
    if found["already"] and part.plan["sample"]["max_per_household"] is not None:
        return None
    types, households = types_of(part, people)
    wanted = [[names[own[0].stratum], len(own)] for own in types]
    same([[one["stratum"], one["N_t"]] for one in found["types"]], wanted, "lottery.types")
    room = part.plan["sample"]["max_per_household"]
    same(found["households"], [{"types": own, "max": room} for own in households], "lottery.households")
    return types


# ---- 7 Selection --------------------------------------------------------------------------------------------


def by_ticket(people, tickets):
    return sorted(people, key=lambda person: (tickets[person.label], person.label))


def walk(queue, room, limit, homes):
    """Those of the queue for whom there is room, in their stratum and in their household, and the others."""
    chosen, left = [], []
    for person in queue:
        home = person.home or person.label
        if room[person.stratum] > 0 and homes[home] < limit:
            room[person.stratum] -= 1
            homes[home] += 1
            chosen.append(person)
        else:
            left.append(person)
    return chosen, left


def select(part, people, tickets, n_h):
    """Section 7: invited and reserve, each by ticket over all strata. Without a limit everybody is alone."""
    sample, sizes = part.plan["sample"], [one["N_h"] for one in part.frame["strata"]]
    factor, homes = Fraction(sample["reserve"]), collections.Counter()
    limit = sample["max_per_household"] or 1
    invited, left = walk(by_ticket(people, tickets), list(n_h), limit, homes)
    wanted = [min(size - places, -(-places * factor // 1)) for size, places in zip(sizes, n_h)]
    return invited, walk(left, wanted, limit, homes)[0]


def seated(bodies, types, x, tickets):
    """Section 6.3: of each type those with the lowest tickets, or with balls those whose turn it is."""
    circles = [by_ticket(own, tickets) for own in types]
    if bodies["lottery"]["W"] != lottery.NUMBERED:
        return [person for own, places in zip(circles, x) for person in own[:places]]
    found = bodies["lottery"]["outcomes"]
    outcomes = [(one["weight"], [dict(one["people"]).get(t, 0) for t in range(len(types))]) for one in found]
    panels = lottery.by_turns(circles, outcomes)
    number = bodies["allocation"]["number"]
    return [person for own in next(panel for at, panel in enumerate(panels) if at == number) for person in own]


def stand_by(bodies, types, x, y, tickets):
    """Section 6.3: the substitutes, whose tickets come next of their type."""
    circles = [by_ticket(own, tickets) for own in types] if "substitutes" in bodies["lottery"] else []
    return [person for own, first, places in zip(circles, x, y) for person in own[first : first + places]]


def check_selection(part, bodies, people, tickets, n_h, invited, reserve):
    sample, frame, quotas = part.plan["sample"], part.frame, "lottery" in bodies
    limited = sample["max_per_household"] is not None
    untold = part.is_panel and quotas and (limited or bodies["lottery"]["W"] == lottery.NUMBERED)
    equal = sample["allocation"] == "proportional" and not limited
    strata, shortfall = [], []
    sorted_lists = (by_stratum(part, by_ticket(chosen, tickets)) for chosen in (people, invited, reserve))
    for stratum, places, everybody, *lists in zip(frame["strata"], n_h, *sorted_lists):
        last = max((tickets[person.label] for chosen in lists for person in chosen), default="")
        behind = [tickets[person.label] for person in everybody if tickets[person.label] > last]
        listed = [[{"label": p.label, "ticket": tickets[p.label]} for p in chosen] for chosen in lists]
        after = None if untold else min(behind, default=None)
        name = stratum["stratum"]
        strata.append({"stratum": name, "invited": listed[0], "reserve": listed[1], "next": after})
        if len(lists[0]) < places:
            shortfall.append({"stratum": name, "missing": places - len(lists[0])})
    must(not shortfall or sample["allow_shortfall"], "fewer can be invited than the plan wants at least")
    wanted = {
        "reserve": sample["reserve"],
        "max_per_household": sample["max_per_household"],
        "chance": {"equal": True, "n": sample["size"], "N": frame["N"]} if equal else {"equal": False},
        "shortfall": shortfall,
        "strata": strata,
    }
    same(bodies["selection"], wanted, "selection")


def check_seated_only(part, bodies, people):
    """Where rooms are not known: those seated are in the urn, each in their stratum, and not too many live together."""
    by_label, homes = {person.label: person for person in people}, collections.Counter()
    for at, stratum in enumerate(bodies["selection"]["strata"]):
        for one in stratum["invited"]:
            person = by_label.get(one["label"])
            must(person and person.stratum == at, f"selection.strata[{at}] has somebody who is not in the urn there")
            homes[person.home or person.label] += 1
    must(max(homes.values()) <= part.plan["sample"]["max_per_household"], "too many of one household")


def check_outputs(part, bodies, invited, reserve):
    """The numbers of people in the lists; their bytes are not known here."""
    rows = {file["name"]: file["rows"] for file in bodies["outputs"]["files"]}
    if part.is_panel:
        wanted = {"panel.csv": invited, "not_drawn.csv": part.frame["N"] - invited - reserve}
        second = "substitutes.csv" if "substitutes" in part.plan["sample"] else "reserve.csv"
        wanted |= {second: reserve} if reserve else {}
        if "lottery" in bodies and bodies["lottery"]["W"] == lottery.NUMBERED:
            wanted |= {"panels.csv": lottery.NUMBERED, "numbers.csv": part.frame["N"]}
    else:
        wanted = {"invitations.csv": invited, "reserve.csv": reserve}
    same(rows, wanted, "outputs")


# ---- All of it ----------------------------------------------------------------------------------------------


def check_draw(part, bodies, people, types):
    """One draw on the commitment; says what was found."""
    about = check_seed(part.plan, bodies["seed"])
    tickets = {person.label: draw.ticket_of(bodies["seed"]["seedHash"], person.label) for person in people}
    x, quotas = None, "lottery" in bodies
    if quotas:
        lottery.check_lottery(part.is_panel, bodies)
        x, y = picked(bodies)
        about += f", number {bodies['allocation']['number']}"
        about += " from balls" if bodies["commitment"]["balls"] else " from the seed"
    n_h = allocate(part, bodies, x)
    check_allocation(part, bodies, n_h)
    seats = sum(len(one["invited"]) for one in bodies["selection"]["strata"])
    if quotas and part.is_panel and types is None:
        check_seated_only(part, bodies, people)
        check_outputs(part, bodies, seats, 0)
        return about + f", {seats} people of the urn (which of a household, only the register shows)"
    if quotas and part.is_panel:
        invited, reserve = seated(bodies, types, x, tickets), stand_by(bodies, types, x, y, tickets)
    else:
        invited, reserve = select(part, people, tickets, n_h)
    check_selection(part, bodies, people, tickets, n_h, invited, reserve)
    check_outputs(part, bodies, len(invited), len(reserve))
    return about + f", exactly these {len(invited)} drawn and {len(reserve)} in reserve"


def picked(bodies):
    """The outcome at which the weights add up to more than the number: x of the panel, and of its substitutes."""
    left, count = bodies["allocation"]["number"], len(bodies["lottery"]["types"])
    for one in bodies["lottery"]["outcomes"]:
        left -= one["weight"]
        if left < 0:
            halves = [[dict(half).get(t, 0) for t in range(count)] for half in (one["people"], one.get("substitutes", []))]
            # lottery.py has held the coin to the seed
            return halves[::-1] if bodies["allocation"].get("swapped") else halves
    raise Wrong("a number that no outcome has")


def check_invited(parts, part, people):
    """Section 6.3: who can be drawn for a panel was invited, if the labels tell and the plan does not say otherwise."""
    first = parts[0]
    keys = {one.settled["plan"]["label_key_hash"] for one in (first, part)}
    if first.is_panel or not part.is_panel or len(keys) > 1 or part.plan["eligibility"].get("uninvited"):
        return
    invited = labels_in(first.draws[-1]["selection"]) | part.written_to
    must({person.label for person in people} <= invited, "the urn has people who were never invited")


def check_part(parts, part, data):
    check_commitment(part)
    people = check_urn(part, data)
    check_invited(parts, part, people)
    types = None
    if "lottery" in part.settled:
        lottery.check_lottery(part.is_panel, part.settled)
        types = check_types(part, people)
    urn = part.settled["commitment"]["urn"]
    found = f"urn of {len(people)} people in {len(part.frame['strata'])} strata with the root {urn['root']}"
    if not part.draws:
        return f"{found}, nothing drawn yet"
    for number, bodies in enumerate(part.draws, 1):
        try:
            about = check_draw(part, {**part.settled, **bodies}, people, types)
        except Wrong as wrong:
            raise Wrong(f"{wrong}{' (in a draw that was set aside)' if number < len(part.draws) else ''}") from None
    aside = len(part.draws) - 1
    return f"{found}, {part.plan['sample']['allocation']}, {about}; {aside or 'no'} draw{'s' * (aside > 1)} set aside"


def urns_by_part(parts, urns):
    """The urn of each part that was committed to: by its hash, and whatever fits no hash in the order given."""
    left, found = list(urns), {}
    committed = [part for part in parts if part.fingerprint is not None]
    for part in committed:
        wanted = part.settled["commitment"]["urn"]["sha256"]
        fits = [data for data in left if hashlib.sha256(data).hexdigest() == wanted]
        if fits:
            found[part] = fits[0]
            left.remove(fits[0])
    for part in committed:
        if part not in found and left:
            found[part] = left.pop(0)
    must(not left, "more urns than commitments, or one twice")
    return found


def look_at(parts, part, urns, given):
    """(whether it holds, what was found); None for a part that nothing was committed to."""
    if part.fingerprint is None:
        return None, "without a commitment; whether register, plan and key were there before the seed, nothing shows"
    if part not in urns:
        return False, "its urn was not given"
    try:
        found = check_part(parts, part, urns[part])
    except Wrong as wrong:
        return False, str(wrong)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        return False, f"not as sections 8 and 11 describe it ({type(error).__name__})"
    told = "the given commitment" if part.fingerprint in given else "commitment"
    return True, f"{told} {part.fingerprint}, {found}"


def main(arguments):
    parser = argparse.ArgumentParser("proof.py", description="Checks a draw from its log and its urn.")
    parser.add_argument("log", type=Path)
    parser.add_argument("urns", type=Path, nargs="+")
    parser.add_argument("--commitment", action="append", default=[], metavar="FINGERPRINT")
    asked = parser.parse_intermixed_args(arguments)
    given = [re.sub("[^0-9a-f]", "", one.lower()) for one in asked.commitment]
    try:
        entries = read_log(asked.log.read_bytes())
        parts = parts_of(entries)
        check_purges(entries)
        urns = urns_by_part(parts, [path.read_bytes() for path in asked.urns])
        must(set(given) <= {part.fingerprint for part in parts}, "the log has another commitment than the given one")
        must(any(part.fingerprint for part in parts), "there is no commitment in this log")
    except Wrong as wrong:
        print(f"wrong: {wrong}")
        return 1
    except (OSError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        print(f"wrong: not a log as section 8 describes it ({type(error).__name__})")
        return 1
    results = [(part, *look_at(parts, part, urns, given)) for part in parts]
    for part, holds, found in results:
        print(f"{({True: 'holds', False: 'wrong', None: 'not proven'})[holds]}: {part.name}: {found}")
    return 1 if any(holds is False for _, holds, _ in results) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
