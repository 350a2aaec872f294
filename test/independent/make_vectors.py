#!/usr/bin/env python3
"""Writes vectors in fixtures/vectors with the second programs, draw.py and lottery.py; see docs/SPEC.md.

    python3 make_vectors.py            writes the four files anew
    python3 make_vectors.py --check    writes nothing; exit code 1 if a file differs from what would be written

Everything is synthetic and depends on nothing but this file: the registers are made with SHA-256, too.
All files are plain ASCII (other characters as \\u escapes), so that no editor can normalise them away.
"""

import json
import sys
import unicodedata
from itertools import product
from pathlib import Path

sys.dont_write_bytecode = True

import draw as second  # noqa: E402
import lottery  # noqa: E402

TARGET = Path(__file__).resolve().parents[2] / "fixtures" / "vectors"
LOTTO = "3 12 17 28 41 49 Superzahl 7"
RIVEST = "01382438112797316654"


def pick(choices, *what):
    """One of the choices, always the same for the same words."""
    return choices[int(second.H("|".join(map(str, what))), 16) % len(choices)]


# ---- seeds-and-tickets.json ---------------------------------------------------------------------------------

SEEDS = [
    LOTTO,
    "  3  12\t17 28 41 49   Superzahl 7 ",
    "Würfel 4261335266142531",
    "Wu\u0308rfel 4261335266142531",
    RIVEST,
    "3\t12\t17\t28\t41\t49\tSuperzahl\t7",
    "3\r\n12\n17\r28\v41\f49 Superzahl 7\n",
    "3\u00a012\u202f17\u200928\u200341\u300049 Superzahl\u00857",
    "\u2028\u16803 12 17 28 41 49\u2029\u205fSuperzahl 7\u1680",
    "3 12 17 28 41 49 superzahl 7",
    "3,12,17,28,41,49 Superzahl 7",
    "\ufeff3 12 17 28 41 49 Superzahl 7",
    "3\u200b12 17 28 41 49 Superzahl 7",
    "3 12\u180e17 28 41 49 Superzahl 7",
    "3 12\u001c17 28\u001f41 49 Superzahl 7",
    "\u0000 3 12",
    "7",
    "🎲🎲🎲 3 5 1",
    "𝟛 𝟙𝟚",
    "\u212b and \u212a and \u2126",
    "a\u0323\u0307 \u1e61\u0323 \u1e9b\u0323",
    "\uac00 \u1100\u1161 \u1100\u1161\u11a8",
    "e\u0301\u0327 \u0344 \u0958",
    "x" * 1000,
    "Ergebnis vom 5. Dezember 2026: „" + "49 " * 40 + "“",
]

TICKETS = [
    (LOTTO, "P000000001"),
    (LOTTO, "P000000002"),
    ("Würfel 4261335266142531", "Müller\u001fAnna\u001f1980-02-29"),
    (RIVEST, "AB-130"),
    (LOTTO, "Yılmaz\u001fÖzgür\u001f1975-07-01"),
    (LOTTO, "\u001fAnna\u001f"),
    (LOTTO, "a b\tc\u00a0d"),
    (LOTTO, "😀"),
    (LOTTO, "𠮷野家-42"),
    (LOTTO, "\ufb00\uffff\U00010000\U0010ffff"),
    (LOTTO, "\u0301abc"),
    (LOTTO, "\ufeff17"),
    (LOTTO, "0"),
    (LOTTO, "p000000001"),
    (LOTTO, "Ł" * 200),
    (LOTTO, second.H("an id of sixty-four digits")),
]

COLUMNS = [
    ["P000000001"],
    ["  P000000001\u00a0"],
    ["Mu\u0308ller", " Anna", "1980-02-29 "],
    ["Müller", "Anna", "1980-02-29"],
    ["Müller", "", "1980-02-29"],
    ["", "Anna", ""],
    ["\u3000Nguye\u0302\u0303n\u0085", "Th\u1ecb  Hoa"],
    ["08212", "\ufeff17"],
    ["😀", "𠮷"],
    ["a\tb", "c\nd"],
]

KEYS = ["00" * 32, second.H("a key that was committed to")]
KEYED = ["P000000001", "Müller\u001fAnna\u001f1980-02-29", "😀", "0"]
LOT_LABELS = [f"P{number:03}" for number in range(1, 9)] + ["Müller\u001fAnna\u001f1980-02-29", "😀"]
TEXTS = ["  a ", "\u0085\u200aa b\u00a0\u3000", "A\u030angstro\u0308m", "\ufeffa", "\u001fa\u001f", "\u200ba", " \t "]
TEXTS += ["", "a  \t b", "\u212a\u2126\ufb01\u0344"]


def make_tickets():
    def ticket(seed, label, **more):
        return {**more, "seed": seed, "label": label, "ticket": second.ticket_of(second.seed_hash(seed), label)}

    rivest = ticket(RIVEST, "AB-130")
    return {
        "about": "Vectors for docs/SPEC.md, sections 1 to 3 and 5, made by test/independent. `texts`: normalised; "
        "`tickets`: seed and label as they stand; `composites`: values of the id columns as a register holds them; "
        "`keyed`: labels under a key; `byLot`: the number of the category of k that the lot gives; "
        "`consistentSampler`: a published vector of another program.",
        "texts": [{"text": text, "normalised": second.normal(text)} for text in TEXTS],
        "seeds": [{"text": seed, "seedHash": second.seed_hash(seed)} for seed in SEEDS],
        "emptySeeds": ["", " ", "\t\r\n", "\u3000\u0085\u00a0"],
        "tickets": [ticket(seed, label) for seed, label in TICKETS],
        "composites": [
            ticket(LOTTO, second.JOINT.join(map(second.normal, columns)), columns=columns) for columns in COLUMNS
        ],
        "keyed": [
            ticket(LOTTO, second.label_of(person, key), key=key, keyHash=second.H(key), id=person)
            for key, person in product(KEYS, KEYED)
        ],
        "byLot": [
            {"label": label, "of": k, "number": int(second.H("by-lot:" + label), 16) % k}
            for label, k in product(LOT_LABELS, (1, 2, 3, 7))
        ],
        "consistentSampler": [{**rivest, "fraction": "0." + str(int(rivest["ticket"], 16)).zfill(64)[::-1]}],
    }


# ---- allocations.json ---------------------------------------------------------------------------------------


