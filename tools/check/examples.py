#!/usr/bin/env python3
"""Does each example corpus agree with its own expectations?

Every document that `expected.json` names is there, every document is in one episode and has a date entry, and the
words that must never be coded stand in the document that is said to hold them. In `gold.json` every document is one of
the index, each event's evidence stands in its text where the offset says, and no mediation row or contradiction
cites a document of another episode.
"""

import json
import sys

from tracked import ROOT


def named(value):
    """Every list under a key that holds documents."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key in ("docs", "a", "b", "omitted_by", "claimed", "withdrawn"):
                yield from item
            elif key == "doc":
                yield item
            elif key == "terms":
                for docs in item.values():
                    yield from docs
            else:
                yield from named(item)
    elif isinstance(value, list):
        for item in value:
            yield from named(item)


def faults(folder):
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    texts = {p.stem: " ".join(p.read_text(encoding="utf-8").split()) for p in folder.glob("*.txt")}
    for doc in sorted(set(named(expected)) - texts.keys()):
        yield f"no document `{doc}`"
    placed = sorted(doc for episode in expected["episodes"] for doc in episode["docs"])
    if placed != sorted(texts):
        yield f"episodes hold {placed}, the folder holds {sorted(texts)}"
    if sorted(expected["dates"]) != sorted(texts):
        yield "`dates` does not name every document once"
    for entry in expected["never"]:
        if entry["words"] not in texts.get(entry["doc"], ""):
            yield f"`{entry['words']}` does not stand in `{entry['doc']}`"
    for names in expected["naming"]:
        for term, docs in names["terms"].items():
            for doc in docs:
                if term.lower() not in texts.get(doc, "").lower():
                    yield f"term `{term}` does not stand in `{doc}`"


def gold_faults(folder):
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    index = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    texts = {entry["doc"]: (folder / entry["file"]).read_text(encoding="utf-8") for entry in index}
    current = {d["doc"] for d in gold["documents"] if d["episode"] == "current"}
    if [(d["doc"], d["pub_date"]) for d in gold["documents"]] != [(d["doc"], d["pub_date"]) for d in index]:
        yield "`documents` are not those of `index.json` with their dates"
    for doc in sorted(set(named(gold)) - texts.keys()):
        yield f"no document `{doc}`"
    for event in gold["events"]:
        if not texts.get(event["doc"], "").startswith(event["evidence"], event["offset"]):
            yield f"{event['id']}: `{event['evidence']}` does not stand at {event['offset']} of `{event['doc']}`"
    for row in gold["mediation"] + gold["contradictions"]:
        if not current.issuperset(row["docs"]):
            yield f"{row['id']} cites a document of another episode"
    for names in gold["naming_variants"]:
        for variant in names["variants"]:
            for doc in variant["docs"]:
                if variant["term"].lower() not in texts.get(doc, "").lower():
                    yield f"term `{variant['term']}` does not stand in `{doc}`"


def main():
    bad = count = 0
    for name, check in (("expected.json", faults), ("gold.json", gold_faults)):
        for path in sorted(ROOT.glob(f"examples/*/{name}")):
            count += 1
            for fault in check(path.parent):
                bad += 1
                print(f"{path.relative_to(ROOT)}: {fault}")
    print(f"examples: {count} corpora, {bad} faults")
    return 1 if bad or not count else 0


if __name__ == "__main__":
    sys.exit(main())
