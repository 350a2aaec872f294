#!/usr/bin/env python3
"""A second program for the draw that docs/SPEC.md describes.

Plain Python 3.9 or later, standard library only, written from the specification and sharing nothing with the
TypeScript program. Where the two disagree, one of them or the specification is wrong.

    python3 draw.py CASE.json        (or - to read the case from standard input)

    CASE.json: {"register": "register.csv", "plan": {...}, "seed": "3 12 17 28 41 49 Superzahl 7"}

`register` is a path or a list of paths, relative to CASE.json. `plan` is the effective plan as the audit log's
`plan` entry holds it; its form is taken on trust, its content is not. A `key` (64 hexadecimal digits), if given,
turns on keyed labels. One JSON document on standard output says who is invited. Exit codes: 0 drawn; 2 wrong
usage; 3 register or plan invalid; 5 the numbers cannot be met. For 3 and 5 a JSON list stands on standard error.
"""

import calendar
import hashlib
import json
import re
import sys
import unicodedata
from collections import Counter, namedtuple
from fractions import Fraction
from pathlib import Path

Row = namedtuple("Row", "file line fields")  # fields: column name -> normalised value
Person = namedtuple("Person", "row label ticket cell")


class Refused(Exception):
    """Nothing is drawn; `problems` says why, never naming a person."""

    def __init__(self, code, problems):
        super().__init__(problems)
        self.code, self.problems = code, problems


class Unusable(Exception):
    """One row cannot be judged; caught where its file and line are known."""


def invalid(kind, **where):
    return Refused(3, [{"kind": kind, **where}])


# ---- 1 Text, 2 Seed, 3 Person, label, ticket ----------------------------------------------------------------

# The Unicode property White_Space: not what str.strip() strips (that adds U+001C to U+001F).
WHITE = "\t\n\v\f\r \x85\xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u2028\u2029\u202f\u205f\u3000"
JOINT = "\x1f"


def H(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


# Section 9: characters that nobody sees.
UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\ufffd\U000e0100-\U000e01ef]"
)


def has_unseen(text):
    kinds = {unicodedata.category(c) for c in text if c not in "\t\n\r"}
    return bool(kinds & {"Cc", "Cf", "Zl", "Zp"}) or UNSEEN.search(text) is not None


def normal(text):
    return unicodedata.normalize("NFC", text).strip(WHITE)


def seed_hash(seed):
    text = re.sub(f"[{WHITE}]+", " ", normal(seed))
    if not text:
        raise invalid("seed-empty")
    return H(text)


def secret_of(identifier, key):
    return H(key + ":" + identifier)


def label_of(identifier, key=None):
    return identifier if key is None else H(secret_of(identifier, key) + ":" + identifier)


def ticket_of(seedhash, label):
    return H(seedhash + label)


# ---- 9 Reading the register ---------------------------------------------------------------------------------

CODECS = {"utf-8": "utf-8", "utf-16le": "utf-16-le", "windows-1252": "cp1252"}
LINE_END = re.compile("\r\n|\r|\n")


def is_valid(data, codec):
    try:
        return data.decode(codec) is not None
    except UnicodeDecodeError:
        return False


MARKS = {"utf-16le": b"\xff\xfe", "utf-8": b"\xef\xbb\xbf"}


DOS, MAC, ANSI = b"\x84\x94\x81\xe1\x8e\x99\x9a", b"\x8a\x9a\x9f\xa7\x80\x85\x86", b"\xe4\xf6\xfc\xdf\xc4\xd6\xdc"


def check_single_bytes(data, name):
    """A file without mark that is not UTF-8: no part of it may be, and its umlauts must be those of windows-1252."""
    # A continuation byte alone is no character; whole sequences are taken out to see what is left.
    rest = re.sub(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}", b"~", data)
    found = re.search(rb"[\xc3-\xc5][\x80-\xbf]", data)
    if found and re.search(rb"[\x80-\xff]", rest):
        raise invalid("mixed-encodings", file=name)
    between = Counter(b[0] for b in re.findall(rb"(?<=[A-Za-z])[\x80-\xff](?=[A-Za-z])", data))
    count = {page: sum(between[b] for b in page) for page in (DOS, MAC, ANSI)}
    other = max(DOS, MAC, key=count.get)
    if count[other] >= 3 and len(set(between) & set(other)) >= 2 and count[other] > 2 * count[ANSI]:
        raise invalid("encoding-of-dos-or-mac", file=name)


