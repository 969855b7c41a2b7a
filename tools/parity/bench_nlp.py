#!/usr/bin/env python3
"""Words per second of spaCy and of legation-nlp on the same text, one thread each, in turn.

    python3 tools/parity/bench_nlp.py MODEL_DIR COMPILED_MODEL BENCH_PROGRAM [--rounds N]

Seconds are processor seconds, so that other work on the machine disturbs less. Every round starts
both programs anew, so the caches are cold at the start; loading is not counted for either (it is
shown apart). spaCy runs `nlp.pipe` over all documents with the best of a few batch
sizes. The text is make_corpus.py's with another seed; since its vocabulary is small, every
twentieth word or so is changed into one that occurs nowhere else, so that about as many words are
new to the caches as in ordinary news. Words are spaCy's tokens (the same for both).
"""
import argparse
import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time

from make_corpus import corpus

ONE_THREAD = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS")}


def bench_texts():
    rng = random.Random(20)
    letters = "abcdefghijklmnopqrstuvwxyz"

    def disturb(match):
        word = match.group()
        if rng.random() > 0.06:
            return word
        return word[:2] + "".join(rng.choice(letters) for _ in range(rng.randint(1, 4))) + word[2:]

    return [re.sub(r"[A-Za-z]{3,}", disturb, text) for text in corpus(2, 450)]


def run(command):
    """Last line of a program's output, as JSON, with its peak memory."""
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen(command, stdout=out, env={**os.environ, **ONE_THREAD})
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = status
        if status:
            raise SystemExit(f"{command[0]} ended with status {status}")
        out.seek(0)
        result = json.loads(out.read().splitlines()[-1])
    return {**result, "peak_mb": usage.ru_maxrss / 1024}


def spacy_side(model, path, batch):
    """Runs in a process of its own: time spaCy over the texts."""
    from record import load
    started = time.process_time()
    nlp = load(model)
    loaded = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(json.load(open(path, encoding="utf8")), batch_size=batch))
    print(json.dumps({"words": words, "seconds": time.process_time() - loaded, "load_seconds": loaded - started}))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("model")
    parser.add_argument("compiled")
    parser.add_argument("program")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    texts = bench_texts()
    with tempfile.TemporaryDirectory() as folder:
        few, all_texts = os.path.join(folder, "few.json"), os.path.join(folder, "all.json")
        for path, part in ((few, texts[:100]), (all_texts, texts)):
            with open(path, "w", encoding="utf8") as file:
                json.dump(part, file)
        spacy = lambda path, batch: run([sys.executable, __file__, "--spacy", options.model, path, str(batch)])
        batch = min((16, 64, 256), key=lambda size: spacy(few, size)["seconds"])
        ours = [options.program, options.compiled, all_texts]
        rounds = [(spacy(all_texts, batch), run(ours)) for _ in range(options.rounds)]
    words = {side["words"] for pair in rounds for side in pair}
    if len(words) != 1:
        raise SystemExit(f"the two count different words: {words}")
    distinct = len({word for text in texts for word in re.findall(r"\w+|[^\w\s]", text)})
    print(f"{len(texts)} documents, {words.pop()} words, about {distinct} of them distinct; {options.rounds} rounds")
    speeds = []
    for name, place in ((f"spaCy (batches of {batch})", 0), ("legation-nlp", 1)):
        sides = [pair[place] for pair in rounds]
        rates = sorted(side["words"] / side["seconds"] for side in sides)
        speeds.append(statistics.median(rates))
        print(f"{name:24} {speeds[-1]:9.0f} words/s (from {rates[0]:.0f} to {rates[-1]:.0f}), "
              f"load {statistics.median(s['load_seconds'] for s in sides):.3f} s, peak {max(s['peak_mb'] for s in sides):.0f} MB")
    print(f"ratio of medians         {speeds[1] / speeds[0]:9.1f}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--spacy"]:
        spacy_side(sys.argv[2], sys.argv[3], int(sys.argv[4]))
    else:
        main()
