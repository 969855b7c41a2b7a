#!/usr/bin/env python3
"""Does a tracked file repeat a sentence of somebody else's?

Compares runs of words in every tracked text file with the third-party texts that lie beside a checkout, in
`../shared`: news articles, annotated crises and gold sentences. Twelve words in a row are never chance; eight are
refused too, unless the run is only names and offices (see ALLOWED). Without that folder the check says that it
was skipped.
"""

import json
import re
import sys
from pathlib import Path

from tracked import ROOT, text_files

SHARED = ROOT.parent / "shared"
RUN = 8
LONG = 12
# Runs of eight words that are nothing but names and offices, in lower case, without punctuation.
ALLOWED = {
    "national union for the total independence of angola",
    "union for the total independence of angola unita",
    "deputy prime minister and foreign minister ishaq dar",
    "in indian illegally occupied jammu and kashmir iiojk",
}


def words(text):
    return re.findall(r"[^\W_]+", text.lower())


def runs(text, length):
    w = words(text)
    return {" ".join(w[i : i + length]) for i in range(len(w) - length + 1)}


def strings(value):
    """Every string in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def foreign_texts():
    """The third-party texts, as (name, text)."""
    for folder in ("kashmir/articles", "crises"):
        for path in sorted((SHARED / folder).rglob("*.txt")):
            yield str(path.relative_to(SHARED)), path.read_text(encoding="utf-8", errors="replace")
    for path in sorted((SHARED / "gold").glob("*.tsv")):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            for field in line.split("\t"):
                yield path.name, field
    for path in sorted((SHARED / "gold").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            for field in strings(json.loads(line)):
                yield path.name, field


def main():
    if not SHARED.is_dir():
        print("no_foreign_text: skipped: no folder `../shared` beside this checkout, nothing to compare with")
        return 0
    known, long = {}, set()
    for name, text in foreign_texts():
        long |= runs(text, LONG)
        for run in runs(text, RUN):
            known.setdefault(run, name)
    bad = 0
    for path, text in text_files():
        hits = sorted(run for run in runs(text, RUN) if run in known and run not in ALLOWED)
        if not hits:
            continue
        bad += 1
        print(f"{path}: {len(hits)} runs of {RUN} words ({len(runs(text, LONG) & long)} of {LONG}) from third-party texts")
        for run in hits[:5]:
            print(f"    {run}    [{known[run]}]")
    print(f"no_foreign_text: {len(known)} runs compared, {bad} files at fault")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
