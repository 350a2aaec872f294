#!/usr/bin/env python3
"""Checks the lottery under quotas in an audit log, as docs/SPEC.md (sections 6.3, 8 and 11) describes it.

Plain Python 3.9 or later, standard library only, written from the specification and sharing nothing with the
TypeScript program. There is no solver in it: whole numbers are added, multiplied and compared.

    python3 lottery.py audit.jsonl        the log alone
    python3 lottery.py FOLDER             the log in it, and the lists beside it if they are those of its last panel

One line on standard output says what was found. Exit codes: 0 every lottery in the log holds; 1 one does not, or
there is none; 2 wrong usage. Of what has only been committed to, the list is looked at; of several draws on one
commitment the last.

What a log alone cannot show: that nobody with a lower ticket was passed over, and with balls whose turn it was; who is
of which household, who was on the panel already, and that a number drawn with balls is the one on record. The lists
have the tickets of everybody, so the first two are seen with them. That needs labels that are ids, and nobody on the
panel already.
"""

import collections
import csv
import hashlib
import io
import itertools
import json
import math
import re
import sys
import unicodedata
from fractions import Fraction
from pathlib import Path

sys.dont_write_bytecode = True

import draw  # noqa: E402

BASIS, DRAWN = ("plan", "register", "frame"), ("seed", "allocation", "selection", "outputs")
DIGITAL, NUMBERED = 10**9, 1000
WHITE = "\t\n\v\f\r \x85\xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000"


class Wrong(Exception):
    """Something that must hold does not."""


def must(holds, what):
    if not holds:
        raise Wrong(what)


