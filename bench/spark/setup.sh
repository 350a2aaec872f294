#!/bin/sh
# Makes a Python of its own for Spark, in data/spark beside this folder: nothing is installed elsewhere. Java has to be
# there already (Debian: apt-get install openjdk-17-jre-headless).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
venv="$here/../data/spark"
command -v java >/dev/null || { echo "Java is missing: apt-get install openjdk-17-jre-headless" >&2; exit 1; }
mkdir -p "$here/../data"
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$here/requirements.txt"
"$venv/bin/python" -c 'from importlib.metadata import version as v; print("pyspark", v("pyspark"))'
