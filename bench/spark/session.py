"""A Spark session that is spoken to by lines of JSON: tables of texts in, rows of queries out.

Each line of standard input is a request, each line of standard output its answer:

    {"load": NAME, "rows": [[column, ..], [text or null, ..], ..]}   ->  {"rows": []}
    {"query": SQL}                                                   ->  {"rows": [[text, ..], ..]}

What goes wrong is {"error": ".."}. Statements are separated by a line that ends with a semicolon.
"""

import json
import os
import re
import sys

from pyspark.sql import SparkSession
from pyspark.sql.types import StringType, StructField, StructType

SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "2",
    "spark.default.parallelism": "2",
    # Of a small table compiling takes longer than running: what can be said of rows is looked up as it comes.
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.constraintPropagation.enabled": "false",
    "spark.sql.adaptive.enabled": "false",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
}


def answer(spark, request):
    if "load" in request:
        header, *rows = request["rows"]
        schema = StructType([StructField(name, StringType()) for name in header])
        # A query reads its table once for each of its parts.
        table = spark.createDataFrame([tuple(row) for row in rows], schema).cache()
        table.createOrReplaceTempView(request["load"])
        return []
    found = []
    for statement in filter(str.strip, re.split(r";[ \t]*(?:\n|$)", request["query"])):
        rows = spark.sql(statement).collect()
        if not re.match(r"\s*SET\b", statement):
            found += [["" if value is None else str(value) for value in row] for row in rows]
    return found


def main():
    # Spark itself speaks on the descriptors that this process began with.
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    builder = SparkSession.builder.master("local[2]").appName("losverfahren")
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    for line in sys.stdin:
        try:
            result = {"rows": answer(spark, json.loads(line))}
        except Exception as cause:  # whatever it is, the other side has to hear of it
            result = {"error": str(cause)[:2000]}
        out.write(json.dumps(result) + "\n")
        out.flush()
    spark.stop()


main()
