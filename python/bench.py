"""How many words a second does each way of the package code, and what would a billion articles cost? `make bench-python`.

Reads the example articles, and the sentences of the suite as articles of twenty-five in an order that changes from round to
round, so that no article comes twice.
"""

import itertools
import os
import random
import sys
import time
from pathlib import Path

import pyarrow as pa

import legation
import legation.spark

ROOT = Path(__file__).resolve().parents[1]
WORDS = 400_000
# What a cluster is reckoned with: articles as long as those of newspapers are, cores of this machine's kind.
ARTICLES, LENGTH, CORES = 1_000_000_000, 500, 1_000


def texts():
    """Articles without end."""
    files = sorted((ROOT / "examples").glob("*/*.txt"))
    suite = [*(ROOT / "tests/suite/sentences").iterdir(), *(ROOT / "tests/suite/ordinary").iterdir()]
    lines = [line for file in sorted(suite) for line in file.read_text(encoding="utf-8").splitlines()]
    sentences = [line for line in lines if line.strip() and not line.startswith(("#", " ")) and "published:" not in line]
    yield from (file.read_text(encoding="utf-8") for file in files)
    for seed in itertools.count():
        random.Random(seed).shuffle(sentences)
        for at in range(0, len(sentences) - 25, 25):
            yield "\n\n".join(" ".join(sentences[at + n : at + n + 5]) for n in range(0, 25, 5))


def corpus():
    words, some = 0, []
    for text in texts():
        some.append(text)
        words += len(text.split())
        if words >= WORDS:
            return some, words


def timed(name, words, run):
    """Prints the rate, and returns the words that a core codes in a second of its own time."""
    start, used = time.perf_counter(), time.process_time()
    events = run()
    wall, used = time.perf_counter() - start, time.process_time() - used
    print(f"{name:<34} {words / wall:>9,.0f} words/s {words / used:>9,.0f} a second of a core {events:>7,} events")
    return words / used


def sail(some, words, cores):
    """Events of the corpus on Sail, with four partitions a core."""
    from pyspark.sql import SparkSession
    from pysail.spark import SparkConnectServer

    server = SparkConnectServer(ip="127.0.0.1", port=0)
    server.start(background=True)
    spark = SparkSession.builder.remote(f"sc://127.0.0.1:{server.listening_address[1]}").getOrCreate()
    frame = spark.createDataFrame(pa.table({"id": [str(n) for n in range(len(some))], "text": some}))
    frame = frame.repartition(4 * cores, "id")
    rate = timed(f"spark.code on Sail, {cores} cores", words, lambda: legation.spark.code(frame).where("error IS NULL").count())
    spark.stop()
    server.stop()
    return rate


def main():
    some, words = corpus()
    cores = os.cpu_count() or 1
    start = time.perf_counter()
    legation.model_path()
    print(f"model and gazetteer loaded in {time.perf_counter() - start:.2f} s; {len(some):,} articles, {words:,} words, {cores} cores")
    table = pa.table({"text": some})
    for jobs in (1, cores):
        threads = f"{jobs} thread{'s' * (jobs > 1)}"
        timed(f"code_many, {threads}", words, lambda: sum(len(c.events) for c in legation.code_many(some, jobs=jobs)))
        timed(f"code_arrow, {threads}", words, lambda: pa.table(legation.code_arrow(table, jobs=jobs)).num_rows)
    timed("code, one by one", words, lambda: sum(len(legation.code(text).events) for text in some))
    if "--sail" in sys.argv:
        rate = sail(some, words, cores)
        hours = ARTICLES * LENGTH / rate / 3600
        print(
            f"\n{ARTICLES:,} articles of {LENGTH} words, at the rate of Sail: {hours:,.0f} core hours, "
            f"{hours / CORES:,.1f} hours on {CORES:,} cores of this kind"
        )


if __name__ == "__main__":
    main()