def table(shape, sizes):
    """The cells of a full table in sorted order; 0 stands for a cell that is not there."""
    cells = list(product(*map(range, shape)))
    sizes = [int(size) for size in sizes.split()] if isinstance(sizes, str) else sizes
    assert len(cells) == len(sizes), (shape, len(sizes))
    return {cell: size for cell, size in zip(cells, sizes) if size}


def made(shape, choices, name):
    return table(shape, [pick(choices, name, *cell) for cell in product(*map(range, shape))])


THREE = """3 200 1  1 200 1  3 0 200   200 200 3  20 20 200  0 20 0
           200 20 20  3 200 20  200 0 3   20 3 200  3 200 20  0 1 0"""
FOUR = """1 30 5 30 2 2  5 30 5 2 2 30   2 30 1 5 5 30  2 30 5 5 30 1   30 2 30 2 2 5  30 1 5 1 30 2"""

SMALL = [
    ("one dimension, one large and four small", "a", 10, table((5,), "960 10 10 10 10")),
    ("one dimension, one large and four small", "b", 10, table((5,), "960 10 10 10 10")),
    ("one dimension, one large and four small", "c", 10, table((5,), "960 10 10 10 10")),
    ("two dimensions 3 x 2", "x", 11, table((3, 2), "120 130 40 7 1 2")),
    ("three dimensions, some cells empty", LOTTO, 23, table((4, 3, 3), THREE)),
    (
        "three dimensions, the same people with age named first",
        LOTTO,
        23,
        dict(sorted(((c[2], c[0], c[1]), size) for c, size in table((4, 3, 3), THREE).items())),
    ),
    ("four dimensions", "y", 37, table((3, 2, 3, 2), FOUR)),
    ("everybody", "z", 12, table((2, 2), "3 4 5 0")),
    ("one person of many", "z", 1, table((2, 2), "300 400 500 0")),
    ("the worked table of docs/SPEC.md", LOTTO, 3, table((3, 2), "3 2 1 2 0 2")),
    ("no dimension", "a", 5, {(): 17}),
    ("no dimension, everybody", "a", 17, {(): 17}),
    ("no dimension, one of one", "a", 1, {(): 1}),
    ("one cell, one dimension", "a", 4, table((1,), "9")),
    ("one cell, three dimensions", "a", 4, table((1, 1, 1), "9")),
    ("one dimension, nothing to round", "a", 6, table((3,), "10 20 30")),
    ("two dimensions, nothing to round", "a", 6, table((2, 2), "10 20 30 0")),
    ("two halves", "a", 1, table((2,), "1 1")),
    ("two halves", "b", 1, table((2,), "1 1")),
    ("all but one", "a", 13, table((2, 3), "1 2 3 4 3 1")),
    ("one of two by two, all cells one person", "a", 1, table((2, 2), "1 1 1 1")),
    ("two of two by two, all cells one person", "a", 2, table((2, 2), "1 1 1 1")),
    ("tie in width 2 x 2", LOTTO, 7, table((2, 2), "11 5 3 8")),
    ("tie in width 3 x 3", LOTTO, 10, table((3, 3), "11 5 3 8 1 0 9 2 6")),
    ("tie in width 2 x 2 x 2", LOTTO, 9, table((2, 2, 2), "11 5 3 8 1 2 9 4")),
    ("tie for the row, the first named", LOTTO, 14, made((2, 4, 4), (0, 1, 5, 9), "tie for the row")),
    ("tie among the others, plan order", LOTTO, 14, made((2, 5, 2), (1, 2, 5, 9), "tie among the others")),
    ("ascending width of the others", LOTTO, 14, made((4, 5, 2), (0, 2, 5, 9), "ascending width")),
    ("the row named last", LOTTO, 14, made((2, 3, 6), (0, 2, 5, 9), "the row named last")),
    ("a dimension with one category", LOTTO, 8, table((1, 3, 2), "5 4 3 2 1 9")),
    ("only the diagonal", LOTTO, 5, {(i, i): size for i, size in enumerate((4, 3, 2, 1))}),
    ("only the diagonal, three dimensions", LOTTO, 5, {(i, i, i): size for i, size in enumerate((4, 3, 2, 1, 7))}),
    ("opposite corners 000 011 101 110", LOTTO, 2, {(0, 0, 0): 1, (0, 1, 1): 1, (1, 0, 1): 1, (1, 1, 0): 1}),
    ("opposite corners 000 011 101 110", "b", 2, {(0, 0, 0): 1, (0, 1, 1): 1, (1, 0, 1): 1, (1, 1, 0): 1}),
    ("a row of its own", LOTTO, 3, {(0, 0): 5, (1, 0): 2, (1, 1): 2, (2, 1): 4, (3, 2): 3}),
    ("twelve categories, sorted as numbers", LOTTO, 9, table((12,), "1 2 3 4 5 6 7 8 9 10 11 12")),
    ("five dimensions", LOTTO, 31, made((3, 2, 2, 2, 2), (0, 1, 2, 5, 30), "five dimensions")),
    ("five dimensions of two", "b", 17, made((2, 2, 2, 2, 2), (0, 1, 3, 40), "five dimensions of two")),
    ("four dimensions, sparse", LOTTO, 12, made((5, 4, 3, 2), (0, 0, 0, 0, 1, 3, 8), "four dimensions, sparse")),
    ("prime sizes", LOTTO, 97, table((3, 3), "101 103 107 109 113 127 131 137 139")),
    ("one person of many cells", "d", 1, made((6, 5, 3), (1, 2, 3, 4, 5), "one person")),
]

GERMANY = made((16, 4, 9), (612, 3571, 90817, 150551, 260003, 351017), "large 84 million")

LARGE = [
    ("large: 42 x 3 x 5", LOTTO, 1000, made((42, 3, 5), (3, 41, 187, 260, 333, 512), "large 42")),
    ("large: 300 x 4 x 6, sparse", LOTTO, 4000, made((300, 4, 6), (0, 0, 1, 2, 13, 140), "large 300")),
    ("large: about 84 million people, 16 x 4 x 9", LOTTO, 20000, GERMANY),
    ("large: about 84 million people, 60 million of them", LOTTO, 60000000, GERMANY),
]

TINY = [
    (f"tiny, seed {seed}", f"seed {seed}", n, cells)
    for n, cells in [(3, table((2, 2), "2 1 1 3")), (2, table((3, 2, 2), "1 0 1 1 0 1 1 1 1 0 1 1"))]
    for seed in range(120)
]


