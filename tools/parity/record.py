#!/usr/bin/env python3
"""Record what spaCy itself finds: one JSON line a document, in the form of examples/parse_json.rs.

    python3 record.py MODEL [--json] < texts > recorded.jsonl

MODEL is an installed package name or a folder with config.cfg (or one that holds an unpacked
wheel). With --json the input is one JSON array of strings, else every line is a document. Each
document is run alone; batching does not change the results.
"""
import json
import os
import sys
from pathlib import Path

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ.setdefault(name, "1")

import spacy  # noqa: E402  (after the thread settings)


def token_row(token):
    row = {"text": token.text, "idx": token.idx, "ws": bool(token.whitespace_),
           "norm": token.norm_, "tag": token.tag_, "pos": token.pos_,
           "morph": str(token.morph), "lemma": token.lemma_, "head": token.head.i,
           "dep": token.dep_, "sent_start": bool(token.is_sent_start),
           "ent_iob": token.ent_iob_, "ent_type": token.ent_type_,
           "lower": token.lower_, "is_punct": token.is_punct, "is_space": token.is_space,
           "is_alpha": token.is_alpha, "like_num": token.like_num}
    return row


def document_record(doc):
    return {"text": doc.text,
            "tokens": [token_row(token) for token in doc],
            "noun_chunks": [[c.start, c.end, c.root.i] for c in doc.noun_chunks]}


def load(model):
    path = Path(model)
    if path.is_dir() and not (path / "config.cfg").exists():
        found = sorted(path.glob("**/config.cfg"))
        if len(found) != 1:
            raise SystemExit(f"no unique config.cfg below {path}")
        model = found[0].parent
    return spacy.load(model)


def main(arguments):
    options = {a for a in arguments if a.startswith("--")}
    models = [a for a in arguments if not a.startswith("--")]
    if len(models) != 1 or options - {"--json"}:
        raise SystemExit("usage: record.py MODEL [--json] < text > tokens.jsonl")
    content = sys.stdin.buffer.read().decode("utf8")
    if "--json" in options:
        texts = json.loads(content)
    else:
        texts = [line for line in content.split("\n") if line]
    nlp = load(models[0])
    for text in texts:
        print(json.dumps(document_record(nlp(text))))


if __name__ == "__main__":
    main(sys.argv[1:])