def decode(data, encoding, name):
    if encoding != "auto" and any(data.startswith(mark) for other, mark in MARKS.items() if other != encoding):
        raise invalid("mark", file=name)
    if encoding == "auto" and data.startswith(b"\xff\xfe"):
        encoding = "utf-16le"
    elif encoding == "auto":
        marked = data.startswith(b"\xef\xbb\xbf")
        encoding = "utf-8" if marked or is_valid(data, "utf-8") else "windows-1252"
        if encoding == "windows-1252":
            check_single_bytes(data, name)
    try:
        return data.decode(CODECS[encoding]).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(CODECS[encoding])
        raise invalid("bytes", file=name, line=1 + len(LINE_END.findall(before))) from None


def find_delimiter(text):
    """The candidate that the header has most of outside quotes; on a tie the one named first."""
    header = re.match('(?:[^"\r\n]|"[^"]*")*', text.lstrip("\r\n")).group()
    return max(";,\t|", key=re.sub('"[^"]*"', "", header).count)


def skip_lines(text, count):
    ends = [found.end() for found in LINE_END.finditer(text)]
    return 0 if count == 0 else ends[count - 1] if count <= len(ends) else len(text)


def read_records(text, delimiter, name, begin=0, line=1, quotes="auto"):
    """Yields (line on which the record begins, raw fields), as RFC 4180 has them."""
    bare = f"([^\"\r\n{re.escape(delimiter)}]*)" if quotes == "auto" else f"([^\r\n{re.escape(delimiter)}]*)"
    field = re.compile(f'=?"([^"]*(?:""[^"]*)*)"|{bare}' if quotes == "auto" else f"(?!)()|{bare}")
    at = begin
    while at < len(text):
        empty = LINE_END.match(text, at)
        if empty:  # a wholly empty line
            at, line = empty.end(), line + 1
            continue
        begins, fields, more = line, [], True
        while more:
            found = field.match(text, at)
            value = found[2] if found[1] is None else found[1].replace('""', '"')
            formula = re.fullmatch('="([^"]*)"', value) if found[1] is not None else None
            fields.append(formula[1] if formula else value)
            line += len(LINE_END.findall(found[0]))
            more = text.startswith(delimiter, found.end())
            at = found.end() + more
        ended = LINE_END.match(text, at)
        if ended:
            at, line = ended.end(), line + 1
        elif at < len(text):  # a quotation mark inside a bare field, text after a closing one, or none closing
            raise invalid("quote", file=name, line=begins)
        yield begins, fields


def problems_of_row(fields, values, header, delimiter, deciding):
    """Section 9: what a record must not have. Rows that are no people are left to the first program."""
    if len(fields) != len(header):
        yield "ragged"
    if any("\x1a" in field or "\0" in field for field in fields):
        yield "control-character"
    if fields[0].startswith("\ufeff"):
        yield "byte-order-mark"
    if len(header) > 1 and any(re.search("[\r\n]", f) and f.count(delimiter) >= len(header) - 1 for f in fields):
        yield "swallowed-records"
    if any(has_unseen(value) for column, value in zip(header, values) if column in deciding):
        yield "unseen-character"
    if any(value for column, value in zip(header, values) if column == ""):
        yield "column-without-name"