def check_groups(cells, allotted, n):
    """What section 6.1 promises: the total, and the floor or ceiling for every group of both families."""
    N, k = sum(cells.values()), len(next(iter(cells)))
    assert sum(allotted.values()) == n
    width = [len({cell[d] for cell in cells}) for d in range(k)]
    row = max(range(k), key=width.__getitem__) if k else None
    rest = sorted((d for d in range(k) if d != row), key=width.__getitem__)
    families = [[row, *rest[:length]] for length in range(len(rest) + 1)] if k else []
    families += [rest[: length + 1] for length in range(len(rest))]
    for family in families:
        owed, given = {}, {}
        for cell in cells:
            group = tuple(cell[d] for d in family)
            owed[group] = owed.get(group, 0) + n * cells[cell]
            given[group] = given.get(group, 0) + allotted[cell]
        assert all(abs(given[group] * N - owed[group]) < N for group in owed), (family, owed, given)


def make_allocations():
    entries = []
    for name, seed, n, cells in SMALL + LARGE + TINY:
        allotted = second.allocate_proportionally(cells, n, second.seed_hash(seed))
        check_groups(cells, allotted, n)
        counted = [[list(cell), cells[cell], allotted[cell]] for cell in sorted(cells)]
        entries.append({"name": name, "seed": seed, "n": n, "cells": counted})
    return {
        "about": "Vectors for docs/SPEC.md, section 6.1, made by test/independent. "
        "Cells are [category indexes in plan order], N_h, n_h; indexes count the categories that are present.",
        "allocations": entries,
    }


# ---- draws.json: registers and plans ------------------------------------------------------------------------

FIRST = """id;Familienname;Geburtsdatum;Geschlecht;Stadtteil;Strasse;Hausnummer;Sperre
P001;Schmidt;09.04.1999;x;Altstadt;Hauptstraße;4;
P002;Müller;04.10.2001;x;Zähringen;Hauptstraße;1;1
P003;Schmidt;02.04.1976;w;Altstadt;Bächle;2;
P004;Yılmaz;14.04.1984;x;Östliche Vorstadt;Hauptstraße;4;
P005;Müller;15.06.1948;d;Zähringen;Bächle;3;
P006;Schmidt;07.06.1971;m;Altstadt;Hauptstraße;4;
P007;Schmidt;18.10.1944;m;Östliche Vorstadt;Hauptstraße;1;
P008;Yılmaz;09.01.1946;m;Altstadt;Hauptstraße;2;
P009;Müller;10.05.2000;m;Altstadt;Hauptstraße;2;1
P010;Yılmaz;11.11.1940;m;Zähringen;Bächle;1;
P011;Schmidt;09.12.2001;w;Altstadt;Bächle;2;1
P012;Yılmaz;17.04.1989;d;Altstadt;Bächle;3;
P013;Müller;01.12.1967;x;Östliche Vorstadt;Hauptstraße;3;
P014;Yılmaz;25.06.1997;m;Zähringen;Bächle;4;
P015;Yılmaz;16.05.2002;w;Zähringen;Hauptstraße;1;
P016;Schmidt;22.04.1969;d;Altstadt;Hauptstraße;2;1
P017;Müller;17.11.1968;m;Östliche Vorstadt;Bächle;1;
P018;Schmidt;20.01.1942;w;Altstadt;Hauptstraße;2;
P019;Müller;06.04.1980;d;Zähringen;Bächle;4;
P020;Schmidt;05.11.1965;w;Zähringen;Hauptstraße;3;1
P021;Müller;16.12.1969;w;Zähringen;Hauptstraße;2;1
P022;Yılmaz;28.10.1978;m;Zähringen;Hauptstraße;4;
P023;Müller;07.02.1998;m;Zähringen;Bächle;2;
P024;Schmidt;14.11.1970;w;Östliche Vorstadt;Bächle;1;
P025;Schmidt;17.05.1976;w;Altstadt;Hauptstraße;2;
P026;Yılmaz;28.04.1995;m;Zähringen;Bächle;4;
P027;Müller;06.09.1985;m;Östliche Vorstadt;Hauptstraße;1;
P028;Yılmaz;04.10.1949;m;Zähringen;Bächle;4;1
P029;Müller;28.02.1950;w;Östliche Vorstadt;Bächle;2;1
P030;Yılmaz;11.11.1994;w;Altstadt;Bächle;2;
P031;Müller;26.07.2004;m;Zähringen;Hauptstraße;4;
P032;Yılmaz;08.04.1972;d;Altstadt;Hauptstraße;1;
P033;Schmidt;18.01.1941;m;Altstadt;Bächle;1;
P034;Yılmaz;14.11.1983;d;Altstadt;Bächle;4;
P035;Müller;28.08.2010;m;Altstadt;Bächle;1;
P036;Schmidt;11.07.2008;w;Östliche Vorstadt;Hauptstraße;3;
P037;Müller;28.05.1982;w;Zähringen;Bächle;1;
P038;Schmidt;03.03.1941;w;Altstadt;Bächle;4;
P039;Müller;25.09.1969;w;Altstadt;Hauptstraße;1;
P040;Müller;24.03.1990;w;Zähringen;Bächle;4;
""".replace("\n", "\r\n")

WORKED = """Nr;Viertel;Geburtsdatum;Sperre
A01;Nord;14.02.1961;
A02;Nord;03.09.1994;
A03;Nord;30.11.1978;
A04;Nord;00.00.1950;
A05;Nord;01.12.2010;
A06;Nord;02.12.2010;
A07;Süd;19.06.1988;
A08;Süd;23.01.1969;
A09;Süd;08.08.1957;
A10;Süd;27.03.1999;ja
A11;West;11.05.1959;
A12;West;16.10.1966;
"""

NAMES = ("Schmidt", "Müller", "Yılmaz", "Nowak", "Łukasik", "Öztürk", "von der Heide")
STREETS = ("Hauptstraße", "Bächle", "Am Anger", "Šafářikweg")
GENDER_SPELLINGS = "m M männlich MÄNNLICH Male w W f F weiblich Female d DIVERS diverse x unbekannt Unbekannt".split()
GENDER_SPELLINGS += ["ohne Angabe", "KEINE ANGABE", "", " ", "Ma\u0308nnlich"]
FORMS = ("{d:02}.{m:02}.{y}", "{d}.{m}.{y}", "{y}-{m:02}-{d:02}", "{y}{m:02}{d:02}", "{y}", "00.{m:02}.{y}")
FORMS += ("00.00.{y}", "{d:02}.00.{y}", "{y}-{m:02}-00", "{y}-00-00", "{y}0000", "{y}{m:02}00", "0.0.{y}")


