#!/usr/bin/env python3
"""Checks what came after the letters, as docs/SPEC.md (section 14) describes it: replies, replacements, further rounds.

Plain Python 3.9 or later, standard library only, written from the specification and sharing nothing with the
TypeScript program.

    python3 later.py audit.jsonl [--urn urn.csv] [--key KEYFILE | --codes]
    python3 later.py --vectors replacements.json

With the urn of a commitment every run of replacements and every supplementary round is computed again. From the log
alone they are held as far as reserve and `next` tell, and with a household limit less than that. With --key the reply
code of everybody who was called stands on a line of its own, with --codes those of a log whose labels are ids. With
--vectors the cases of that file are computed and written as JSON. One line on standard output says what was found.
Exit codes: 0 it holds; 1 it does not, and the line of the log is named; 2 wrong usage.

That the draw itself holds is a matter of proof.py. Replies and replacements of a draw that was set aside are held to
that draw.
"""

import argparse
import collections
import contextlib
import json
import re
import sys
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

sys.dont_write_bytecode = True

import draw  # noqa: E402
import lottery  # noqa: E402
import proof  # noqa: E402
from lottery import Wrong, must, whole  # noqa: E402

OUTCOMES = ("accepted", "declined", "withdrawn", "unreachable", "undeliverable", "moved", "deceased")
WAYS = ("letter", "web", "phone", "visit")
NEED = re.compile("[a-z][a-z0-9-]{0,29}")
ERRORS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


@contextlib.contextmanager
def on_line(entry):
    """Whatever is wrong is wrong on the line of this entry."""
    try:
        yield
    except Wrong as wrong:
        raise Wrong(f"line {entry['seq'] + 1}: {wrong}") from None
    except ERRORS as error:
        raise Wrong(f"line {entry['seq'] + 1}: not as section 14 describes it ({type(error).__name__})") from None


# ---- Who is called next: the rule ---------------------------------------------------------------------------

Person = collections.namedtuple("Person", "label categories home")  # `home` is empty for somebody alone


def alike(categories, names, let_go):
    """What somebody has to have in common with the person who is out."""
    return tuple(category for name, category in zip(names, categories) if name not in let_go)


class Queue:
    """The people of the frame in the order of tickets, by what they have in common at each step."""

    def __init__(self, people, names, ladder, ticket):
        self.names, self.ladder, self.steps = names, ladder, []
        in_order = sorted(people, key=lambda person: (ticket(person.label), person.label))
        for step in range(len(ladder) + 1):
            groups = collections.defaultdict(list)
            for person in in_order:
                groups[alike(person.categories, names, ladder[:step])].append(person)
            self.steps.append(groups)

    def next(self, categories, may_be_called):
        """(person, step), or (None, None) if there is nobody on any step."""
        for step, groups in enumerate(self.steps):
            for person in groups[alike(categories, self.names, self.ladder[:step])]:
                if may_be_called(person):
                    return person, step
        return None, None


class Homes:
    """How many of each household have been called who are not out."""

    def __init__(self, people, limit):
        self.limit, self.counts = limit, collections.Counter(person.home for person in people)

    def has_room(self, person):
        return self.limit is None or person.home == "" or self.counts[person.home] < self.limit

    def add(self, person):
        self.counts[person.home] += 1


def run_of(queue, waiting, called, homes):
    """For everybody of `waiting`, in order, (out, person or None, step or None); `called` and `homes` go with it."""
    for out in waiting:
        person, step = queue.next(out.categories, lambda one: one.label not in called and homes.has_room(one))
        if person is not None:
            called.add(person.label)
            homes.add(person)
        yield out, person, step


def case_of_vectors(given, case):
    """A case of fixtures/vectors/replacements.json as this program has it."""
    names, seed_hash = given["dimensions"], draw.seed_hash(given["seed"])
    people = {
        label: Person(label, tuple(one["categories"][name] for name in names), one["household"])
        for label, one in given["people"].items()
    }
    ticket = lambda label: draw.ticket_of(seed_hash, label)  # noqa: E731
    queue = Queue(people.values(), names, case["ladder"], ticket)
    waiting = sorted((people[label] for label in case["out"]), key=lambda one: (ticket(one.label), one.label))
    inside = [people[label] for label in case["invited"] if label not in case["out"]]
    run = run_of(queue, waiting, set(case["invited"]), Homes(inside, case["limit"]))
    return [[out.label, person and person.label, step] for out, person, step in run]


