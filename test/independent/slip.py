"""Checks a slip, from docs/SPEC.md alone: python3 slip.py FOLDER SLIP, with Python's standard library.

FOLDER holds audit.jsonl. It prints what fails, by the names of docs/AUDIT.md, and what became of the label, as JSON.
"""

import csv
import hashlib
import io
import json
import re
import sys
from pathlib import Path

FIELDS = {"v", "commitment", "id", "secret", "label", "line", "index", "rows", "path"}


def sha(data):
    return hashlib.sha256(data).digest()


def H(text):
    return sha(text.encode()).hex()


def canonical(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def is_hash(value):
    return isinstance(value, str) and re.fullmatch("[0-9a-f]{64}", value) is not None


def is_count(value):
    return type(value) is int and 0 <= value < 2**53


def read(data):
    """The slip, or None if it is not written as section 12 demands."""
    try:
        text = data.decode()
        slip = json.loads(text)
        if type(slip) is not dict or set(slip) != FIELDS or canonical(slip) + "\n" != text:
            return None
    except (ValueError, RecursionError):
        return None
    hashes = [slip["commitment"], slip["secret"], slip["label"]]
    hashes += slip["path"] if isinstance(slip["path"], list) else [None]
    sound = slip["v"] == "losverfahren-slip/1" and all(map(is_hash, hashes)) and len(slip["path"]) <= 53
    texts = isinstance(slip["id"], str) and isinstance(slip["line"], str)
    return slip if sound and texts and is_count(slip["index"]) and is_count(slip["rows"]) else None


def sides(index, rows):
    """From the root down: whether the leaf is left or right of each split (RFC 6962, 2.1)."""
    found = []
    while rows > 1:
        left = 1 << (rows - 1).bit_length() - 1
        found.append(index >= left)
        index, rows = (index - left, rows - left) if index >= left else (index, left)
    return found


def root(slip):
    if slip["index"] >= slip["rows"]:
        return None
    ways = sides(slip["index"], slip["rows"])
    if len(ways) != len(slip["path"]):
        return None
    node = sha(b"\0" + slip["line"].encode())
    for beside, is_right in zip(map(bytes.fromhex, slip["path"]), reversed(ways)):
        node = sha(b"\1" + (beside + node if is_right else node + beside))
    return node.hex()


def fields(line, count):
    """The fields of an urn's line, or None if it is not written as section 11 demands."""
    try:
        rows = list(csv.reader(io.StringIO(line, newline=""), strict=True))
    except csv.Error:
        return None
    if len(rows) != 1 or len(rows[0]) != count:
        return None
    again = ",".join('"' + part.replace('"', '""') + '"' if re.search('[",\r\n]', part) else part for part in rows[0])
    return rows[0] if again == line else None


def became(draw, label, stratum):
    """What became of a label, and whether that follows from its ticket."""
    strata = [one for one in draw["selection"]["strata"] if one["stratum"] == stratum]
    if not strata:
        return None, False
    ticket = H(draw["seed"]["seedHash"] + label)
    for outcome in ("invited", "reserve"):
        for place, person in enumerate(strata[0][outcome], 1):
            if person["label"] == label:
                return {"outcome": outcome, "place": place, "ticket": ticket}, person["ticket"] == ticket
    after = strata[0]["next"]
    listed = [person["ticket"] for person in strata[0]["invited"] + strata[0]["reserve"]]
    by_balls = draw["allocation"].get("number_from") == "panel-number"
    free = draw["selection"]["max_per_household"] is not None or by_balls
    behind = after is not None and ticket >= after and all(ticket > other for other in listed)
    return {"outcome": "none", "place": None, "ticket": ticket}, free or behind


def check(slip, lines):
    entries = [json.loads(line) for line in lines]
    failed = [] if H(slip["secret"] + ":" + slip["id"]) == slip["label"] else ["slip.label"]
    own = [at for at, line in enumerate(lines) if H(line) == slip["commitment"] and entries[at]["type"].endswith("commitment")]
    if not own:
        return ["slip.commitment"] + failed, None
    entry = entries[own[0]]
    prefix = entry["type"].removesuffix("commitment")
    starts = [at for at, one in enumerate(entries) if one["type"] in ("plan", "panel.plan")] + [len(entries)]
    begin = max(at for at in starts if at < own[0])
    part = entries[begin : min(at for at in starts if at > begin)]  # of several draws on it the last counts
    later = {at + k for at, one in enumerate(part) if one["type"] == "supplement" for k in range(5)}  # section 14
    draw = {one["type"].removeprefix(prefix): one["body"] for at, one in enumerate(part) if at not in later}
    plan = draw["plan"]["plan"]
    household = plan["sample"]["max_per_household"] is not None
    line = fields(slip["line"], 1 + len(plan["stratify"]) + household)
    if line is None or line[0] != slip["label"]:
        failed.append("slip.line")
    urn = entry["body"]["urn"]
    if slip["rows"] != urn["rows"] or root(slip) != urn["root"]:
        failed.append("slip.root")
    result = None
    if "selection" in draw and "slip.line" not in failed:
        result, follows = became(draw, slip["label"], line[1 : 1 + len(plan["stratify"])])
        failed += [] if follows else ["slip.draw"]
    return failed, result


def main(arguments):
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    folder, path = map(Path, arguments)
    slip = read(path.read_bytes())
    lines = (folder / "audit.jsonl").read_text(encoding="utf-8").split("\n")[:-1]
    failed, result = (["slip.form"], None) if slip is None else check(slip, lines)
    print(json.dumps({"failed": failed, "result": None if failed else result}))
    return 4 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