def people(name, count, *columns):
    """A synthetic register with the named columns; every value hangs on the names and the row's number."""
    makers = {
        "id": lambda i: f"P{i:03}",
        "Name": lambda i: pick(NAMES, name, "Name", i),
        "Geburt": lambda i: birth(name, i, "{d:02}.{m:02}.{y}"),
        "Geburt?": lambda i: birth(name, i, pick(FORMS, name, "form", i)),
        "Alter": lambda i: str(pick(range(0, 101), name, "Alter", i)),
        "Geschlecht": lambda i: pick("mwmwmwdx", name, "Geschlecht", i),
        "Geschlecht?": lambda i: pick(GENDER_SPELLINGS, name, "Geschlecht", i),
        "Stadtteil": lambda i: pick(("Altstadt", "Zähringen", "Östliche Vorstadt", "Weststadt"), name, "Teil", i),
        "Strasse": lambda i: pick(STREETS, name, "Strasse", i),
        "Nr": lambda i: pick(("1", "2", "12a-14d"), name, "Nr", i),
        "PLZ": lambda i: pick(("08212", "79098"), name, "PLZ", i),
        "Status": lambda i: pick(("", "", "", "verzogen", "verstorben", "gesperrt"), name, "Status", i),
    }
    return [list(columns)] + [[makers[column](i) for column in columns] for i in range(1, count + 1)]


def birth(name, i, form):
    return form.format(
        y=pick(range(1930, 2020), name, "y", i), m=pick(range(1, 13), name, "m", i), d=pick(range(1, 29), name, "d", i)
    )


def csv(rows, delimiter=";", end="\r\n"):
    return "".join(delimiter.join(row) + end for row in rows)


def make_plan(stratify=(), size=10, register=(), columns=(), eligibility=(), **sample):
    def column(name, **more):
        unmapped = {"recognise": "none", "categories": None, "by_lot": []}
        return {"name": name, "source": "column", "column": name, **unmapped, **more}

    def dimension(part):
        return column(part) if isinstance(part, str) else part if "source" in part else column(**part)

    no_columns = {"district": None, "birth_date": None, "age": None, "gender": None, "household": []}
    return {
        "version": 1,
        "title": None,
        "register": {"encoding": "auto", "delimiter": "auto", **dict(register)}
        | {"columns": {"id": ["id"], **no_columns, **dict(columns)}},
        "eligibility": {"reference_date": None, "min_age": None, "max_age": None, "districts": None, "exclude": []}
        | dict(eligibility),
        "stratify": [dimension(part) for part in stratify],
        "sample": {"size": size, "allocation": "proportional", "table": None, "reserve": "1"}
        | {"max_per_household": None, "allow_shortfall": False}
        | sample,
        "seed": {"source": None},
        "output": {"columns": None, "dialect": "excel-de"},
    }


def age(*bands):
    def band(text):
        start, _, end = text.rstrip("+").partition("-")
        return {"name": text, "from": int(start), "to": int(end) if end else None}

    return {"name": "age", "source": "age", "bands": [band(text) for text in bands]}


def group(**groups):
    return [{"name": name, "values": values} for name, values in groups.items()]


def barred(column, values="nonempty", confidential=False):
    return {"column": column, "values": values, "reason": column, "confidential": confidential}


GENDER = {"name": "gender", "column": "Geschlecht", "recognise": "gender"}
DISTRICT = {"name": "district", "column": "Stadtteil"}
STICHTAG = {"reference_date": "2026-12-01"}
BORN = {"birth_date": "Geburt"}
TEIL = {"district": "Stadtteil"}
BANDS = age("16-29", "30-44", "45-64", "65+")
HOME = ["Name", "Strasse", "Nr"]

FIRST_COLUMNS = {
    "district": "Stadtteil",
    "birth_date": "Geburtsdatum",
    "gender": "Geschlecht",
    "household": ["Familienname", "Strasse", "Hausnummer"],
}
FIRST_ELIGIBILITY = {**STICHTAG, "exclude": [barred("Sperre", confidential=True)]}
FIRST_AGES = age("16-39", "40-64", "65+")

ODD_DATES = """id|geboren
L1|29.02.2008
L2|28.02.2008
L3|01.03.2008
L4|29.2.2008
L5|20080229
L6|2008-02-29
L7|27.02.1961
L8|29.02.1960
L9|28.02.2026
M1|00.02.2008
M2|00.03.2008
M3|28.00.2008
M4|00.00.2008
M5|2008
M6|2026
M7|01.01.2026
M8|1900-02-28
M9|9.9.1999
N1|31.12.1999
N2|00.02.2026
"""

QUOTED = (
    '\r\n"id";"Anmerkung; intern";"Ortsteil ""Mitte"""\r\n'
    '"Q1";"zwei\r\nZeilen";Nord\r\n\r\n'
    'Q2;"ein ""Wort""";"Nord"\r\n'
    '"Q;3";;"Süd"\r\n'
    'Q4;"\r\n\r\n";Nord\r\n'
    '"Q5 ";"";" Süd"\r\n'
    '"Q6";"x\r\ny";"Nord"\r\n'
    "Q7;, , , , | |;Nord"
)

WHITE_ID = "id\tArt\n" + "".join(
    f"{a}{number}{b}\t{b}{kind}{a}\n"
    for number, (a, b, kind) in enumerate(
        [
            ("", "", "ä"),
            ("\u00a0", "\u0085", "a\u0308"),
            ("\u3000", " ", "ä "),
            (" ", "\u2003", "b"),
            ("\u2028", "", "b"),
            ("\u2029", "\u202f", "b"),
            ("\u1680", "\v", "B"),
            ("", "\u205f", "ä b"),
            ("", "\f", "ä\u00a0b"),
        ]
    )
)

SIGNS = ("\ufb00", "😀", "z", "Z", "ä", "\U0001d538", "\uffee", "Ä", "ß", "ss", "a")