def read_file(data, name, reading, needed, deciding):
    """All rows of one file; `needed` names the columns that must be there."""
    text = re.sub("\x1a[\x1a\r\n]*$", "", decode(data, reading["encoding"], name))
    said = re.match("sep=([;,\t|])(?=[\r\n]|$)", text, re.I)
    first = reading.get("header_line", 2 if said else 1)
    begin = skip_lines(text, first - 1)
    delimiter = reading["delimiter"]
    if delimiter == "auto":
        delimiter = said[1] if said else find_delimiter(text[begin:])
    records = read_records(text, delimiter, name, begin, first, reading.get("quotes", "auto"))
    header_line, header = next(records, (1, []))
    header = [normal(column) for column in header]
    own = {"los_rang", "los_schicht", "los_ticket", "los_nummer", "los_gremien"} & set(header)
    plain = (lambda field: re.sub("^'(?='*[=+@\t\r＝＋－＠-])", "", field)) if own else (lambda field: field)
    header = [normal(plain(column)) for column in header]
    records = [(line, list(map(plain, fields))) for line, fields in records]
    if records and all(len(f) == len(header) + 1 and f[-1] == "" for _, f in records[:1000]):
        header.append("")
    named = [column for column in header if column]
    problems = [{"kind": "column-missing", "file": name, "column": c} for c in needed if c not in header]
    if 2 * len(named) < len(header) or len(set(named)) < len(named) or any(map(has_unseen, named)):
        problems.append({"kind": "header", "file": name, "line": header_line})
    rows = []
    for line, fields in records:
        values = list(map(normal, fields))
        if not any(values):
            continue
        for kind in problems_of_row(fields, values, header, delimiter, deciding):
            problems.append({"kind": kind, "file": name, "line": line})
        rows.append(Row(name, line, dict(zip(header, values))))
    if problems:
        raise Refused(3, problems)
    return rows


def identifier_of(row, id_columns):
    """Section 3: the joined values; the joint itself may not occur in one."""
    values = [row.fields[column] for column in id_columns]
    if any(JOINT in value for value in values):
        raise Unusable("id-with-U+001F")
    if any(re.search("[\r\n]", value) for value in values):
        raise Unusable("id-of-several-lines")
    if not any(values):
        raise Unusable("id-empty")
    return JOINT.join(values)


# ---- 4 Frame ------------------------------------------------------------------------------------------------

DATES = (
    r"(?P<d>[0-9]{1,2})\.(?P<m>[0-9]{1,2})\.(?P<y>[0-9]{4})",
    r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})",
    r"(?P<y>[0-9]{4})(?:(?P<m>[0-9]{2})(?P<d>[0-9]{2}))?",
)


MIDNIGHT = re.compile("(?<=[0-9])[ T]0?0:00(:00([.,]0{1,9})?)?Z?$")
DAY_FIRST = r"(?P<d>[0-9]{2})(?P<m>[0-9]{2})(?P<y>[0-9]{4})"


def read_date(written, order="YYYYMMDD"):
    """(year, month, day); an unknown month or day counts as the earliest possible one."""
    text = MIDNIGHT.sub("", written) if len(written) > 10 else written
    forms = (DAY_FIRST, *DATES) if order == "DDMMYYYY" else DATES
    found = next(filter(None, (re.fullmatch(form, text) for form in forms)), None)
    if found and len(text) == 4 and text != written:
        found = None
    if not found:
        raise Unusable("date-form")
    year, month, day = int(found["y"]), int(found["m"] or 0) or 1, int(found["d"] or 0) or 1
    if year == 0:
        raise Unusable("date-year-unknown")
    if month > 12 or day > calendar.monthrange(year, month)[1]:
        raise Unusable("date-impossible")
    return year, month, day


def age_reader(plan):
    columns, stichtag = plan["register"]["columns"], plan["eligibility"]["reference_date"]
    order = plan["register"].get("dates", "YYYYMMDD")
    if columns["birth_date"] is None and columns["age"] is None:
        raise invalid("plan-age-needs-a-column")
    if columns["birth_date"] is not None and stichtag is None:
        raise invalid("plan-age-needs-a-reference-date")

    def from_birth_date(row):
        today, birth = read_date(stichtag), read_date(row.fields[normal(columns["birth_date"])], order)
        if birth > today:
            raise Unusable("date-future")
        age = today[0] - birth[0] - (today[1:] < birth[1:])
        if age > 130:
            raise Unusable("date-too-old")
        return age

    def from_age(row):
        text = row.fields[normal(columns["age"])]
        if not re.fullmatch("[0-9]{1,3}", text) or int(text) > 130:
            raise Unusable("age-form")
        return int(text)

    return from_age if columns["birth_date"] is None else from_birth_date


def in_band(age, band):
    return band["from"] <= age and (band["to"] is None or age <= band["to"])