def H(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


# ---- 8 The log ----------------------------------------------------------------------------------------------


def not_whole(text):
    raise Wrong(f"{text} is not a whole number")


def pairs_once(pairs):
    must(len({key for key, _ in pairs}) == len(pairs), "a key stands twice in an object")
    return dict(pairs)


def read_log(data):
    """The entries, if the chain is unbroken, each with the hash of its line."""
    must(data.endswith(b"\n"), "the last line has no end")
    entries, before = [], "0" * 64
    for number, line in enumerate(data[:-1].split(b"\n"), 1):
        text = line.decode("utf-8")
        try:
            entry = json.loads(text, parse_float=not_whole, parse_constant=not_whole, object_pairs_hook=pairs_once)
        except Wrong as wrong:
            raise Wrong(f"line {number}: {wrong}") from None
        must(entry["v"] == "losverfahren/2", f"line {number}: another version")
        must(whole(entry["seq"]) == number - 1 and entry["prev"] == before, f"line {number}: the chain is broken")
        before = entry["hash"] = hashlib.sha256(line).hexdigest()
        entries.append(entry)
    return entries


LATER = {"reply": ("reply",), "supplement": ("supplement", *DRAWN)}


def in_steps(entries):
    """Section 14: the entries in pairs (step, its entries): a reply, a run or a round, or "draw" and any other entry.

    What came after the letters stands where it may, with its entries together.
    """
    found, at, may_follow = [], 0, False
    while at < len(entries):
        first = entries[at]
        kind, line = first["type"], f"line {first['seq'] + 1}"
        if kind in ("reply", "replacement", "supplement"):
            must(may_follow, f"{line}: {kind} where there can be none")
            count = sum(1 for _ in itertools.takewhile(lambda one: one["type"] == kind, entries[at:]))
            wanted = LATER.get(kind) or ("replacement",) * count + ("outputs",)
            own = entries[at : at + len(wanted)]
            must(tuple(one["type"] for one in own) == wanted, f"{line}: not all entries of a {kind}, in their order")
            must(len({one["at"] for one in own}) == 1, f"{line}: entries of a {kind} have several times")
            found.append((kind, own))
        else:
            may_follow = entries[0]["type"] == "plan" and kind in ("outputs", "panel.outputs", "purge")
            found.append(("draw", [first]))
        at += len(found[-1][1])
    return found


def of_draws(entries):
    """The entries without what came after the letters, which decides nothing in draws and panels."""
    return [one for kind, own in in_steps(entries) if kind == "draw" for one in own]


class Reader:
    """Goes through the entries; all that are taken together have the same time."""

    def __init__(self, entries):
        self.entries, self.at = entries, 0

    def next(self):
        return self.entries[self.at]["type"] if self.at < len(self.entries) else None

    def take(self, prefix, names):
        part = self.entries[self.at : self.at + len(names)]
        must([one["type"] for one in part] == [prefix + name for name in names], f"entries {prefix}{names[0]} ..")
        must(len({one["at"] for one in part}) == 1, "entries of different times")
        self.at += len(names)
        return {name: one["body"] for name, one in zip(names, part)}

    def pass_purges(self):
        """What was deleted decides nothing; its entries stand behind something that was drawn."""
        while self.next() == "purge":
            self.at += 1

    def part(self, prefix):
        """The bodies by type of a draw or a panel; of what has only been committed to those before the seed."""
        plan = self.entries[self.at]["body"]["plan"]
        types = [one["type"] for one in self.entries[self.at :][:5]]
        under_quotas = plan["sample"]["allocation"] == "quotas"
        has_list = prefix + "lottery" in types[3:4]
        must(under_quotas == has_list, "plan and entries do not agree whether there is a lottery")
        names = BASIS + ("lottery",) * has_list
        if types[len(names) : len(names) + 1] != [prefix + "commitment"]:
            bodies = self.take(prefix, names + DRAWN)
            self.pass_purges()
            return bodies
        bodies = self.take(prefix, (*names, "commitment"))
        must(bodies["commitment"]["size"] == plan["sample"]["size"], "committed to another size than the plan's")
        if self.next() != prefix + "seed":
            return bodies
        bodies |= self.take(prefix, DRAWN)
        self.pass_purges()
        while self.next() == prefix + "redraw":
            aside = self.entries[self.at]["prev"]
            bodies |= self.take(prefix, ("redraw", *DRAWN))
            must(bodies["redraw"]["sets_aside"] == aside, "another draw is set aside than the one before")
            self.pass_purges()
        return bodies


def draws_of(entries):
    """(whether it is a panel, bodies by type) for the draw, if there is one, and each panel behind it."""
    must(entries and entries[0]["type"] in ("plan", "panel.plan"), "no draw and no panel begins the log")
    reader = Reader(of_draws(entries))
    while reader.next() is not None:
        must(reader.next() == "panel.plan" or reader.at == 0, "neither a panel nor the end where one should be")
        is_panel = reader.next() == "panel.plan"
        yield is_panel, reader.part("panel." if is_panel else "")


def whole(value, least=None):
    must(type(value) is int and (least is None or value >= least), f"{value!r} is not such a whole number")
    return value


# ---- 2 Seed, 5 Strata ---------------------------------------------------------------------------------------


def check_seed(seed):
    text = unicodedata.normalize("NFC", seed["text"]).strip(WHITE)
    must(text != "" and re.sub(f"[{WHITE}]+", " ", text) == seed["text"], "the seed is not as section 2 leaves it")
    must(H(seed["text"]) == seed["seedHash"], "the seed has another hash")


def check_frame(plan, frame):
    """The strata as (names, N_h), which are where they belong."""
    dimensions = frame["dimensions"]
    must([d["name"] for d in dimensions] == [d["name"] for d in plan["stratify"]], "other dimensions than the plan's")
    strata = [(tuple(one["stratum"]), whole(one["N_h"], 1)) for one in frame["strata"]]
    for names, _ in strata:
        fits = len(names) == len(dimensions) and all(n in d["categories"] for n, d in zip(names, dimensions))
        must(fits, "a stratum of unknown categories")
    cells = [[d["categories"].index(name) for name, d in zip(names, dimensions)] for names, _ in strata]
    must(all(a < b for a, b in zip(cells, cells[1:])), "strata are not in order")
    for at, dimension in enumerate(dimensions):
        must({names[at] for names, _ in strata} == set(dimension["categories"]), "a category that nobody has")
    must(sum(size for _, size in strata) == frame["N"], "strata do not add up to N")
    if [one["count"] for one in frame["excluded"]] == [None]:
        confidential = any(rule["confidential"] for rule in plan["eligibility"]["exclude"])
        must(confidential and frame["rows"] is None, "a count is hidden that need not be, or can be computed")
        return strata
    left = sum(whole(one["count"], 0) for one in frame["excluded"])
    must(frame["N"] + left == frame["rows"], "frame and exclusions do not add up to the rows")
    return strata


# ---- 6.3 The model ------------------------------------------------------------------------------------------


def written_out(plan, frame):
    """The plan's quotas, those on each category of a dimension one by one."""
    present = {d["name"]: d["categories"] for d in frame["dimensions"]}
    for row in plan["sample"]["quotas"]:
        choices = [
            [[name] for name in present[part["dimension"]]] if part["categories"] is None else [part["categories"]]
            for part in row["group"]
        ]
        for chosen in itertools.product(*choices):
            names = [part["dimension"] for part in row["group"]]
            group = [{"dimension": name, "categories": list(one)} for name, one in zip(names, chosen)]
            if row.get("share") == "frame":
                least, most = places_of(Fraction(*people_of(frame, group)), plan)
            else:
                least, most = whole(row["min"], 0), whole(row["max"], 0)
            yield {"group": group, "min": least, "max": most}, row


def check_quotas(plan, frame, strata, types, lottery, already):
    """The quotas are the plan's; soft ones may have given way, by what is said and proven."""
    planned, rows = zip(*written_out(plan, frame))
    softening = lottery.get("softening")
    if softening is None:
        must(lottery["quotas"] == list(planned), "other quotas than the plan's")
        return
    must(len(lottery["quotas"]) == len(planned), "other quotas than the plan's")
    deviation = 0
    for at, (quota, old, row) in enumerate(zip(lottery["quotas"], planned, rows), 1):
        must(quota["group"] == old["group"], f"quota {at} is on another group than the plan's")
        least, most = row["min_flex"] or 0, row["max_flex"]
        lower, higher = old["min"] - whole(quota["min"], 0), whole(quota["max"], 0) - old["max"]
        must(lower >= 0 and higher >= 0, f"quota {at} is tighter than the plan's")
        if lower or higher:
            within = quota["min"] >= least and (most is None or quota["max"] <= most)
            must("weight" in row and within, f"quota {at} gives way and may not")
            deviation += row["weight"] * (lower + higher)
    must(softening["deviation"] == deviation > 0, "the quotas give way by another sum")
    groups = groups_of(frame, strata, types, {**lottery, "quotas": planned}, already)
    proof, n = softening["proof"], lottery["n"]
    one, sums = whole(proof["one"], 1), [whole(proof["size"])] * len(types)
    must(len(proof["groups"]) == len(groups), "multipliers of other groups")
    bound = proof["size"] * n
    for at, ((inside, least, most), u) in enumerate(zip(groups, map(whole, proof["groups"]))):
        if at < len(rows) and "weight" in rows[at]:
            low = max(0, (rows[at]["min_flex"] or 0) - already[at])
            high = n if rows[at]["max_flex"] is None else min(n, rows[at]["max_flex"] - already[at])
            far = max(0, least - low if u > 0 else high - most)
            bound -= max(0, abs(u) - rows[at]["weight"] * one) * far
        bound += u * (least if u > 0 else most)
        for t in inside:
            sums[t] += u
    bound -= sum(max(0, worth) * size for worth, (_, size) in zip(sums, types))
    proven = max(0, -(-bound // one))
    must(softening["proven"] == proven <= deviation, "another sum is proven")


def people_of(frame, group):
    """How many people of a frame are in a group, and how many there are."""
    place = {dimension["name"]: at for at, dimension in enumerate(frame["dimensions"])}
    inside = sum(
        one["N_h"]
        for one in frame["strata"]
        if all(one["stratum"][place[part["dimension"]]] in part["categories"] for part in group)
    )
    return inside, frame["N"]


def places_of(share, plan):
    """The exact share of the places, rounded down and up, with the plan's slack."""
    size, slack = plan["sample"]["size"], plan["sample"].get("slack", 0)
    exact = share * size
    return max(0, math.floor(exact) - slack), min(size, math.ceil(exact) + slack)


def check_shares(plan, letters):
    """Numbers of the plan that come of shares; those of the letters' frame are of the frame before it in the log."""
    sample = plan["sample"]
    of_letters = "shares_from" in sample
    must(not of_letters or letters is not None, "no draw of letters that shares could be of")
    for at, row in enumerate(sample["quotas"], 1):
        share = row.get("share")
        if share is None:
            continue
        given = (row["min"], row["max"])
        if share == "frame":
            must(given == (0, sample["size"]), f"quota {at} of the plan has numbers beside a share of the frame")
            continue
        people, everybody = (int(digits) for digits in share.split("/"))
        must(0 <= people <= everybody > 0, f"quota {at} of the plan has no share")
        must(given == places_of(Fraction(people, everybody), plan), f"quota {at} of the plan does not follow from its share")
        if of_letters:
            must((people, everybody) == people_of(letters, row["group"]), f"quota {at} is no share of the letters")


def check_types(is_panel, plan, strata, lottery):
    """Types are the people of the frame, those of shared households one by one."""
    names = [stratum for stratum, _ in strata]
    limit = plan["sample"]["max_per_household"] if is_panel else None
    types = [(names.index(tuple(one["stratum"])), whole(one["N_t"], 1)) for one in lottery["types"]]
    bound = [whole(t, 0) for household in lottery["households"] for t in household["types"]]
    must(len(set(bound)) == len(bound) and all(t < len(types) for t in bound), "somebody has two households")
    must(all(types[t][1] == 1 for t in bound), "a type of several people is in a household")
    order = [(stratum, t in bound) for t, (stratum, _) in enumerate(types)]
    free = [stratum for stratum, is_bound in order if not is_bound]
    must(order == sorted(order) and len(set(free)) == len(free), "types are not in order")
    for at, (stratum, size) in enumerate(strata):
        must(sum(n for s, n in types if s == at) == size, f"people are lacking of {' / '.join(stratum)}, or too many")
    must(limit is not None or not bound, "there is no household limit")
    firsts = []
    for household in lottery["households"]:
        members, room = household["types"], whole(household["max"], 0)
        must(members and members == sorted(members), "a household's types are not in order")
        must(room <= limit and (room == limit or lottery["already"]), "a household has another limit")
        must(len(members) > room, "a household within its limit binds nobody")
        firsts.append(members[0])
    must(firsts == sorted(firsts), "households are not in order")
    return types


def check_already(is_panel, plan, frame, lottery):
    """n and the people who are on the panel already, as far as the log knows them."""
    size, n, already = whole(plan["sample"]["size"], 1), whole(lottery["n"], 1), lottery["already"]
    must(lottery["objective"] == plan["sample"]["objective"], "another objective than the plan's")
    must(type(lottery["complete"]) is bool and type(lottery["solver"]) is str, "what is said of the solver")
    if not already:
        must(n == size, "another number of people than the plan's")
        return [0] * len(lottery["quotas"])
    rules = plan["eligibility"]["exclude"]
    must(is_panel and rules and "ids" in rules[-1], "no list of people who are on the panel already")
    must(len(already) == len(lottery["quotas"]) and n <= size, "numbers of people who are on the panel already")
    hits, place = None, 0
    for one in frame["excluded"]:  # one entry for each rule, or for several merged ones
        kinds = [rule["kind"] for rule in one["rules"]]
        place += kinds.count("exclude")
        if kinds == ["exclude"] and place == len(rules) and hits is None:
            hits = one["count"]  # None if it is hidden
    must(hits in (None, size - n), "another number of people is excluded because they are on the panel already")
    must(all(0 <= whole(count) <= size - n for count in already), "more are on the panel already than there can be")
    for dimension in frame["dimensions"]:
        own = [
            (quota["group"][0]["categories"][0], count)
            for quota, count in zip(lottery["quotas"], already)
            if len(quota["group"]) == 1 and quota["group"][0]["dimension"] == dimension["name"]
            if len(quota["group"][0]["categories"]) == 1
        ]
        must(sum(dict(own).values()) <= size - n, "somebody is on the panel already with two categories")
    return already


def groups_of(frame, strata, types, lottery, already):
    """(types in it, min_g, max_g) for each quota and each household."""
    place = {dimension["name"]: at for at, dimension in enumerate(frame["dimensions"])}
    groups = []
    for quota, present in zip(lottery["quotas"], already):
        inside = {
            t
            for t, (stratum, _) in enumerate(types)
            if all(strata[stratum][0][place[part["dimension"]]] in part["categories"] for part in quota["group"])
        }
        groups.append((inside, max(0, quota["min"] - present), min(lottery["n"], quota["max"] - present)))
    return groups + [(set(household["types"]), 0, household["max"]) for household in lottery["households"]]


# ---- 6.3 Portfolio, chances, bound, number ------------------------------------------------------------------


def check_substitutes(is_panel, plan, lottery):
    """Whether outcomes are pairs: a panel, and as many substitutes."""
    wanted = plan["sample"].get("substitutes")
    must(lottery.get("substitutes") == wanted, "other substitutes than the plan's")
    if wanted is None:
        return False
    must(is_panel and whole(wanted) == plan["sample"]["size"] == lottery["n"], "another number of substitutes")
    must(lottery["already"] == [] and "softening" not in lottery, "substitutes beside people or quotas that they do not go with")
    must(lottery["W"] == DIGITAL, "substitutes of numbered panels")
    return True


def read_half(listed, types, groups, lottery, where):
    """x, of which all keep to their numbers and to the quotas."""
    listed = [(whole(t, 0), whole(people, 1)) for t, people in listed]
    must(all(a < b for (a, _), (b, _) in zip(listed, listed[1:])), f"{where}: types are not in order")
    must(all(t < len(types) and x <= types[t][1] for t, x in listed), f"{where}: more than there are")
    must(sum(x for _, x in listed) == lottery["n"], f"{where}: another number of people")
    for at, (inside, least, most) in enumerate(groups):
        kept = least <= sum(x for t, x in listed if t in inside) <= most
        must(kept, f"{where}: breaks quota or household {at + 1}")
    drawn = dict(listed)
    return [drawn.get(t, 0) for t in range(len(types))]


def check_outcomes(types, groups, lottery):
    """(weight, x) for each outcome, all of which keep to everything, in their order; with substitutes (weight, x, y)."""
    outcomes, quotas, pairs = [], len(lottery["quotas"]), "substitutes" in lottery
    for number, outcome in enumerate(lottery["outcomes"], 1):
        where = f"outcome {number}"
        must(set(outcome) == {"weight", "people"} | ({"substitutes"} if pairs else set()), f"{where}: another form")
        weight = whole(outcome["weight"], 1)
        if not pairs:
            outcomes.append((weight, read_half(outcome["people"], types, groups, lottery, where)))
            continue
        x = read_half(outcome["people"], types, groups[:quotas], lottery, where)
        y = read_half(outcome["substitutes"], types, groups[:quotas], lottery, f"{where}, substitutes")
        both = [a + b for a, b in zip(x, y)]
        must(all(z <= size for z, (_, size) in zip(both, types)), f"{where}: somebody is in both halves")
        for at, (inside, least, most) in enumerate(groups[quotas:], quotas):
            must(least <= sum(both[t] for t in inside) <= most, f"{where}: breaks household {at + 1} in both halves")
        outcomes.append((weight, x, y))
    for number, (a, b) in enumerate(zip(outcomes, outcomes[1:]), 1):
        must(a[1:] > b[1:], f"outcomes {number} and {number + 1} are the same or not in order")
    must(sum(outcome[0] for outcome in outcomes) == lottery["W"], "weights do not add up to W")
    return outcomes


def both_halves(groups, outcomes, lottery):
    """(halves, n, groups, outcomes) of what a panel and its substitutes have together; without them as they are."""
    if "substitutes" not in lottery:
        return 1, lottery["n"], groups, outcomes
    quotas = len(lottery["quotas"])
    doubled = [(inside, 2 * least, 2 * most) for inside, least, most in groups[:quotas]] + groups[quotas:]
    return 2, 2 * lottery["n"], doubled, [(w, [a + b for a, b in zip(x, y)]) for w, x, y in outcomes]


def as_text(fraction):
    return f"{fraction.numerator}/{fraction.denominator}"


def check_chances(types, halves, outcomes, lottery):
    chances = [
        Fraction(sum(weight * x[t] for weight, x in outcomes), halves * lottery["W"] * size)
        for t, (_, size) in enumerate(types)
    ]
    for t, chance in enumerate(chances):
        said = lottery["types"][t]
        must(said["chance"] == as_text(chance), f"type {t}: another chance")
        must(said.get("substitute_chance") == (said["chance"] if halves == 2 else None), f"type {t}: another chance to be a substitute")
    must(lottery["least_chance"] == as_text(min(chances)), "another least chance")
    return min(chances)


def check_bound(types, halves, n, groups, least, lottery):
    a, u, m = (lottery["proof"][key] for key in ("types", "groups", "size"))
    must(len(a) == len(types) and len(u) == len(groups), "multipliers are lacking, or there are too many")
    must(all(whole(one) >= 0 for one in a), "a type has a negative multiplier")
    weight = sum(one * size for one, (_, size) in zip(a, types))
    above = whole(m) * n
    above += sum(whole(one) * (most if one > 0 else low) for one, (_, low, most) in zip(u, groups))
    for t, (_, size) in enumerate(types):
        of_groups = sum(one for one, (inside, _, _) in zip(u, groups) if t in inside)
        above += size * max(0, a[t] - m - of_groups)
    bound = (Fraction(1) if weight == 0 or above >= weight else Fraction(max(0, above), weight)) / halves
    must(lottery["bound"] == as_text(bound), "another bound")
    must(least <= bound, "the least chance is above the bound")
    gap = Fraction(0) if bound == 0 else (bound - least) / bound
    steps = -(-gap.numerator * 10**9 // gap.denominator)
    must(lottery["gap"] == f"{steps // 10**9}.{steps % 10**9:09}", "another gap")
    return bound


def check_cap(plan, types, halves, n, groups, outcomes, lottery):
    """With a cap, or the objective goldilocks: how small the greatest chance can be at least."""
    sample, goldilocks = plan["sample"], lottery["objective"] == "goldilocks"
    wanted = goldilocks or sample.get("cap") is True
    must(("cap" in lottery) == wanted, "a cap that is not the plan's, or none although the plan has one")
    if not wanted:
        return
    cap, people = lottery["cap"], sum(size for _, size in types)
    said = "factor" if goldilocks else "greatest_chance"
    must(set(cap) == {"least", "most", "groups", "size", "bound", said}, "a cap of another form")
    a, b, u, m = cap["least"], cap["most"], cap["groups"], whole(cap["size"])
    must(len(a) == len(b) == len(types) and len(u) == len(groups), "multipliers of the cap are lacking, or too many")
    must(all(whole(one) >= 0 for one in a + b), "a negative multiplier of the cap")
    chances = [
        Fraction(sum(weight * x[t] for weight, x in outcomes), lottery["W"] * size)
        for t, (_, size) in enumerate(types)
    ]
    must(all(chance > 0 or one == 0 for chance, one in zip(chances, a)), "a multiplier for somebody without a chance")
    low, high = min(chance for chance in chances if chance > 0), max(chances)
    above = m * n + sum(whole(one) * (most if one > 0 else least) for one, (_, least, most) in zip(u, groups))
    for t, (_, size) in enumerate(types):
        of_groups = sum(one for one, (inside, _, _) in zip(u, groups) if t in inside)
        above += size * max(0, a[t] - b[t] - m - of_groups)
    A = sum(one * size for one, (_, size) in zip(a, types))
    B = sum(one * size for one, (_, size) in zip(b, types))
    if goldilocks:
        c = Fraction(n, people)
        reached = max(c / low, high / c)
        holds = lambda k: c * (A * Fraction(10**9, k) - B * Fraction(k, 10**9)) >= above  # noqa: E731
        k = 10**9
        if holds(k):
            step = 10**18
            while step > 0:
                if k + step < 10**18 and holds(k + step):
                    k += step
                step //= 2
        bound = Fraction(k, 10**9)
    else:
        reached = high / halves
        bound = (Fraction(0) if B == 0 or low * A <= above else (low * A - above) / B) / halves
    must(cap[said] == as_text(reached), "another greatest chance or factor")
    must(cap["bound"] == as_text(bound), "another bound of the cap")
    must(reached >= bound, "below what the cap's bound allows")


def check_number(is_panel, bodies, outcomes):
    """The outcome that is picked: x of the panel, and of the substitutes."""
    seed, allocation = bodies["seed"], bodies["allocation"]
    total = whole(bodies["lottery"]["W"], 1)
    number, by = whole(allocation["number"], 0), allocation["number_from"]
    if "commitment" in bodies:
        must(bodies["commitment"]["balls"] == (by == "panel-number"), "picked in another way than was committed to")
    if by == "seed":
        must(total == DIGITAL, "another sum of weights than 10^9")
        must(number == int(H(seed["seedHash"] + ":lottery:0"), 16) % total, "the seed gives another number")
    else:
        must(by == "panel-number" and is_panel and total == NUMBERED, "a number from nowhere")
    must(number < total, "a number that no outcome has")
    sums = itertools.accumulate(outcome[0] for outcome in outcomes)
    _, *halves = next(outcome for outcome, so_far in zip(outcomes, sums) if so_far > number)
    if "substitutes" not in bodies["lottery"]:
        must("swapped" not in allocation, "a coin of a draw without substitutes")
        return halves[0], [0] * len(halves[0])
    coin = int(H(seed["seedHash"] + ":lottery:1"), 16) % 2
    must(allocation.get("swapped") is (coin == 1), "the coin fell on the other side")
    return halves[coin], halves[1 - coin]


# ---- 6.3 Turns ----------------------------------------------------------------------------------------------


def by_turns(circles, outcomes):
    """The people of each numbered panel, by type: from where the panel before it left off, round and round."""
    starts = [0] * len(circles)
    for weight, x in outcomes:
        for _ in range(weight):
            yield [
                [circle[(start + k) % len(circle)] for k in range(taken)]
                for circle, start, taken in zip(circles, starts, x)
            ]
            starts = [start + taken for start, taken in zip(starts, x)]


def count_panels(circles, outcomes):
    """On how many panels everybody is."""
    counts = collections.Counter({person: 0 for circle in circles for person in circle})
    for panel in by_turns(circles, outcomes):
        counts.update(person for people in panel for person in people)
    return counts


def check_turns(types, outcomes, lottery):
    if lottery["W"] != NUMBERED:
        must("turns" not in lottery, "turns of a draw that has no numbered panels")
        return
    counts = count_panels([[(t, rank) for rank in range(size)] for t, (_, size) in enumerate(types)], outcomes)
    must(len(lottery["turns"]) == len(types), "turns are lacking, or there are too many")
    for t, (turns, (_, size)) in enumerate(zip(lottery["turns"], types)):
        must(sorted(turns) == ["more", "panels"], f"type {t}: other turns")
        panels, more = whole(turns["panels"], 0), whole(turns["more"], 0)
        for rank in range(size):
            must(counts[(t, rank)] == panels + (rank < more), f"type {t}: another number of panels")


# ---- 7 People -----------------------------------------------------------------------------------------------


def check_people(is_panel, bodies, strata, n_h, substitutes):
    plan, allocation, selection = bodies["plan"]["plan"], bodies["allocation"], bodies["selection"]
    sample, N = plan["sample"], bodies["frame"]["N"]
    must(allocation["n"] == sample["size"], "another size than the plan's")
    for part in (allocation, selection):
        must([tuple(one["stratum"]) for one in part["strata"]] == [names for names, _ in strata], "other strata")
    limited = sample["max_per_household"] is not None
    missing = {tuple(one["stratum"]): whole(one["missing"], 1) for one in selection["shortfall"]}
    must(not missing or (not is_panel and limited and sample["allow_shortfall"]), "a shortfall that cannot be")
    must(selection["chance"] == {"equal": False}, "chances are said to be equal")
    factor = Fraction(sample["reserve"])
    turns = bodies["lottery"]["W"] == NUMBERED
    seen = set()
    for at, (names, size) in enumerate(strata):
        where, people = " / ".join(names), selection["strata"][at]
        must(allocation["strata"][at]["n_h"] == n_h[at], f"{where}: the outcome gives another number")
        must(allocation["strata"][at]["owed"] == [sample["size"] * size, N], f"{where}: another share")
        invited, reserve, after = people["invited"], people["reserve"], people["next"]
        for person in invited + reserve:
            must(H(bodies["seed"]["seedHash"] + person["label"]) == person["ticket"], f"{where}: another ticket")
            must(person["label"] not in seen, f"{where}: somebody is there twice")
            seen.add(person["label"])
        must(len(invited) == n_h[at] - missing.get(names, 0), f"{where}: another number of people")
        wanted = substitutes[at] if is_panel else min(size - n_h[at], -(-n_h[at] * factor // 1))
        may_lack = limited and not is_panel
        must(len(reserve) == wanted or (may_lack and len(reserve) < wanted), f"{where}: another reserve")
        tickets = [[(p["ticket"], p["label"]) for p in part] for part in (invited, reserve)]
        for part in tickets if limited else [tickets[0] + tickets[1]]:
            must(part == sorted(part), f"{where}: not the lowest tickets")
        drawn = [ticket for part in tickets for ticket, _ in part]
        must(after is None or all(ticket < after for ticket in drawn), f"{where}: somebody was passed over")
        told = not limited and not turns
        must(not told or (after is None) == (len(drawn) == size), f"{where}: nobody is next, or somebody too many")
        must(told or not is_panel or after is None, f"{where}: with a household limit or turns nobody is next")


# ---- 8, 9 The lists beside the log --------------------------------------------------------------------------

Person = collections.namedtuple("Person", "ticket label stratum fields")


def read_list(data, dialect):
    """(header, rows) of one of the program's lists, as section 9 reads it."""
    text = io.StringIO(data.decode("utf-8-sig"), newline="")
    rows = list(csv.reader(text, delimiter=";" if dialect == "excel-de" else ",", strict=True))
    plain = [[re.sub("^'(?='*[=+@\t\r＝＋－＠-])", "", field) for field in row] for row in rows]
    return plain[0], plain[1:]


def lists_beside(folder, bodies):
    """The lists of the log by name; None if they are not there."""
    found = {}
    for one in bodies["outputs"]["files"]:
        path = folder / Path(one["name"]).name
        if not path.is_file():
            return None
        data = path.read_bytes()
        must(hashlib.sha256(data).hexdigest() == one["sha256"], f"{path.name}: not the list that the log speaks of")
        found[path.name] = read_list(data, bodies["plan"]["plan"]["output"]["dialect"])
    return found


def people_in(lists, bodies, strata):
    """Everybody who could be drawn; None if the lists do not tell their labels and households."""
    columns, key_hash = bodies["plan"]["plan"]["register"]["columns"], bodies["plan"]["label_key_hash"]
    names = [" / ".join(stratum) for stratum, _ in strata]
    needed = columns["id"] + (columns["household"] if bodies["selection"]["max_per_household"] is not None else [])
    header = lists["panel.csv"][0]
    if key_hash is not None or not set(needed) <= set(header):
        return None
    people = []
    for row in [row for name in ("panel.csv", "substitutes.csv", "not_drawn.csv") if name in lists for row in lists[name][1]]:
        fields = dict(zip(header, map(draw.normal, row)))
        label = draw.JOINT.join(fields[column] for column in columns["id"])
        ticket = H(bodies["seed"]["seedHash"] + label)
        must(fields["los_ticket"] == ticket, "a list has somebody else beside a ticket")
        people.append(Person(ticket, label, names.index(fields["los_schicht"]), tuple(row[3:])))
    must(len(people) == bodies["frame"]["N"], "the lists have other people than the frame")
    return header[3:], sorted(people)


def types_of(columns, people, strata, plan):
    """The people of each type, by ticket, and the households of bound people, as lists of types."""
    home, limit = plan["register"]["columns"]["household"], plan["sample"]["max_per_household"]
    telling = draw.address_columns(home) or home

    def household(person):
        fields = dict(zip(columns, map(draw.normal, person.fields)))
        return tuple(fields[one] for one in home) if any(fields[one] for one in telling) else None

    homes = {} if limit is None else {person: household(person) for person in people}
    sizes = collections.Counter(homes.values())
    is_bound = lambda person: homes.get(person) is not None and sizes[homes[person]] > limit  # noqa: E731
    types, members = [], collections.defaultdict(list)
    for at in range(len(strata)):
        own = [person for person in people if person.stratum == at]
        free = [person for person in own if not is_bound(person)]
        types += [free] if free else []
        for person in sorted(filter(is_bound, own), key=lambda one: one.label):
            members[homes[person]].append(len(types))
            types.append([person])
    return types, sorted(members.values())


def check_lists(folder, bodies, strata, outcomes, x, y):
    """Whether exactly these people had to be drawn, and with balls all panels; says what was seen."""
    lottery, lists = bodies["lottery"], lists_beside(folder, bodies)
    found = None if lists is None or lottery["already"] else people_in(lists, bodies, strata)
    if found is None:
        return ""
    columns, people = found
    types, households = types_of(columns, people, strata, bodies["plan"]["plan"])
    logged = [[tuple(one["stratum"]), one["N_t"]] for one in lottery["types"]]
    must(logged == [[strata[own[0].stratum][0], len(own)] for own in types], "the lists give other types")
    must(households == [one["types"] for one in lottery["households"]], "the lists give other households")
    number, numbered = bodies["allocation"]["number"], lottery["W"] == NUMBERED
    if numbered:
        panels = [[person for own in panel for person in own] for panel in by_turns(types, outcomes)]
        drawn = panels[number]
    else:
        drawn = [person for own, taken in zip(types, x) for person in own[:taken]]
    after = [person for own, first, taken in zip(types, x, y) for person in own[first : first + taken]]
    must(("substitutes.csv" in lists) == ("substitutes" in lottery), "a list of substitutes, or none, against the log")
    rows = {name: [tuple(row[3:]) for row in own] for name, (_, own) in lists.items()}
    must(rows["panel.csv"] == [one.fields for one in sorted(drawn)], "other people had to be drawn")
    must(rows.get("substitutes.csv", []) == [one.fields for one in sorted(after)], "other substitutes had to be drawn")
    rest = sorted(set(people) - set(drawn) - set(after))
    must(rows["not_drawn.csv"] == [one.fields for one in rest], "not_drawn.csv is not everybody else")
    reserve = {one["label"] for stratum in bodies["selection"]["strata"] for one in stratum["reserve"]}
    must(reserve == {one.label for one in after}, "the log has other substitutes than the list")
    invited = {one["label"] for stratum in bodies["selection"]["strata"] for one in stratum["invited"]}
    must(invited == {one.label for one in drawn}, "the log has other people than the list")
    if not numbered or "panels.csv" not in lists:
        return f", and the lists of {len(people)} people"
    numbers = {person: at for at, person in enumerate(people, 1)}
    lines = [sorted(numbers[person] for person in panel) for panel in panels]
    named = [[row[0][-3:], *map(int, row[1:])] for row in lists["panels.csv"][1]]
    must(named == [[f"{at:03}", *line] for at, line in enumerate(lines)], "panels.csv has another panel")
    counts = collections.Counter(person for line in lines for person in line)
    header, listed = lists["numbers.csv"]
    must(header == ["los_nummer", "los_gremien", *columns], "numbers.csv has other columns")
    wanted = [[str(at), str(counts[at]), *person.fields] for person, at in numbers.items()]
    must(listed == wanted, "numbers.csv has other people or numbers of panels")
    return f", and the lists of {len(people)} people and {len(panels)} panels"


# ---- All of it ----------------------------------------------------------------------------------------------


def check_lottery(is_panel, bodies, folder=None):
    plan, frame, lottery = bodies["plan"]["plan"], bodies["frame"], bodies["lottery"]
    strata = check_frame(plan, frame)
    types = check_types(is_panel, plan, strata, lottery)
    already = check_already(is_panel, plan, frame, lottery)
    check_quotas(plan, frame, strata, types, lottery, already)
    groups = groups_of(frame, strata, types, lottery, already)
    has_substitutes = check_substitutes(is_panel, plan, lottery)
    outcomes = check_outcomes(types, groups, lottery)
    halves, n, both_groups, both = both_halves(groups, outcomes, lottery)
    least = check_chances(types, halves, both, lottery)
    bound = check_bound(types, halves, n, both_groups, least, lottery)
    check_cap(plan, types, halves, n, both_groups, both, lottery)
    check_turns(types, both, lottery)
    return (
        f"{lottery['n']} of {frame['N']} people{' and as many substitutes' if has_substitutes else ''}, {len(outcomes)} outcomes, {len(groups)} quotas and households, "
        f"least chance {float(least):.6f}, at most {float(bound):.6f} possible, "
        + check_drawn(is_panel, bodies, strata, types, outcomes, folder)
    )


def check_drawn(is_panel, bodies, strata, types, outcomes, folder):
    """What came of the seed, if there is one yet."""
    if "seed" not in bodies:
        return "nothing drawn yet"
    check_seed(bodies["seed"])
    x, y = check_number(is_panel, bodies, outcomes)
    n_h, after = ([sum(of[t] for t, (s, _) in enumerate(types) if s == at) for at in range(len(strata))] for of in (x, y))
    check_people(is_panel, bodies, strata, n_h, after)
    seen = "" if folder is None or not is_panel else check_lists(folder, bodies, strata, outcomes, x, y)
    allocation = bodies["allocation"]
    by = "the seed" if allocation["number_from"] == "seed" else "balls"
    return f"number {allocation['number']} from {by}{seen}"


def main(arguments):
    if len(arguments) != 1:
        print("usage: python3 lottery.py audit.jsonl", file=sys.stderr)
        return 2
    path = Path(arguments[0])
    found = []
    try:
        draws = list(draws_of(read_log((path / "audit.jsonl" if path.is_dir() else path).read_bytes())))
        for at, (is_panel, bodies) in enumerate(draws, 1):
            folder = path if path.is_dir() and at == len(draws) else None  # the lists are those of the last one
            under_quotas, allocation = "lottery" in bodies, bodies.get("allocation")
            if allocation is not None:
                signs = {allocation["method"] == "quotas", "number" in allocation, "number_from" in allocation}
                must(signs == {under_quotas}, "plan and allocation do not agree whether there is a lottery")
                must(under_quotas or "swapped" not in allocation, "a coin of a draw without a lottery")
            if under_quotas:
                letters = None if draws[0][0] else draws[0][1]["frame"]
                check_shares(bodies["plan"]["plan"], letters if is_panel else None)
                found.append(("panel: " if is_panel else "draw: ") + check_lottery(is_panel, bodies, folder))
        must(found, "there is no lottery in this log")
    except Wrong as wrong:
        print(f"wrong: {wrong}")
        return 1
    except (OSError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        print(f"wrong: not a log as section 8 describes it ({type(error).__name__})")
        return 1
    print("holds: " + "; ".join(found))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