def draws():
    """(name, register text, plan, seed, further keys): the draws, in the order of the file."""
    yield "three dimensions and a block", FIRST, make_plan(
        [DISTRICT, GENDER, FIRST_AGES], 12, columns=FIRST_COLUMNS, eligibility=FIRST_ELIGIBILITY
    ), LOTTO, {}
    yield "one of a household, half a reserve", FIRST, make_plan(
        [FIRST_AGES, DISTRICT],
        9,
        columns=FIRST_COLUMNS,
        eligibility=FIRST_ELIGIBILITY,
        reserve="0.5",
        max_per_household=1,
    ), LOTTO, {}
    worked = {"id": ["Nr"], "district": "Viertel", "birth_date": "Geburtsdatum"}
    yield "the worked draw of docs/SPEC.md", WORKED, make_plan(
        [{"name": "district", "column": "Viertel"}, age("16-59", "60+")],
        4,
        columns=worked,
        eligibility={**STICHTAG, "min_age": 16, "exclude": [barred("Sperre", confidential=True)]},
        reserve="0.5",
    ), LOTTO, {}

    plain = csv(people("plain", 40, "id", "Stadtteil", "Geschlecht"))
    yield "no dimension", plain, make_plan(size=7), LOTTO, {}
    header, *upside_down = people("plain", 40, "id")
    yield "no dimension, the rows reversed", csv([header, *upside_down[::-1]]), make_plan(size=7), LOTTO, {}
    yield "everybody", plain, make_plan([DISTRICT, GENDER], 40, columns=TEIL, reserve="2"), LOTTO, {}
    yield "one person", plain, make_plan([DISTRICT], 1, columns=TEIL, reserve="3"), LOTTO, {}
    for reserve in ("0", "1.1", "0.3", "2.05", "0.10000000000000000000000000000001", "0.70", "99"):
        yield f"ten of forty, reserve {reserve}", plain, make_plan(size=10, reserve=reserve), "reserve", {}
    yield "reserve of each stratum rounded up", plain, make_plan(
        [DISTRICT, GENDER], 15, columns=TEIL, reserve="0.34"
    ), "reserve", {}

    lot = csv(people("lot", 60, "id", "Geschlecht", "Stadtteil"))
    yield "d and x by lot to w and m, as listed", lot, make_plan(
        [{**GENDER, "categories": group(w=["w"], m=["m"]), "by_lot": ["d", "x"]}], 20
    ), LOTTO, {}
    yield "d and x by lot to m and w, as listed", lot, make_plan(
        [{**GENDER, "categories": group(m=["m"], w=["w"]), "by_lot": ["d", "x"]}, "Stadtteil"], 20
    ), LOTTO, {}
    yield "x by lot to three", lot, make_plan(
        [{**GENDER, "categories": group(w=["w"], m=["m"], d=["d"]), "by_lot": ["x"]}], 20
    ), LOTTO, {}
    three = group(Dorf=["Ebnet"], Alt=["Altstadt"], Vor=["Östliche Vorstadt"])
    yield "by lot, one category with nobody else in it", lot, make_plan(
        [{**DISTRICT, "categories": three, "by_lot": ["Zähringen", "Weststadt"]}], 20, columns=TEIL
    ), LOTTO, {}
    spelled = csv(people("spelled", 60, "id", "Geschlecht?"))
    plan = make_plan([{**GENDER, "column": "Geschlecht?"}], 15, columns={"gender": "Geschlecht?"})
    yield "spellings of gender", spelled, plan, LOTTO, {}
    mapped = [{"name": "w", "values": ["w", "F"]}, {"name": "m", "values": ["m", "M"]}]
    yield "gender mapped by the plan, empty by lot", csv(
        [["id", "G"]] + [[f"G{i}", pick(("w", "F", "m", "M", "", "d"), "mapped", i)] for i in range(30)]
    ), make_plan([{"name": "gender", "column": "G", "categories": mapped, "by_lot": ["d", ""]}], 8), LOTTO, {}

    quarters = csv(people("quarters", 60, "id", "Stadtteil", "Geburt"))
    grouped = group(Süd=["Altstadt", "Weststadt"], Ost=["Ebnet"], Nord=["Zähringen", "Östliche Vorstadt"])
    yield "districts grouped, one group without people", quarters, make_plan(
        [{**DISTRICT, "categories": grouped}], 12, columns=TEIL
    ), LOTTO, {}
    yield "only two districts, sixteen to seventy", quarters, make_plan(
        [DISTRICT, BANDS],
        12,
        columns={**TEIL, **BORN},
        eligibility={**STICHTAG, "min_age": 16, "max_age": 70, "districts": ["Zähringen", "O\u0308stliche Vorstadt"]},
    ), LOTTO, {}
    yield "bands that leave ages out, written old to young", quarters, make_plan(
        [age("80+", "50-69", "18-24")], 6, columns=BORN, eligibility=STICHTAG
    ), LOTTO, {}
    yield "an age column, ten in all", csv(people("ages", 60, "id", "Alter", "Geschlecht"), ","), make_plan(
        [BANDS, GENDER], 10, columns={"age": "Alter"}, eligibility={"max_age": 90}
    ), LOTTO, {}
    yield "partly unknown dates of birth", csv(people("unknown", 70, "id", "Geburt?"), "|", "\n"), make_plan(
        [BANDS], 16, columns={"birth_date": "Geburt?"}, eligibility={**STICHTAG, "min_age": 16}
    ), LOTTO, {}
    for day, least in (("2026-02-28", 18), ("2026-03-01", 18), ("2028-02-29", 20)):
        yield f"born on 29 February, reference date {day}", ODD_DATES, make_plan(
            [age("18-64", "65+")],
            5,
            columns={"birth_date": "geboren"},
            eligibility={"reference_date": day, "min_age": least},
        ), LOTTO, {}
    rows = people("rules", 60, "id", "Status", "Geburt", "Stadtteil")
    for row in rows[1:]:
        if row[1] == "verstorben":
            row[2:] = ["31.02.77", ""]
    yield "several rules, the first that hits counts", csv(rows), make_plan(
        [DISTRICT, age("16-44", "45+")],
        9,
        columns={**TEIL, **BORN},
        eligibility={
            **STICHTAG,
            "exclude": [barred("Status", ["verstorben", "verzogen"]), barred("Status", confidential=True)],
            "min_age": 16,
            "max_age": 79,
            "districts": ["Altstadt", "Weststadt", "Zähringen"],
        },
    ), LOTTO, {}
    yield "code points above U+FFFF sort last", csv(
        [["id", "Zeichen"]] + [[f"S{i}", pick(SIGNS, "signs", i)] for i in range(44)], "\t"
    ), make_plan(["Zeichen"], 13), LOTTO, {}
    yield "white space of all kinds", WHITE_ID, make_plan(["Art"], 4, reserve="0.5"), LOTTO, {}

    family = people("family", 60, "id", "Name", "Strasse", "Nr", "Geschlecht", "PLZ")
    for row in family[1:]:
        if pick((True, False, False), "homeless", row[0]):
            row[1:4] = ["", " ", ""]
    for limit, reserve, home in ((1, "1.5", HOME), (2, "0.5", HOME[1:]), (3, "2", HOME[1:])):
        yield f"at most {limit} of a household, reserve {reserve}", csv(family), make_plan(
            [GENDER], 16, columns={"household": home}, reserve=reserve, max_per_household=limit
        ), LOTTO, {}
    earlier = [["los_rang", "los_ticket", "id", "Art"]]
    for i in range(30):
        sign = ("'-", "''-", "'=", "'", "-", "'\uff1d", "", "'+")[i % 8]
        earlier.append([str(i + 1), f"{i:02x}", f"{sign}{i // 2}", ("'=a", "''=a", "=a", "b")[i % 4]])
    yield "a list of an earlier draw, its cells made safe for a spreadsheet", csv(earlier), make_plan(
        ["Art"], 12, columns={"id": ["id"]}
    ), LOTTO, {}
    nowhere = [["id", "Nachname", "0601 Straße", "Haus-Nr.", "PLZ", "Ort"]]
    for i in range(40):
        street = ["", "", ""] if i % 3 else ["Am Tor", str(i % 4), ""]
        nowhere.append([f"K{i:02}", pick(NAMES, "nowhere", i), *street[:2], "07911", "Musterstadt"])
    yield "one name without an address is no household", csv(nowhere), make_plan(
        [], 24, columns={"household": nowhere[0][1:]}, reserve="2", max_per_household=1
    ), LOTTO, {}
    yield "household by street and number, the reserve runs out", csv(family), make_plan(
        ["PLZ"], 12, columns={"household": ["Strasse", "Nr"]}, reserve="3", max_per_household=1, allow_shortfall=True
    ), LOTTO, {}
    yield "a shortfall that the plan allows", csv(family), make_plan(
        [GENDER, "PLZ"], 40, columns={"household": ["Strasse", "Nr"]}, max_per_household=3, allow_shortfall=True
    ), LOTTO, {}
    composite = [["Name", "Vorname", "Geburt", "Bezirk"]]
    for i in range(40):
        name, first = pick(NAMES, "composite", i), pick(("Anna", "", "Jo", "Zoë"), "c", i)
        composite.append([name, first, f"{1950 + i}-01-0{1 + i % 9}", pick("12", "b", i)])
    composite[1][0] = "Mu\u0308ller"
    yield "ids of three columns", csv(composite), make_plan(
        ["Bezirk"], 8, columns={"id": ["Geburt", "Name", "Vorname"]}, reserve="0.5"
    ), LOTTO, {}
    table_sizes = [(("Altstadt", "d"), 0), (("Altstadt", "m"), 3), (("Altstadt", "w"), 2), (("Zähringen", "w"), 1)]
    yield "a table", csv(people("plain", 40, "id", "Stadtteil", "Geschlecht")), make_plan(
        [DISTRICT, GENDER],
        6,
        columns=TEIL,
        allocation="table",
        table=[{"categories": list(names), "size": size} for names, size in table_sizes],
    ), LOTTO, {}

    for name, end in (("CR", "\r"), ("LF", "\n"), ("CRLF", "\r\n")):
        yield f"{name} ends a record", csv(people("ends", 20, "id", "Geschlecht"), end=end), make_plan(
            ["Geschlecht"], 6
        ), LOTTO, {}
    yield "line ends mixed, empty lines, none at the end", "\n\r\nid\rA1\r\rA2\n\n\r\nA3\r\n\rA4", make_plan(
        size=2
    ), LOTTO, {}
    yield "quoted fields with line breaks and quotation marks", QUOTED, make_plan(
        ['Ortsteil "Mitte"'], 3, reserve="0.5"
    ), LOTTO, {}
    yield "more commas than semicolons, but in quotes", 'id;"a,b,c,d";G\nA;"1,2";m\nB;;w\n"C";,;m\n', make_plan(
        ["G"], 1
    ), LOTTO, {}
    yield "as many commas as semicolons", "id;a,b\nA;1,2\nB;1,2\nC;3,3\n", make_plan(["a,b"], 2), LOTTO, {}
    yield "the plan fixes the delimiter", "id,a;b,c;d;e\n1,;x,;y;z\n2,;x,;y;z\n", make_plan(
        ["a;b"], 1, {"delimiter": ","}
    ), LOTTO, {}
    for encoding in ("utf-8", "utf-16le", "windows-1252"):
        western = csv(people("western", 24, "id", "Stadtteil"))
        marked = western if encoding == "windows-1252" else "\ufeff" + western
        yield f"file in {encoding}", marked, make_plan([DISTRICT], 6, columns=TEIL), LOTTO, {"encoding": encoding}


    simple = make_plan(size=2)
    yield "excluded rows of one person and the one that remains", "id;n\nA;1\nB;\nA;\nB;1\nB;2\n", make_plan(
        size=2, eligibility={"exclude": [barred("n")]}
    ), LOTTO, {}
    yield "rows of nothing but delimiters and white space", "id;n\nA;1\n \n;\nB;2\n ; \n", simple, LOTTO, {}
    yield "a delimiter at every line end", "id;n;\nA;1;\nB;2;\nC;;\n", simple, LOTTO, {}
    yield "a delimiter at every line end but that of the names", "id;n\nA;1;\nB;2;\nC;;\n", simple, LOTTO, {}
    yield "a column without name or content", "id;;n\nA;;1\nB; ;2\n", simple, LOTTO, {}
    yield "the delimiter on a line of its own", "sep=|\r\nid|n;x;y\r\nA|1\r\nB|2\r\n", simple, LOTTO, {}
    yield "names below a title", 'Stand: "heute;\n\nid,n\nA,1\nB,2\n', make_plan(
        size=2, register={"header_line": 3}
    ), LOTTO, {}
    yield "quotation marks that mean nothing", 'id;n\n"A;1\nB";"2\nC;"3"\n', make_plan(
        size=2, register={"quotes": "none"}
    ), LOTTO, {}
    yield "texts as a spreadsheet writes them", 'id;n\n="001";1\n"=""002""";2\n003;="a"\n', simple, LOTTO, {}
    yield "an end mark of old systems", "id;n\nA;1\nB;2\u001a\u001a\r\n", simple, LOTTO, {}
    yield "what nobody sees in a column that decides nothing", "id;n\nA;x\u00ady\nB;\u200b2\n", simple, LOTTO, {}
    yield "as many rows as the plan says", "id;n\nA;1\n;\nB;2\n", {**simple, "rows": 2}, LOTTO, {}
    midnight = "1.2.1980 0:00", "01.02.1980 00:00:00", "1980-02-01T00:00:00.000Z", "19800201 00:00", "2010-12-01 00:00"
    yield "dates with midnight", "id;Geburt\n" + "".join(f"{n};{date}\n" for n, date in enumerate(midnight)), make_plan(
        [BANDS], 2, columns=BORN, eligibility=STICHTAG
    ), LOTTO, {}
    yield "eight digits that begin with the day", "id;Geburt\nA;09021952\nB;00001990\nC;01122010\nD;02122010\n", make_plan(
        [BANDS], 2, {"dates": "DDMMYYYY"}, BORN, {**STICHTAG, "min_age": 16}
    ), LOTTO, {}