def never_empty(district):
    if not district:
        raise Unusable("district-empty")
    return district


def exclusion_rules(plan, open_file, age_of):
    """One predicate for each rule that the plan has, in the order in which they are tried."""
    eligibility, columns, rules = plan["eligibility"], plan["register"]["columns"], []
    id_columns = [normal(column) for column in columns["id"]]
    for rule in eligibility["exclude"]:
        if "ids" in rule:
            reading = {"encoding": "auto", "delimiter": "auto"}
            listed = read_file(open_file(rule["ids"]), rule["ids"], reading, id_columns, id_columns)
            barred = {JOINT.join(row.fields[c] for c in id_columns) for row in listed}
            rules.append(lambda row, barred=barred: identifier_of(row, id_columns) in barred)
        elif rule["values"] == "nonempty":
            rules.append(lambda row, c=normal(rule["column"]): row.fields[c] != "")
        else:
            values = set(map(normal, rule["values"]))
            rules.append(lambda row, c=normal(rule["column"]), values=values: row.fields[c] in values)
    if eligibility["min_age"] is not None:
        rules.append(lambda row: age_of(row) < eligibility["min_age"])
    if eligibility["max_age"] is not None:
        rules.append(lambda row: age_of(row) > eligibility["max_age"])
    for dimension in plan["stratify"]:
        if dimension["source"] == "age":
            rules.append(lambda row, bands=dimension["bands"]: not any(in_band(age_of(row), b) for b in bands))
    if eligibility["districts"] is not None:
        column, districts = normal(columns["district"]), set(map(normal, eligibility["districts"]))
        rules.append(lambda row: never_empty(row.fields[column]) not in districts)
    return rules


# ---- 5 Strata -----------------------------------------------------------------------------------------------

GENDERS = {
    **dict.fromkeys(("m", "männlich", "male"), "m"),
    **dict.fromkeys(("w", "f", "weiblich", "female"), "w"),
    **dict.fromkeys(("d", "divers", "diverse"), "d"),
    **dict.fromkeys(("x", "ohne angabe", "keine angabe", "unbekannt", ""), "x"),
}


def classifier(dimension, plan, age_of):
    """For one dimension: (row, label) -> category, and the order the plan gives the categories, if it does."""
    if dimension["source"] == "age":
        bands = dimension["bands"]
        return (lambda row, _: next(b["name"] for b in bands if in_band(age_of(row), b))), [b["name"] for b in bands]

    column = normal(dimension["column"])
    by_gender, by_lot = dimension["recognise"] == "gender", set(map(normal, dimension["by_lot"]))
    order, taken = None, None  # without a list every value is a category
    if dimension["categories"] is not None:
        order = [normal(category["name"]) for category in dimension["categories"]]
        taken = {normal(v): name for name, c in zip(order, dimension["categories"]) for v in c["values"]}
    elif by_gender:
        taken = {value: value for value in "dmwx" if value not in by_lot}
    lots = order or list(taken or ())  # "the k listed ones"
    if by_lot and not lots:
        raise invalid("plan-lot-needs-categories")

    def classify(row, label):
        value = row.fields[column]
        if by_gender:
            value = GENDERS.get(value.lower(), value)
        if value in by_lot:
            return lots[int(H("by-lot:" + label), 16) % len(lots)]
        if (value == "") if taken is None else (value not in taken):
            raise Unusable("value-without-category")
        return value if taken is None else taken[value]

    return classify, order


# ---- 6 Allocation -------------------------------------------------------------------------------------------


