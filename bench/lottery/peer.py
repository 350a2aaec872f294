"""The peer: one pool, one objective, by sortition-algorithms. Prints one line of JSON.

    data/venv/bin/python lottery/peer.py data/lottery/p150-1 --objective maximin

`seconds` covers all that Python does: loading the package, reading the files, searching panels and their
chances; `solving` is the search alone. `least` and `mean` are over all people who are in some panel; the others
(`shut_out`) can be in none. The peer stops its search when it is within 0.0005 of the optimum, so its
least chance may be that much too low.

Leximin needs the Gurobi solver there, which without a licence takes small pools only. Without it the peer would
quietly do maximin; here it says so.
"""

import argparse
import csv
import json
import logging
import os
import select
import signal
import sys
import time
from pathlib import Path

STARTED = time.perf_counter()


def main():
    arguments = parsed()
    answer = guarded(lambda: measured(arguments), arguments.timeout)
    print(json.dumps({"pool": arguments.folder.name, "objective": arguments.objective, **answer}))


def parsed():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path, help="with answers.csv, targets.csv and pool.json")
    parser.add_argument("--objective", choices=["maximin", "leximin", "nash"], default="maximin")
    parser.add_argument("--backend", default="highspy", help="solver, as the peer names it")
    parser.add_argument("--seed", type=int, default=1, help="not 0")
    parser.add_argument("--timeout", type=float, default=600, help="seconds")
    parser.add_argument("--lottery", type=Path, help="file for panels and chances, for check.py")
    return parser.parse_args()


def guarded(work, timeout):
    """What the work returns, or that it took too long. It runs in a process of its own, because a solver
    does not look at the clock of its caller."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        with os.fdopen(writing, "w") as pipe:
            json.dump(work(), pipe)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        in_time = select.select([pipe], [], [], timeout)[0]
        if not in_time:
            os.kill(child, signal.SIGKILL)
        text = pipe.read()
    os.waitpid(child, 0)
    if not in_time:
        return {"timed_out": True, "timeout": timeout}
    if not text:
        sys.exit("the peer failed")
    return json.loads(text)


def measured(arguments):
    if arguments.objective == "leximin" and not has_gurobi():
        return {"refused": "leximin needs Gurobi (gurobipy), which is not installed"}

    from sortition_algorithms import adapters, settings, utils
    from sortition_algorithms.committee_generation import standardize_distribution

    folder = arguments.folder
    logging.disable(logging.CRITICAL)  # it tells of every step on standard error
    pool = json.loads((folder / "pool.json").read_text())
    address = [pool["household"]] if pool["household"] else []
    utils.set_random_provider(arguments.seed)
    chosen = settings.Settings(
        id_column="id",
        columns_to_keep=[],
        check_same_address=bool(address),
        check_same_address_columns=address,
        selection_algorithm=arguments.objective,
        solver_backend=arguments.backend,
    )
    source = adapters.CSVFileDataSource(
        features_file=folder / "targets.csv",
        people_file=folder / "answers.csv",
        already_selected_file=None,
        selected_file=Path(os.devnull),
        remaining_file=Path(os.devnull),
    )
    data = adapters.SelectionData(source)
    features, _ = data.load_features(pool["panel"])
    people, _ = data.load_people(chosen, features)
    search = finder(arguments.objective)
    before = time.perf_counter()
    try:
        panels, chances, _ = search(features, people, pool["panel"], address, arguments.backend)
    except Exception as cause:
        if "size-limited license" not in str(cause):
            raise
        return {"refused": "too large for its solver without a licence"}
    solving = time.perf_counter() - before
    panels, chances = standardize_distribution(panels, chances)
    seconds = time.perf_counter() - STARTED
    if arguments.lottery:
        write_lottery(arguments.lottery, panels, chances)
    return {
        "backend": arguments.backend,
        "seconds": round(seconds, 3),
        "solving": round(solving, 3),
        "panels": len(panels),
        **chances_of(ids(folder), panels, chances),
    }


def finder(objective):
    from sortition_algorithms import committee_generation as generation
    from sortition_algorithms.committee_generation.nash import find_distribution_nash

    return {
        "maximin": generation.find_distribution_maximin,
        "leximin": generation.find_distribution_leximin,
        "nash": find_distribution_nash,
    }[objective]


def has_gurobi():
    from importlib.util import find_spec

    return find_spec("gurobipy") is not None


def ids(folder):
    with open(folder / "answers.csv", encoding="utf-8", newline="") as file:
        return [row["id"] for row in csv.DictReader(file)]


def chances_of(everybody, panels, chances):
    of = dict.fromkeys(everybody, 0.0)
    for panel, chance in zip(panels, chances, strict=True):
        for person in panel:
            of[person] += chance
    included = [chance for chance in of.values() if chance > 0]
    return {
        "least": min(included),
        "mean": sum(included) / len(included),
        "shut_out": len(of) - len(included),
    }


def write_lottery(path, panels, chances):
    outcomes = [
        {"chance": chance, "people": sorted(panel)} for panel, chance in zip(panels, chances, strict=True)
    ]
    path.write_text(json.dumps(outcomes))


if __name__ == "__main__":
    main()
