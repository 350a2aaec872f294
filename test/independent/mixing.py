#!/usr/bin/env python3
"""Mixes the list of a lottery under quotas, as docs/SPEC.md (section 6.3, Mixing) describes it.

Plain Python 3.9 or later, standard library only, written from the specification and sharing nothing with the
TypeScript program. Standard input has a JSON array of problems, standard output one of lists:

    {"n": 3, "N": [2, 1, 2], "groups": [{"members": [0, 1], "min": 1, "max": 2}], "W": 1000, "rounds": 20,
     "outcomes": [[700, [2, 0, 1]], [300, [1, 1, 1]]]}

With substitutes a problem has `pairs`, which is how many of the groups are quotas; the others are households. Its outcomes
have the numbers of the one half, then those of the other.
"""

import collections
import hashlib
import json
import math
import sys


def H(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def words(key):
    block = 0
    while True:
        digest = H(f"{key}:{block}")
        yield from (int(digest[at : at + 8], 16) for at in range(0, 64, 8))
        block += 1


def outside(groups, x):
    """By how many people the groups' bounds are broken, all together."""
    counts = [sum(x[t] for t in members) for members, _, _ in groups]
    return sum(max(0, low - c) + max(0, c - high) for c, (_, low, high) in zip(counts, groups))


def ways(N, *outcomes):
    return math.prod(math.comb(size, people) for x in outcomes for size, people in zip(N, x))


def exchange(n, N, groups, one, other, first, start, lot):
    """Exchanges people between two parts, lists of n types, if it comes to an end."""
    parts = [one, other]
    x = [[part.count(t) for t in range(len(N))] for part in parts]
    before = ways(N, *x)
    moved = [[], []]  # places of those who went, from the one and from the other

    def go(giver, place):
        t = parts[giver][place]
        x[giver][t] -= 1
        x[1 - giver][t] += 1
        moved[giver].append(place)

    def next_of(giver):
        back = {parts[1 - giver][place] for place in moved[1 - giver]}
        best = None
        for place in [*range(start, n), *range(start)]:
            t = parts[giver][place]
            if place in moved[giver] or t in back or x[1 - giver][t] == N[t]:
                continue
            then = [list(x[0]), list(x[1])]
            then[giver][t] -= 1
            then[1 - giver][t] += 1
            broken = outside(groups, then[0]) + outside(groups, then[1])
            if best is None or broken < best[0]:
                best = (broken, place)
        return None if best is None else best[1]

    if x[1][one[first]] == N[one[first]]:
        return
    place = first
    while place is not None:
        go(0, place)
        place = next_of(1)
        if place is None:
            return
        go(1, place)
        if outside(groups, x[0]) + outside(groups, x[1]) == 0:
            if lot * before >= 2**32 * ways(N, *x):
                return
            for a, b in zip(*moved):
                one[a], other[b] = other[b], one[a]
            return
        place = next_of(0) if len(moved[0]) < 6 else None


def paired(n, N, groups, quotas):
    """Twice as many types: those of the one half, then those of the other."""
    T = len(N)
    other = lambda members: [T + t for t in members]  # noqa: E731
    found = groups[:quotas]
    found += [(other(members), low, high) for members, low, high in groups[:quotas]]
    found += [(list(range(T)), n, n)]
    found += [([t, T + t], 0, N[t]) for t in range(T)]
    found += [(members + other(members), low, high) for members, low, high in groups[quotas:]]
    return 2 * n, N + N, found


def mixed(problem):
    n, N, W = problem["n"], problem["N"], problem["W"]
    groups = [(group["members"], group["min"], group["max"]) for group in problem["groups"]]
    if "pairs" in problem:
        n, N, groups = paired(n, N, groups, problem["pairs"])
    if problem["rounds"] == 0:
        return problem["outcomes"]
    most = max(1, min(1000, 200_000 // max(1, min(n, len(N)))))
    u = -(-W // most)
    parts, found = [], collections.Counter()
    for weight, x in problem["outcomes"]:
        places = [t for t, people in enumerate(x) for _ in range(people)]
        parts += [list(places) for _ in range(weight // u)]
        found[tuple(x)] += weight % u
    settled = [W, n, N, [[low, high, members] for members, low, high in groups]]
    word = words(H(json.dumps(settled, separators=(",", ":"))) + ":mixing")
    for _ in range(problem["rounds"] if len(parts) > 1 else 0):
        for i in range(len(parts)):
            j = next(word) % (len(parts) - 1)
            first, start = next(word) % n, next(word) % n
            exchange(n, N, groups, parts[i], parts[j + (j >= i)], first, start, next(word))
    for part in parts:
        found[tuple(part.count(t) for t in range(len(N)))] += u
    return [[weight, list(x)] for x, weight in sorted(found.items(), reverse=True) if weight > 0]


print(json.dumps([mixed(problem) for problem in json.load(sys.stdin)]))