def build_network(sizes, n):
    """Section 6.1, steps 1 and 2: the arcs in canonical order, [tail, head, amount], and each cell's arc."""
    k = len(next(iter(sizes)))
    width = [len({cell[d] for cell in sizes}) for d in range(k)]
    row = max(range(k), key=lambda d: width[d])  # max and sorted keep the plan's order on ties
    order = [row, *sorted((d for d in range(k) if d != row), key=lambda d: width[d])]
    turned = {tuple(cell[d] for d in order): cell for cell in sizes}
    arcs, cell_arc = [], {}

    def prefix(t, length):
        return ("prefix", t[:length]) if length else "S"

    def rest(t, length):
        return ("rest", t[1 : 1 + length]) if length else "T"

    def add(tail_of, head_of):
        """One arc for each (tail, head), sorted; its amount is the sum over its cells."""
        amounts = Counter()
        for t in sorted(turned, key=lambda t: (tail_of(t), head_of(t))):
            amounts[tail_of(t), head_of(t)] += n * sizes[turned[t]]
        arcs.extend([tail, head, amount] for (tail, head), amount in amounts.items())

    for length in range(1, k):
        add(lambda t: prefix(t, length - 1), lambda t: prefix(t, length))
    for t in sorted(turned):
        cell_arc[turned[t]] = len(arcs)
        arcs.append([prefix(t, k - 1), rest(t, k - 1), n * sizes[turned[t]]])
    for length in range(k - 1, 0, -1):
        add(lambda t: rest(t, length), lambda t: rest(t, length - 1))
    return arcs, cell_arc


def find_cycle(arcs, open_at, start):
    """Step 3: walk until a node comes again; the arcs from there on, each with +1 forward or -1 backward."""
    nodes, steps, arc = [arcs[start][0]], [], start
    while True:
        tail, head, _ = arcs[arc]
        forward = nodes[-1] == tail
        steps.append((arc, 1 if forward else -1))
        node = head if forward else tail
        if node in nodes:
            return steps[nodes.index(node) :]
        nodes.append(node)
        arc = next(other for other in open_at[node] if other != arc)


