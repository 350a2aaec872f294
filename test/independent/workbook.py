#!/usr/bin/env python3
"""The rows of a workbook (docs/SPEC.md section 9), by a program of its own: Python's zip and XML readers, no other.

    workbook.py FILE [--sheet NAME] [--header-line N] > rows.csv
"""

import datetime
import decimal
import posixpath
import re
import sys
import xml.etree.ElementTree as ET
import zipfile

BUILT_IN = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}


def local(element):
    return element.tag.rsplit("}", 1)[-1]


def children(element, name):
    return [one for one in element if local(one) == name]


def first(element, name):
    return next(iter(children(element, name)), None)


def relations(book, part):
    folder, name = posixpath.split(part)
    if part == "" and "_rels/.rels" not in book.namelist():
        return {}
    root = ET.fromstring(book.read(posixpath.join(folder, "_rels", name + ".rels")))
    return {
        one.get("Id"): (one.get("Type").rsplit("/", 1)[-1], posixpath.normpath(posixpath.join("/", folder, one.get("Target")))[1:])
        for one in root
    }


def text_of(element):
    """All runs together, without what says how they are pronounced."""
    runs = [one for one in element if local(one) in ("t", "r")]
    texts = [one if local(one) == "t" else first(one, "t") for one in runs]
    return plain("".join(one.text or "" for one in texts if one is not None))


def plain(text):
    units = re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)
    whole = units.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    return re.sub(r"\r\n?", "\n", whole)


def formats(book, part):
    root = ET.fromstring(book.read(part))
    codes = {int(one.get("numFmtId")): one.get("formatCode") for one in root.iter() if local(one) == "numFmt"}
    xfs = first(root, "cellXfs")
    ids = [int(one.get("numFmtId", "0")) for one in xfs] if xfs is not None else []
    return [(codes[one] if one in codes else None, one) for one in ids]


def kind(form):
    """(is it a date, how many digits)"""
    code, number = form
    if code is None:
        return number in BUILT_IN, 0
    bare = re.sub(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', "", code, flags=re.I).split(";")[0]
    if re.fullmatch("0{2,}", bare):
        return False, len(bare)
    if re.search(r"\[[hms]+\]|general", bare, re.I):
        return False, 0
    return re.search(r"[dyhs]|mm|(?<![a-z0-9_])m(?![a-z0-9_])", bare, re.I) is not None, 0


def number(written):
    if re.fullmatch(r"-?[1-9][0-9]*", written):
        return written
    value = decimal.Decimal(repr(float(written)))
    rounded = decimal.Context(prec=15).plus(value)
    text = format(rounded, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def day(written, from_1904):
    value = float(written)
    seconds = int(decimal.Decimal(value * 86400).quantize(decimal.Decimal(1), decimal.ROUND_HALF_UP))
    days, rest = divmod(seconds, 86400)
    if value < 0 or days > 2958465 - (1462 if from_1904 else 0):
        return number(written)
    if days == 0 and (rest > 0 or not from_1904):
        return f"{rest // 3600:02}:{rest // 60 % 60:02}"
    if not from_1904 and days == 60:
        return "1900-02-29"
    epoch = datetime.date(1904, 1, 1) if from_1904 else datetime.date(1899, 12, 31 if days < 60 else 30)
    return (epoch + datetime.timedelta(days)).isoformat()


def column(letters):
    at = 0
    for letter in letters:
        at = at * 26 + ord(letter) - 64
    return at - 1


def value(cell, strings, styles, from_1904):
    form, found = cell.get("t", "n"), first(cell, "v")
    written = "" if found is None else found.text or ""
    if form == "inlineStr":
        inline = first(cell, "is")
        return "" if inline is None else text_of(inline)
    if form == "s":
        return strings[int(written)] if written else ""
    if form == "str":
        return plain(written)
    if form == "b":
        return "TRUE" if written in ("1", "true") else "FALSE"
    if form == "d":
        return written[:10]
    if form == "e":
        sys.exit(f"error in {cell.get('r')}")
    if written == "":
        return ""
    is_date, digits = kind(styles[int(cell.get("s", "0"))]) if styles else (False, 0)
    if is_date:
        return day(written, from_1904)
    text = number(written)
    return text.zfill(digits) if text.isdigit() else text


def field(text):
    return '"' + text.replace('"', '""') + '"' if re.search('[;"\n]', text) else text


def rows(path, name=None, header_line=1):
    book = zipfile.ZipFile(path)
    parts = relations(book, "")
    main = next((path for form, path in parts.values() if form == "officeDocument"), "xl/workbook.xml")
    linked = relations(book, main)
    root = ET.fromstring(book.read(main))
    properties = first(root, "workbookPr")
    from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    by_kind = {form: path for form, path in linked.values()}
    strings = []
    if "sharedStrings" in by_kind:
        strings = [text_of(one) for one in ET.fromstring(book.read(by_kind["sharedStrings"]))]
    styles = formats(book, by_kind["styles"]) if "styles" in by_kind else []
    sheets = []
    for one in first(root, "sheets"):
        link = next(text for key, text in one.attrib.items() if key.endswith("}id"))
        form, part = linked[link]
        if form == "worksheet":
            sheets.append((one.get("name"), part, one.get("state", "visible") == "visible"))
    shown = [one for one in sheets if one[2]] or sheets
    chosen = shown[0] if name is None else next(one for one in sheets if one[0] == name)
    sheet = first(ET.fromstring(book.read(chosen[1])), "sheetData")
    lines, width, at = [], None, 0
    for row in sheet:
        at = int(row.get("r", at + 1))
        fields, place = {}, -1
        for cell in row:
            place = column(re.match("[A-Z]+", cell.get("r"))[0]) if cell.get("r") else place + 1
            if at >= header_line:
                fields[place] = value(cell, strings, styles, from_1904)
        last = max((one for one, text in fields.items() if text != ""), default=-1)
        if last < 0:
            continue
        width = last + 1 if width is None else width
        lines += [""] * (at - 1 - len(lines))
        lines.append(";".join(field(fields.get(one, "")) for one in range(max(width, last + 1))))
    return "".join(line + "\n" for line in lines)


if __name__ == "__main__":
    flags = dict(zip(sys.argv[2::2], sys.argv[3::2]))
    text = rows(sys.argv[1], flags.get("--sheet"), int(flags.get("--header-line", "1")))
    sys.stdout.buffer.write(text.encode("utf-8"))