# ---- What is known of the frame -----------------------------------------------------------------------------


class WithUrn:
    """Everybody is known."""

    def __init__(self, part, people):
        self.part, strata = part, [tuple(one["stratum"]) for one in part.frame["strata"]]
        self.people = {one.label: Person(one.label, strata[one.stratum], one.home) for one in people}

    def drawn(self, standing, selection):
        """What a draw or a round tells: that those invited are people of the urn."""
        for stratum in selection["strata"]:
            for one in stratum["invited"] + stratum["reserve"]:
                person = self.people.get(one["label"])
                must(person and person.categories == tuple(stratum["stratum"]), "somebody is not in the urn there")
        names = [one["name"] for one in self.part.frame["dimensions"]]
        self.queue = Queue(self.people.values(), names, standing.ladder, standing.ticket)

    def begin_run(self, standing):
        people = (self.people[label] for label in standing.called if not standing.is_out(label))
        self.homes = Homes(people, standing.limit)

    def check(self, standing, out, found):
        """Whether `found`, the body of an entry, or None for a place that stayed free, is what must be."""
        called = set(standing.called)
        ((_, person, step),) = run_of(self.queue, [self.people[out]], called, self.homes)
        if found is None:
            must(person is None, "a place that can be given away was passed over")
            return
        must(person is not None, "nobody is left for this place")
        must(found["step"] == step, f"step {found['step']} of the ladder instead of {step}")
        must(found["in"] == person.label, "it is somebody else's turn")
        must(stratum_in(found) == person.categories, "somebody is called from another stratum")

    def told(self):
        return True


class WithLog:
    """Known are the reserve, whoever is next, and how many are left, as long as there is no household limit."""

    def __init__(self, part):
        self.limited = part.plan["sample"]["max_per_household"] is not None
        self.names = [one["name"] for one in part.frame["dimensions"]]
        self.known, self.untold = {}, 0  # the strata of labels; places of which the log does not show all

    def drawn(self, standing, selection):
        """Of each stratum the tickets that are known to be the lowest, with labels as far as there are any."""
        self.heads, self.above = {names: [] for names in standing.left}, dict.fromkeys(standing.left, "")
        for stratum in selection["strata"]:
            names, reserve, after = tuple(stratum["stratum"]), stratum["reserve"], stratum["next"]
            for one in stratum["invited"] + reserve:
                must(self.known.setdefault(one["label"], names) == names, "somebody is of two strata")
            self.heads[names] = [(one["ticket"], one["label"]) for one in reserve]
            self.heads[names] += [] if after is None else [(after, None)]
            if not self.limited:
                is_last = len(reserve) == standing.left[names]
                must((after is None) == is_last, f"{' / '.join(names)}: nobody is next, or somebody too many")

    def begin_run(self, standing):
        pass

    def alike(self, categories, let_go):
        return alike(categories, self.names, let_go)

    def check(self, standing, out, found):
        if self.limited:
            if found is not None:
                self.check_ladder(standing, out, found)
            return
        categories, ladder = standing.called[out], standing.ladder
        for step in range(len(ladder) + 1):
            wanted = self.alike(categories, ladder[:step])
            open_to = [n for n, left in standing.left.items() if left and self.alike(n, ladder[:step]) == wanted]
            if open_to:
                break
        if found is None:
            must(not open_to, "a place that can be given away was passed over")
            return
        must(open_to, "nobody is left for this place")
        must(found["step"] == step, f"step {found['step']} of the ladder instead of {step}")
        self.check_turn(standing, found, open_to)

    def check_turn(self, standing, found, open_to):
        label, names = found["in"], stratum_in(found)
        must(names in open_to, "somebody is called from another stratum")
        must(self.known.get(label, names) == names, "somebody is called from another stratum")
        ticket, own = standing.ticket(label), self.heads[names]
        if not own:
            fits = ticket > self.above[names]
        elif own[0][1] is None:
            fits = ticket == own[0][0]
        else:
            fits = label == own[0][1]
        others = [self.heads[other][0] for other in open_to if other != names and self.heads[other]]
        fits = fits and all((ticket, label) < (first, other or "") for first, other in others)
        must(fits, "it is somebody else's turn")
        self.untold += not all(self.heads[other] for other in open_to)
        self.above[names] = ticket
        del own[:1]

    def check_ladder(self, standing, out, found):
        """With a household limit: what follows from the ladder, whoever lives with whom."""
        step, names, ladder = found["step"], stratum_in(found), standing.ladder
        must(step <= len(ladder), "a step that the ladder does not have")
        for name, a, b in zip(self.names, standing.called[out], names):
            must(a == b or name in ladder[:step], "somebody is called from another stratum")
            must(a != b or step == 0 or name != ladder[step - 1], "a step that lets go too much")
        must(standing.left[names] > 0, "nobody is left for this place")
        must(self.known.get(found["in"], names) == names, "somebody is called from another stratum")
        self.untold += 1

    def told(self):
        return self.untold == 0