def allocate_proportionally(sizes, n, seedhash, trace=None):
    """Section 6.1: {cell: N_h} -> {cell: n_h}. `trace`, if given, is told every cycle."""
    if () in sizes:
        return {(): n}
    N = sum(sizes.values())
    arcs, cell_arc = build_network(sizes, n)
    open_at = {node: [] for tail, head, _ in arcs for node in (tail, head)}  # its arcs with a fraction, ascending
    for index, (tail, head, amount) in enumerate(arcs):
        if amount % N:
            open_at[tail].append(index)
            open_at[head].append(index)
    j = 0
    for lowest in range(len(arcs)):  # a whole number stays whole, so the lowest arc never moves back
        while arcs[lowest][2] % N:
            cycle = find_cycle(arcs, open_at, lowest)
            up = min(-sign * arcs[arc][2] % N for arc, sign in cycle)
            down = min(sign * arcs[arc][2] % N for arc, sign in cycle)
            u = int(H(f"{seedhash}:allocation:{j}"), 16) % (up + down)
            if trace:
                trace(j, [(*arcs[arc], sign) for arc, sign in cycle], up, down, u)
            for arc, sign in cycle:
                arcs[arc][2] += sign * (up if u < down else -down)
                if arcs[arc][2] % N == 0:
                    open_at[arcs[arc][0]].remove(arc)
                    open_at[arcs[arc][1]].remove(arc)
            j += 1
    return {cell: arcs[index][2] // N for cell, index in cell_arc.items()}


def allocate_by_table(sizes, n, table, dimensions):
    """Section 6.2: the numbers the plan gives; a stratum that it leaves out gets none."""
    cells = {tuple(d["categories"][i] for d, i in zip(dimensions, cell)): cell for cell in sizes}
    given = dict.fromkeys(sizes, 0)
    named = [tuple(map(normal, entry["categories"])) for entry in table]
    if len(set(named)) < len(named) or not cells.keys() >= set(named):
        raise invalid("table-stratum")
    given.update((cells[names], entry["size"]) for names, entry in zip(named, table))
    if sum(given.values()) != n:
        raise invalid("table-sum")
    if any(given[cell] > sizes[cell] for cell in sizes):
        raise Refused(5, [{"kind": "table-more-than-there-are"}])
    return given


# ---- 7 Selection --------------------------------------------------------------------------------------------


FAMILY_NAMES = "familienname nachname name zuname surname lastname familyname".split()
WHOLE_TOWN = "plz postleitzahl postcode zip ort wohnort ortsname stadt gemeinde town city".split()


def column_key(name):
    """What is left of a column's name: small letters and digits, without a sheet's number."""
    text = unicodedata.normalize("NFC", name).lower()
    for letter, letters in zip("äöüß", ("ae", "oe", "ue", "ss")):
        text = text.replace(letter, letters)
    text = re.sub(r"\((n|en|s)\)", "", text)
    is_sign = lambda c: unicodedata.category(c)[0] in "LN"  # noqa: E731
    sheet = re.match(f"[{WHITE}]*[0-9]{{4}}[a-z]?(.)", text, re.DOTALL)
    if sheet and not is_sign(sheet[1]):
        text = text[sheet.start(1) :]
    text = "".join(filter(is_sign, text))
    is_letter = lambda c: unicodedata.category(c)[0] == "L"  # noqa: E731
    if re.match("[0-9]{4}", text) and is_letter(text[4:5] or "0"):
        text = text[4:]
    if re.search("[0-9]{4}$", text) and is_letter(text[-5:-4] or "0"):
        text = text[:-4]
    return text


def address_columns(columns):
    """The household columns that tell where somebody lives; none if there is nothing but the family name."""
    places = [column for column in columns if column_key(column) not in FAMILY_NAMES]
    return [column for column in places if column_key(column) not in WHOLE_TOWN] or places


def select(people, sizes, allotted, plan):
    """Both lists in ticket order. Without a limit everybody counts as a household of their own."""
    sample, columns = plan["sample"], [normal(column) for column in plan["register"]["columns"]["household"]]
    if sample["max_per_household"] is not None and not columns:
        raise invalid("plan-household-needs-columns")
    if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", sample["reserve"]):
        raise invalid("plan-reserve")
    limit = sample["max_per_household"] or 1
    chosen_from, address = Counter(), address_columns(columns) or columns

    def household_of(person):
        together = sample["max_per_household"] is not None and any(person.row.fields[column] for column in address)
        return JOINT.join(person.row.fields[column] for column in columns) if together else ("alone", person.label)

    def walk(queue, room):
        chosen, left = [], []
        for person in queue:
            household = household_of(person)
            if room[person.cell] and chosen_from[household] < limit:
                room[person.cell] -= 1
                chosen_from[household] += 1
                chosen.append(person)
            else:
                left.append(person)
        return chosen, left

    room = dict(allotted)
    invited, left = walk(sorted(people, key=lambda person: (person.ticket, person.label)), room)
    if any(room.values()) and not sample["allow_shortfall"]:
        raise Refused(5, [{"kind": "shortfall", "missing": sum(room.values())}])
    rounded_up = {cell: -(-m * Fraction(sample["reserve"]) // 1) for cell, m in allotted.items()}
    return invited, walk(left, {cell: min(sizes[cell] - m, rounded_up[cell]) for cell, m in allotted.items()})[0]


# ---- The whole draw -----------------------------------------------------------------------------------------


def read_register(case, open_file):
    plan, paths = case["plan"], case["register"]
    columns = plan["register"]["columns"]
    needed = [*columns["id"], *columns["household"], *(columns[c] for c in ("district", "birth_date", "age", "gender"))]
    needed += [part.get("column") for part in plan["eligibility"]["exclude"] + plan["stratify"]]
    needed = {normal(column): None for column in needed if column is not None}
    paths = [paths] if isinstance(paths, str) else paths
    household = columns["household"] if plan["sample"]["max_per_household"] is not None else []
    deciding = [*columns["id"], *household, columns["birth_date"] or columns["age"], columns["district"]]
    deciding += [part.get("column") for part in plan["eligibility"]["exclude"] + plan["stratify"]]
    deciding = {normal(column) for column in deciding if column is not None}
    files = [read_file(open_file(path), path, plan["register"], needed, deciding) for path in paths]
    rows = [row for file in files for row in file]
    if plan.get("rows", len(rows)) != len(rows):
        raise invalid("number-of-rows")
    return rows


def build_frame(rows, plan, key, rules, classifiers):
    """Section 4: every row goes into the frame, into one exclusion count, or onto the list of problems."""
    id_columns = [normal(column) for column in plan["register"]["columns"]["id"]]
    frame, excluded, problems, seen = [], [0] * len(rules), [], set()
    for row in rows:
        try:
            identifier = identifier_of(row, id_columns)
            hit = next((at for at, rule in enumerate(rules) if rule(row)), None)
            if hit is None and identifier in seen:
                raise Unusable("id-duplicate")
            if hit is None:
                seen.add(identifier)
                label = label_of(identifier, key)
                frame.append((row, label, [classify(row, label) for classify, _ in classifiers]))
            else:
                excluded[hit] += 1
        except Unusable as why:
            problems.append({"kind": str(why), "file": row.file, "line": row.line})
    if problems:
        raise Refused(3, problems)
    return frame, excluded


def shown_exclusions(plan, excluded):
    """Section 8: positions of rules, and their count as a log may have it; None for fewer than 5."""
    delicate = [rule["confidential"] for rule in plan["eligibility"]["exclude"]]
    delicate += [False] * (len(excluded) - len(delicate))
    group = {at for at, count in enumerate(excluded) if delicate[at] and count < 5}
    if group:
        others = sorted(set(range(len(excluded))) - group, key=lambda at: (-excluded[at], at))
        while others and (len(group) == 1 or sum(excluded[at] for at in group) < 5):
            group.add(others.pop(0))
    entries = [([at], excluded[at]) for at in range(len(excluded)) if at not in group]
    if group:
        together = sum(excluded[at] for at in group)
        entries.append((sorted(group), together if together >= 5 else None))
    return [{"rules": rules, "count": count} for rules, count in sorted(entries, key=lambda entry: entry[0])]


def draw(case, open_file):
    plan, seedhash = case["plan"], seed_hash(case["seed"])
    limits = plan["eligibility"]["min_age"], plan["eligibility"]["max_age"]
    needs_age = limits != (None, None) or any(dimension["source"] == "age" for dimension in plan["stratify"])
    age_of = age_reader(plan) if needs_age else None
    rules = exclusion_rules(plan, open_file, age_of)
    classifiers = [classifier(dimension, plan, age_of) for dimension in plan["stratify"]]
    rows = read_register(case, open_file)
    frame, excluded = build_frame(rows, plan, case.get("key"), rules, classifiers)

    dimensions, numbers = [], []  # the categories that occur, in the plan's order or else by code point
    for at, (dimension, (_, order)) in enumerate(zip(plan["stratify"], classifiers)):
        present = {names[at] for _, _, names in frame}
        categories = sorted(present) if order is None else [name for name in order if name in present]
        dimensions.append({"name": dimension["name"], "categories": categories})
        numbers.append({name: number for number, name in enumerate(categories)})
    people = [
        Person(row, label, ticket_of(seedhash, label), tuple(number[name] for number, name in zip(numbers, names)))
        for row, label, names in frame
    ]
    sizes = dict(sorted(Counter(person.cell for person in people).items()))

    n = plan["sample"]["size"]
    if n < 1:
        raise invalid("plan-size")
    if n > len(people):
        raise Refused(5, [{"kind": "size-more-than-frame", "frame": len(people)}])
    if plan["sample"]["allocation"] == "table":
        allotted = allocate_by_table(sizes, n, plan["sample"]["table"], dimensions)
    else:
        allotted = allocate_proportionally(sizes, n, seedhash)
    invited, reserve = select(people, sizes, allotted, plan)
    return {
        "seedHash": seedhash,
        "frame": len(people),
        "rows": len(rows),
        "excluded": excluded,
        "shown": shown_exclusions(plan, excluded),
        "dimensions": dimensions,
        "strata": [[list(cell), size, allotted[cell]] for cell, size in sizes.items()],
        "invited": [{"label": person.label, "ticket": person.ticket} for person in invited],
        "reserve": [{"label": person.label, "ticket": person.ticket} for person in reserve],
    }


def main(arguments):
    if len(arguments) != 1:
        print("usage: draw.py CASE.json", file=sys.stderr)
        return 2
    path = Path(arguments[0])
    text = sys.stdin.buffer.read() if arguments[0] == "-" else path.read_bytes()
    base = Path() if arguments[0] == "-" else path.parent
    try:
        print(json.dumps(draw(json.loads(text), lambda name: (base / name).read_bytes())))
        return 0
    except Refused as refusal:
        print(json.dumps(refusal.problems), file=sys.stderr)
        return refusal.code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
