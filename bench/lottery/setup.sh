#!/bin/sh
# Makes a Python of its own for the peer, in data/venv beside this folder: nothing is installed elsewhere.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
venv="$here/../data/venv"
mkdir -p "$here/../data"
python3 -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
"$venv/bin/python" -c 'from importlib.metadata import version as v; print("sortition-algorithms", v("sortition-algorithms"))'