def refusals():
    """(name, register text, plan, seed, further keys): nothing is drawn."""
    born = {"columns": BORN, "eligibility": {**STICHTAG, "min_age": 16}}
    for name, value in {
        "an impossible date": "31.02.1990",
        "29 February in a year without": "29.02.1900",
        "a month 13": "1990-13-01",
        "a two-digit year": "01.02.90",
        "a date after the reference date": "02.12.2026",
        "an unknown year": "00.00.0000",
        "an unknown year, eight digits": "00000000",
        "an empty date": "",
        "one digit in a date with hyphens": "1990-1-01",
        "seven digits": "1990101",
        "digits that are not ASCII": "١٩٩٠",
        "a date with a time": "01.02.1990 00:01",
        "somebody older than 130": "01.12.1895",
        "eight digits that begin with the day": "09021952",
    }.items():
        yield name, f"id;Geburt\nA;1.2.1990\nB;{value}\n", make_plan(size=1, **born), LOTTO, {}
    yield "an empty age", "id,Alter\nA,30\nB,\n", make_plan([BANDS], 1, columns={"age": "Alter"}), LOTTO, {}
    yield "an age with a decimal point", "id;Alter\nA;30\nB;30.5\n", make_plan(
        [BANDS], 1, columns={"age": "Alter"}
    ), LOTTO, {}
    yield "an empty district", "id;Stadtteil\nA;N\nB;\n", make_plan([DISTRICT], 1, columns=TEIL), LOTTO, {}
    yield "an empty district under a restriction", "id;Stadtteil\nA;N\nB;\n", make_plan(
        size=1, columns=TEIL, eligibility={"districts": ["N"]}
    ), LOTTO, {}
    yield "a gender that is none", "id;Geschlecht\nA;m\nB;q\n", make_plan([GENDER], 1), LOTTO, {}
    yield "an empty value of a further dimension", "id;Art\nA;a\nB; \n", make_plan(["Art"], 1), LOTTO, {}
    yield "a value that no category takes", "id;Art\nA;a\nB;A\n", make_plan(
        [{"name": "Art", "categories": group(x=["a"])}], 1
    ), LOTTO, {}
    yield "an empty id", "id;n\nA;1\n\u3000;2\n", make_plan(size=1), LOTTO, {}
    yield "an id twice", "id;n\nA;1\nA ;2\n", make_plan(size=1), LOTTO, {}
    yield "an id twice, written in two ways", "id;n\n\u00e4;1\na\u0308;2\n", make_plan(size=1), LOTTO, {}
    yield "an id twice, a third row excluded", "id;n\nA;1\nA;\nA;\n", make_plan(
        size=1, eligibility={"exclude": [barred("n")]}
    ), LOTTO, {}
    for name, character in {
        "a zero width space": "\u200b",
        "a soft hyphen": "\u00ad",
        "a byte order mark": "\ufeff",
        "a replacement character": "\ufffd",
        "a control character": "\u0002",
        "a direction mark": "\u202e",
        "a variation selector": "\ufe0f",
    }.items():
        yield f"{name} in an id", f"id;n\nA;1\nB{character};2\n", make_plan(size=1), LOTTO, {}
        yield f"{name} in a category", f"id;Art\nA;1\nB;{character}2\n", make_plan(["Art"], 1), LOTTO, {}
    yield "an end mark in the middle", "id;n\nA;1\u001a\nB;2\n", make_plan(size=1), LOTTO, {}
    yield "a byte order mark before a record", "id;n\nA;1\n\ufeffB;2\n", make_plan(size=1), LOTTO, {}
    yield "a line break in an id", 'id;n\nA;1\n"B\nC";2\n', make_plan(size=1), LOTTO, {}
    yield "records inside a field", 'id;n;m\nA;1;x\nB;"2;y\nC;3";z\nD;4;z\n', make_plan(size=1), LOTTO, {}
    yield "a column without name and with content", "id;;n\nA;;1\nB;x;2\n", make_plan(size=1), LOTTO, {}
    yield "fewer rows than the plan says", "id;n\nA;1\n", {**make_plan(size=1), "rows": 2}, LOTTO, {}
    yield "U+001F in an id", "id;n\nA;1\nB\u001fC;2\n", make_plan(size=1), LOTTO, {}
    yield "a record too short", "id;n\nA;1\nB\n", make_plan(size=1), LOTTO, {}
    yield "a record too long", "id;n\nA;1\nB;2;\n", make_plan(size=1), LOTTO, {}
    yield "a header name twice", "id;n;n \nA;1;2\n", make_plan(size=1), LOTTO, {}
    yield "an empty header name", "id;\nA;1\n", make_plan(size=1), LOTTO, {}
    yield "a column that is not there", "Id;n\nA;1\n", make_plan(size=1), LOTTO, {}
    yield "a quotation mark never closed", 'id;n\nA;"1\nB;2\n', make_plan(size=1), LOTTO, {}
    yield "text after a closing quotation mark", 'id;n\nA;"1"2\nB;2\n', make_plan(size=1), LOTTO, {}
    yield "an empty seed", "id\nA\n", make_plan(size=1), " \u00a0\t", {}
    yield "more than there are", "id\nA\nB\n", make_plan(size=3), LOTTO, {}
    yield "nobody left", "id;n\nA;1\n", make_plan(size=1, eligibility={"exclude": [barred("n")]}), LOTTO, {}
    yield "a household too many", "id;h\nA;1\nB;1\n", make_plan(
        size=2, columns={"household": ["h"]}, max_per_household=1
    ), LOTTO, {}
    for name, entries in {
        "a table with more than there are": [("a", 3)],
        "a table with another sum": [("a", 1), ("b", 1)],
        "a table with an unknown stratum": [("a", 2), ("c", 1)],
    }.items():
        yield name, "id;Art\nA;a\nB;a\nC;b\nD;b\n", make_plan(
            ["Art"], 3, allocation="table", table=[{"categories": [c], "size": size} for c, size in entries]
        ), LOTTO, {}