def stratum_in(body):
    return tuple(body.get("from", body["stratum"]))


# ---- Where a draw stands ------------------------------------------------------------------------------------


class Standing:
    """Who was called, what they said, and whose place was given away, under one draw of letters."""

    def __init__(self, part, bodies, known, rounds=1):
        sample = part.plan["sample"]
        self.part, self.known, self.limit = part, known, sample["max_per_household"]
        self.ladder = part.plan.get("replacements", {"ladder": []})["ladder"]
        self.sizes = {tuple(one["stratum"]): one["N_h"] for one in part.frame["strata"]}
        self.called = {}  # label: categories, in the order in which they were called
        self.replies = {}  # label: (outcome, seq) of the last reply
        self.given = set()  # whose places somebody got
        self.rounds = rounds  # of the whole log, also those of draws that were set aside
        self.take(bodies["seed"], bodies["selection"])

    @property
    def left(self):
        """How many of each stratum were never called."""
        counts = collections.Counter(self.called.values())
        return {names: size - counts[names] for names, size in self.sizes.items()}

    def ticket(self, label):
        return draw.ticket_of(self.seed_hash, label)

    def is_out(self, label):
        return label in self.replies and self.replies[label][0] != "accepted"

    def take(self, seed, selection):
        """A draw or a round: its tickets count from now on."""
        self.seed_hash, invited, seen = seed["seedHash"], [], set(self.called)
        for stratum in selection["strata"]:
            for one in stratum["invited"] + stratum["reserve"]:
                must(one["ticket"] == self.ticket(one["label"]), "a ticket that does not follow from the seed")
                must(one["label"] not in seen, "somebody is drawn a second time, or was called before")
                seen.add(one["label"])
            invited += [(one["ticket"], one["label"], tuple(stratum["stratum"])) for one in stratum["invited"]]
        self.called.update((label, names) for _, label, names in sorted(invited))
        self.known.drawn(self, selection)


# ---- Replies ------------------------------------------------------------------------------------------------


def check_reply(standing, entry):
    body, seq = entry["body"], entry["seq"]
    label, outcome, needs, corrects = body["label"], body["outcome"], body["needs"], body.get("corrects")
    must(label in standing.called, "a reply of somebody who was never called")
    must(outcome in OUTCOMES and body["way"] in WAYS, "an outcome or a way that there is not")
    must(1 <= whole(body["attempts"]) <= 99, "another number of attempts than 1 to 99")
    in_order = needs == sorted(set(needs)) and len(needs) <= 20
    must(in_order and all(NEED.fullmatch(need) for need in needs), "needs of another form")
    last, last_seq = standing.replies.get(label, (None, None))
    if corrects is not None:
        must(sorted(corrects) == ["reason", "seq"], "a correction of another form")
        must(1 <= len(corrects["reason"]) <= 500, "a correction without a reason, or with a very long one")
        must(last is not None and whole(corrects["seq"]) == last_seq, "it corrects something else than the last reply")
    elif last is not None:
        may_follow = outcome == last or (last == "accepted" and outcome in ("withdrawn", "moved", "deceased"))
        may_follow |= last in ("unreachable", "undeliverable") and label not in standing.given
        must(may_follow, "it contradicts the last reply and does not correct it")
    must("corrects" not in body or corrects is not None, "a correction of another form")
    standing.replies[label] = (outcome, seq)


