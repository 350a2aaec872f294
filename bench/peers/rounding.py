"""The seeded rounding of SPEC 6.1, after the specification; it shares no code with the tool."""

from hashlib import sha256


def digest(text):
    return sha256(text.encode()).hexdigest()


def allocate(cells, n, seed_hash):
    """n_h for each cell: a dict from index tuples, in the plan's order of dimensions, to sizes."""
    total = sum(cells.values())
    order = dimension_order(list(cells))
    sizes = {tuple(cell[at] for at in order): size for cell, size in cells.items()}
    ends, amounts, cell_arcs = network(sizes, n)
    round_amounts(ends, amounts, total, seed_hash)
    return {cell: amounts[cell_arcs[tuple(cell[at] for at in order)]] // total for cell in cells}


def dimension_order(cells):
    """The widest dimension first, the others by ascending width, ties in the plan's order."""
    widths = [len({cell[at] for cell in cells}) for at in range(len(cells[0]))]
    row = widths.index(max(widths))
    others = sorted((at for at in range(len(widths)) if at != row), key=lambda at: widths[at])
    return [row, *others]


def network(sizes, n):
    """Arcs in canonical order: their ends, their amounts in units of 1/N, and which arc is which cell's."""
    cells = sorted(sizes)
    k = len(cells[0])
    ends, amounts, cell_arcs = [], [], {}

    def add(groups, ends_of):
        sums = {}
        for cell in cells:
            sums[groups(cell)] = sums.get(groups(cell), 0) + n * sizes[cell]
        for group in sorted(sums):
            ends.append(ends_of(group))
            amounts.append(sums[group])

    for length in range(1, k):
        add(lambda cell: cell[:length], lambda group: (prefix(group[:-1]), prefix(group)))
    for cell in cells:
        cell_arcs[cell] = len(ends)
        ends.append((prefix(cell[:-1]), rest(cell[1:])))
        amounts.append(n * sizes[cell])
    for length in range(k - 1, 0, -1):
        add(lambda cell: cell[1 : length + 1], lambda group: (rest(group), rest(group[:-1])))
    return ends, amounts, cell_arcs


def prefix(cell):
    return ("prefix", cell) if cell else "S"


def rest(cell):
    return ("rest", cell) if cell else "T"


def round_amounts(ends, amounts, total, seed_hash):
    """Shifts along cycles of fractional arcs, one way or the other, until every amount is whole."""
    arcs_at = {}
    for arc, (tail, head) in enumerate(ends):
        arcs_at.setdefault(tail, []).append(arc)
        arcs_at.setdefault(head, []).append(arc)
    cycles = 0
    for start in range(len(ends)):
        while amounts[start] % total:
            cycle = find_cycle(ends, amounts, total, arcs_at, start)
            forward = [amounts[arc] % total for arc, ahead in cycle if ahead]
            backward = [amounts[arc] % total for arc, ahead in cycle if not ahead]
            up = min([total - part for part in forward] + backward)
            down = min(forward + [total - part for part in backward])
            lot = int(digest(f"{seed_hash}:allocation:{cycles}"), 16) % (up + down)
            step = up if lot < down else -down
            for arc, ahead in cycle:
                amounts[arc] += step if ahead else -step
            cycles += 1


def find_cycle(ends, amounts, total, arcs_at, start):
    """Steps (arc, whether walked from tail to head) of the first cycle met from the arc's tail."""
    node, arc = ends[start][0], None
    position, steps = {}, []
    while node not in position:
        position[node] = len(steps)
        walked = arc
        arc = start if walked is None else next(a for a in arcs_at[node] if a != walked and amounts[a] % total)
        ahead = ends[arc][0] == node
        steps.append((arc, ahead))
        node = ends[arc][1] if ahead else ends[arc][0]
    return steps[position[node] :]