def make_draws():
    def run(register, plan, seed, encoding="utf-8"):
        data = register.encode({"utf-16le": "utf-16-le", "windows-1252": "cp1252"}.get(encoding, encoding))
        return second.draw({"register": "register.csv", "plan": plan, "seed": seed}, lambda _: data)

    done, refused = [], []
    for name, register, plan, seed, more in draws():
        result = run(register, plan, seed, **more)
        expected = {key: result[key] for key in ("frame", "excluded", "strata")}
        expected |= {key: [person["label"] for person in result[key]] for key in ("invited", "reserve")}
        done.append({"name": name, **more, "register": register, "plan": plan, "seed": seed, "expected": expected})
    for name, register, plan, seed, more in refusals():
        try:
            run(register, plan, seed, **more)
            raise AssertionError(name)
        except second.Refused as refusal:
            whole_file = ("quote", "header")
            named = [p["line"] for p in refusal.problems if "line" in p and p["kind"] not in whole_file]
            refused.append({"name": name, **more, "register": register, "plan": plan, "seed": seed})
            refused[-1]["expected"] = {"exit": refusal.code} | ({"line": named[0]} if named else {})
    return {
        "about": "Vectors for docs/SPEC.md: whole draws, made by test/independent. `register` is the text of the file, "
        "in UTF-8 unless `encoding` says otherwise; `plan` the effective plan; strata are [category indexes in plan "
        "order], N_h, n_h; `excluded` counts by rule; `invited` and `reserve` are labels in ticket order. "
        "`refusals`: nothing is drawn; `exit` is the exit code, `line`, where given, a line of the register that must "
        "be named.",
        "draws": done,
        "refusals": refused,
    }