# ---- Replacements -------------------------------------------------------------------------------------------


def check_files(outputs, wanted):
    found = [(one["name"], one["rows"]) for one in outputs["files"]]
    must(found == wanted, "other lists, or with another number of people")
    for one in outputs["files"]:
        must(sorted(one) == ["bytes", "name", "rows", "sha256"], "a list with other fields")
        must(whole(one["bytes"], 0) >= 0 and proof.is_hash(one["sha256"]), "a list with other fields")


def check_people(standing, body, seen):
    """What must hold of an entry whoever's turn it is."""
    out, label = body["out"], body["in"]
    must(out in standing.called, "the place of somebody who was never called")
    must(standing.is_out(out), "the place of somebody who is not out")
    must(out not in standing.given and out not in seen, "a place that was given away before")
    must(type(label) is str and label not in standing.called, "somebody is called a second time")
    keyed = standing.part.settled["plan"]["label_key_hash"] is not None
    must(proof.is_hash(label) if keyed else label != "", "a label of another form")
    must(tuple(body["stratum"]) == standing.called[out], "the person who is out is of another stratum")
    must("from" not in body or body["from"] != body["stratum"], "where somebody is from is said without need")
    must(stratum_in(body) in standing.sizes, "a stratum that there is not")
    whole(body["step"], 0)


def check_run(standing, own, number):
    *entries, outputs = own
    waiting = [label for label in standing.called if standing.is_out(label) and label not in standing.given]
    waiting.sort(key=lambda label: (standing.ticket(label), label))
    place = {label: at for at, label in enumerate(waiting)}
    standing.known.begin_run(standing)
    seen, at = set(), 0
    for entry in entries:
        with on_line(entry):
            body = entry["body"]
            check_people(standing, body, seen)
            must(place[body["out"]] >= at, "the places are not in the order of tickets")
            for passed in waiting[at : place[body["out"]]]:
                standing.known.check(standing, passed, None)
            standing.known.check(standing, body["out"], body)
            at = place[body["out"]] + 1
            seen.add(body["out"])
            standing.called[body["in"]] = stratum_in(body)
    with on_line(outputs):
        for passed in waiting[at:]:
            standing.known.check(standing, passed, None)
        check_files(outputs["body"], [(f"replacements-{number}.csv", len(entries))])
    standing.given |= seen


# ---- Supplementary rounds -----------------------------------------------------------------------------------


def check_round(standing, own, seeds):
    bodies = {}
    for entry in own:
        bodies[entry["type"]] = entry["body"]
    with on_line(own[0]):
        frame = check_supplement(standing, bodies["supplement"])
    part, size = standing.part, bodies["supplement"]["size"]
    sample = {**part.plan["sample"], "size": size, "allocation": "proportional"}
    round_ = SimpleNamespace(plan={**part.plan, "sample": sample}, frame=frame, is_panel=False)
    with on_line(own[1]):
        seed = bodies["seed"]
        lottery.check_seed(seed)
        must(seed["source"] is None and "beacon" not in seed, "a seed that the plan announces")
        must(seed["text"] not in seeds, "a seed that was used before")
    with on_line(own[2]):
        n_h = proof.allocate(round_, bodies, None)
        proof.check_allocation(round_, bodies, n_h)
    with on_line(own[3]):
        if isinstance(standing.known, WithUrn):
            check_round_by_urn(standing, round_, bodies, n_h)
        else:
            check_round_by_log(standing, round_, bodies, n_h)
        drawn = bodies["selection"]["strata"]
        standing.take(seed, bodies["selection"])
    standing.rounds += 1
    with on_line(own[4]):
        rows = [sum(len(one[part]) for one in drawn) for part in ("invited", "reserve")]
        names = (f"supplement-{standing.rounds}.csv", f"supplement-reserve-{standing.rounds}.csv")
        check_files(bodies["outputs"], list(zip(names, rows)))


def check_supplement(standing, body):
    """The frame of a round: whoever was never called."""
    must(whole(body["round"]) == standing.rounds + 1, "another number of the round")
    must(whole(body["called"]) == len(standing.called), "another number of people had been called")
    strata = [{"stratum": list(names), "N_h": left} for names, left in standing.left.items() if left]
    proof.same(body["strata"], strata, "supplement.strata")
    left = sum(one["N_h"] for one in strata)
    must(1 <= whole(body["size"]) <= left, "more are to be called than are left, or nobody")
    dimensions = []
    for at, dimension in enumerate(standing.part.frame["dimensions"]):
        occurring = {one["stratum"][at] for one in strata}
        categories = [name for name in dimension["categories"] if name in occurring]
        dimensions.append({"name": dimension["name"], "categories": categories})
    return {"N": left, "dimensions": dimensions, "strata": strata}


def check_round_by_urn(standing, round_, bodies, n_h):
    numbers = {tuple(one["stratum"]): at for at, one in enumerate(round_.frame["strata"])}
    everybody = standing.known.people
    people = [
        proof.Person(one.label, numbers[one.categories], one.home)
        for one in everybody.values()
        if one.label not in standing.called
    ]
    tickets = {one.label: draw.ticket_of(bodies["seed"]["seedHash"], one.label) for one in people}
    inside = (everybody[label] for label in standing.called if not standing.is_out(label))
    homes = collections.Counter(one.home for one in inside if one.home)
    sample, sizes = round_.plan["sample"], [one["N_h"] for one in round_.frame["strata"]]
    factor, limit = Fraction(sample["reserve"]), standing.limit or 1
    invited, left = proof.walk(proof.by_ticket(people, tickets), list(n_h), limit, homes)
    wanted = [min(size - places, -(-places * factor // 1)) for size, places in zip(sizes, n_h)]
    reserve = proof.walk(left, wanted, limit, homes)[0]
    proof.check_selection(round_, bodies, people, tickets, n_h, invited, reserve)


def check_round_by_log(standing, round_, bodies, n_h):
    """The numbers of people, their order, and that nobody known was passed over."""
    found, frame, limited = bodies["selection"], round_.frame, standing.limit is not None
    sample = round_.plan["sample"]
    chance = {"equal": False} if limited else {"equal": True, "n": sample["size"], "N": frame["N"]}
    proof.same([found["reserve"], found["max_per_household"]], [sample["reserve"], standing.limit], "selection")
    proof.same(found["chance"], chance, "selection.chance")
    proof.same([one["stratum"] for one in found["strata"]], [one["stratum"] for one in frame["strata"]], "selection")
    missing = {tuple(one["stratum"]): whole(one["missing"], 1) for one in found["shortfall"]}
    must(not missing or (limited and sample["allow_shortfall"]), "a shortfall that cannot be")
    lacking = [one["stratum"] for one in found["strata"] if tuple(one["stratum"]) in missing]
    proof.same([one["stratum"] for one in found["shortfall"]], lacking, "selection.shortfall")
    for one, size, places in zip(found["strata"], (one["N_h"] for one in frame["strata"]), n_h):
        where = " / ".join(one["stratum"])
        must(sorted(one) == ["invited", "next", "reserve", "stratum"], f"{where}: other fields")
        lists = [[(p["ticket"], p["label"]) for p in one[part]] for part in ("invited", "reserve")]
        must(len(lists[0]) == places - missing.get(tuple(one["stratum"]), 0), f"{where}: another number of people")
        wanted = min(size - places, -(-places * Fraction(sample["reserve"]) // 1))
        must(len(lists[1]) == wanted or (limited and len(lists[1]) < wanted), f"{where}: another reserve")
        for tickets in lists if limited else [lists[0] + lists[1]]:
            must(tickets == sorted(tickets), f"{where}: not the lowest tickets")
        drawn = lists[0] + lists[1]
        above = max((ticket for ticket, _ in drawn), default="")
        must(one["next"] is None or above < one["next"], f"{where}: somebody was passed over")


# ---- Reply codes --------------------------------------------------------------------------------------------

DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def code_of(label, key, taken):
    i = 0
    while True:
        b = int(draw.H(f"{key}:code:{i}:{label}"), 16) >> (256 - 35)
        if b % 37 < 32:
            code = "".join(DIGITS[b >> shift & 31] for shift in range(30, -1, -5)) + DIGITS[b % 37]
            if code not in taken:
                return code
        i += 1


def codes_of(labels, key):
    """The codes by label; `labels` in the order in which people were called."""
    codes = {}
    for label in labels:
        codes[label] = code_of(label, key, set(codes.values()))
    return {label: f"{code[:4]}-{code[4:]}" for label, code in codes.items()}


# ---- All of it ----------------------------------------------------------------------------------------------


def check_ladder(plan):
    found = plan.get("replacements")
    if found is not None:
        ladder, names = found["ladder"], {one["name"] for one in plan["stratify"]}
        must(sorted(found) == ["ladder"] and ladder, "line 1: a ladder of another form")
        must(len(set(ladder)) == len(ladder) and set(ladder) <= names, "line 1: a ladder of another form")


def check_log(entries, urn):
    """Where the draw that counts stands in the end, and what was found."""
    parts = proof.parts_of(entries)
    part, counts = parts[0], collections.Counter()
    must(not part.is_panel and part.draws, "there is no draw of letters in this log")
    check_ladder(part.plan)
    lottery.check_frame(part.plan, part.frame)
    must(urn is None or part.fingerprint is not None, "an urn that nobody committed to")
    known = WithLog(part) if urn is None else WithUrn(part, proof.check_urn(part, urn))
    standing, draws, seeds = None, iter(part.draws), set()
    for kind, own in lottery.in_steps(entries):
        counts[kind] += 1
        if kind == "draw" and own[0]["type"] == "outputs":
            with on_line(own[0]):
                rounds = 1 if standing is None else standing.rounds
                standing = Standing(part, next(draws), known, rounds)
        elif kind == "reply":
            with on_line(own[0]):
                check_reply(standing, own[0])
                counts["corrections"] += "corrects" in own[0]["body"]
        elif kind == "replacement":
            check_run(standing, own, counts[kind])
            counts["places"] += len(own) - 1
        elif kind == "supplement":
            check_round(standing, own, seeds)
        seeds |= {one["body"]["text"] for one in own if one["type"] in ("seed", "panel.seed")}
    proof.check_purges(entries)
    return standing, counts


def found_in(standing, counts):
    replies = collections.Counter(outcome for outcome, _ in standing.replies.values())
    free = sum(standing.is_out(label) and label not in standing.given for label in standing.called)
    if standing.known.told():
        by_urn = isinstance(standing.known, WithUrn)
        how = f"every replacement the only one possible, by {'the urn' if by_urn else 'reserve and next'}"
    elif standing.limit is not None:
        how = "with a household limit only the urn or the register shows whose turn it was"
    else:
        how = f"of {counts['places']} replacements {standing.known.untold} only as far as reserve and next tell"
    return (
        f"{counts['reply']} replies ({counts['corrections']} corrections), {counts['replacement']} runs with "
        f"{counts['places']} replacements, {counts['supplement']} supplementary rounds; {len(standing.called)} called, "
        f"{replies['accepted']} take part, {free} places free; {how}"
    )


def main(arguments):
    parser = argparse.ArgumentParser("later.py", description="Checks what came after the letters.")
    parser.add_argument("log", type=Path, nargs="?")
    parser.add_argument("--urn", type=Path)
    parser.add_argument("--key", type=Path, metavar="KEYFILE")
    parser.add_argument("--codes", action="store_true")
    parser.add_argument("--vectors", type=Path)
    asked = parser.parse_args(arguments)
    if asked.vectors is not None:
        given = json.loads(asked.vectors.read_text(encoding="utf-8"))
        print(json.dumps([case_of_vectors(given, case) for case in given["cases"]]))
        return 0
    if asked.log is None:
        parser.error("there is no log")
    try:
        entries = proof.read_log(asked.log.read_bytes())
        standing, counts = check_log(entries, None if asked.urn is None else asked.urn.read_bytes())
        key = "" if asked.key is None else asked.key.read_text(encoding="utf-8").strip()
        if asked.key is not None or asked.codes:
            key_hash = standing.part.settled["plan"]["label_key_hash"]
            must((draw.H(key) if key else None) == key_hash, "another key than the draw's")
        print(f"holds: {found_in(standing, counts)}")
    except Wrong as wrong:
        print(f"wrong: {wrong}")
        return 1
    except (OSError, *ERRORS) as error:
        print(f"wrong: not a log as sections 8 and 14 describe it ({type(error).__name__})")
        return 1
    if asked.key is not None or asked.codes:
        for label, code in codes_of(standing.called, key).items():
            print(f"{code} {label}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