# ---- turns.json ---------------------------------------------------------------------------------------------

LETTERS = ["".join(letters) for letters in product("ABCDEFGHIJKLMNOPQRSTUVWXYZ", repeat=2)]


def circles(*sizes):
    """People of so many types, each with letters of their own."""
    left = iter("ABCDEFGHIJKLMNOPQRSTUVWXYZ" if sum(sizes) <= 26 else LETTERS)
    return [[next(left) for _ in range(size)] for size in sizes]


def made_turns(name, sizes, count):
    """Outcomes by chance; they need not meet any quota, and need not be as many people each."""
    taken = [[pick(range(size + 1), name, at, t) for t, size in enumerate(sizes)] for at in range(count)]
    return name, circles(*sizes), [(pick(range(1, 9), name, at), x) for at, x in enumerate(taken)]


TURNS = [
    (
        "the ten panels of docs/SPEC.md",
        circles(5, 3, 1),
        [(4, [2, 1, 0]), (3, [1, 1, 1]), (3, [1, 2, 0])],
    ),
    (
        "the eight people of docs/SPEC.md",
        [["B5", "B3"], ["B1"], ["B4", "B8"], ["B7", "B6"], ["B2"]],
        [(200, [1, 1, 0, 1, 0]), (267, [1, 0, 1, 1, 0]), (333, [1, 0, 1, 0, 1]), (200, [0, 1, 1, 1, 0])],
    ),
    ("everybody on every panel", circles(3, 2), [(4, [3, 2])]),
    ("fewer places than people: some are on no panel", circles(5, 2), [(1, [1, 0]), (2, [1, 1])]),
    ("all of a type at once, then some", circles(4), [(2, [4]), (3, [3]), (1, [0]), (2, [1])]),
    made_turns("four types by chance", (7, 3, 2, 1), 6),
    made_turns("many types by chance", (11, 1, 4, 6, 1, 2, 9, 3), 12),
]


def make_turns():
    cases = []
    for name, types, outcomes in TURNS:
        counts = lottery.count_panels(types, outcomes)
        panels = [[person for own in panel for person in own] for panel in lottery.by_turns(types, outcomes)]
        listed = [{"weight": weight, "x": x} for weight, x in outcomes]
        cases.append({"name": name, "types": types, "outcomes": listed, "panels": panels, "times": counts})
    return {
        "about": "Vectors for docs/SPEC.md, section 6.3, numbered panels, made by test/independent. `types`: the people "
        "of each type, lowest tickets first; `panels`: type by type, those whose turn came first in front; `times`: "
        "on how many panels everybody is. The weights need not add up to 1000 here.",
        "turns": cases,
    }


# ---- Files --------------------------------------------------------------------------------------------------


def write_json(value):
    """One line for each entry of a list, and for a draw one line for each of its parts."""

    def short(part):
        return json.dumps(part, separators=(", ", ": "))

    def entry(part):
        if not isinstance(part, dict) or "expected" not in part:
            return "  " + short(part)
        return "  {\n" + ",\n".join(f"   {short(key)}: {short(item)}" for key, item in part.items()) + "\n  }"

    def member(part):
        return "[\n" + ",\n".join(map(entry, part)) + "\n ]" if isinstance(part, list) else short(part)

    return "{\n" + ",\n".join(f" {short(key)}: {member(part)}" for key, part in value.items()) + "\n}\n"


def main(arguments):
    assert all(unicodedata.is_normalized("NFC", second.normal(text)) for text in SEEDS)
    stale = []
    makers = {"seeds-and-tickets": make_tickets, "allocations": make_allocations}
    makers |= {"draws": make_draws, "turns": make_turns}
    for name, make in makers.items():
        path, text = TARGET / f"{name}.json", write_json(make())
        if arguments == ["--check"]:
            stale += [] if path.exists() and path.read_bytes() == text.encode("ascii") else [path.name]
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("ascii"))
    print("\n".join(f"differs: {name}" for name in stale), end="\n" if stale else "")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
