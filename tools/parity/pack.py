#!/usr/bin/env python3
"""Pack a recording of spaCy into the fixture of the tests: pack.py RECORDED.jsonl... > fixture.jsonl.gz

The first line lists the names used; every other line is one document, its tokens as columns:
[text, lengths in code points, "1" or "0" per token (blank follows), tags, parts of speech, features,
lemmas (0: the lower-cased text), heads relative to the token, labels, sentence starts,
entities [start, end, label], noun chunks [start, end]]. Names stand as places in the first line.
"""
import gzip
import json
import sys


def main(paths):
    rows = [json.loads(line) for path in paths for line in open(path, encoding="utf8")]
    names = {"": 0}

    def number(name):
        return names.setdefault(name, len(names))

    def flags(values):
        return "".join("1" if value else "0" for value in values)

    lines = []
    for row in rows:
        tokens, entities = row["tokens"], []
        for i, t in enumerate(tokens):
            if t["ent_iob"] == "B":
                entities.append([i, i + 1, number(t["ent_type"])])
            elif t["ent_iob"] == "I":
                entities[-1][1] = i + 1
        columns = [[number(t[field]) for t in tokens] for field in ("tag", "pos", "morph", "dep")]
        lines.append([row["text"], [len(t["text"]) for t in tokens], flags(t["ws"] for t in tokens), *columns[:3],
                      [0 if t["lemma"] == t["lower"] else t["lemma"] for t in tokens],
                      [t["head"] - i for i, t in enumerate(tokens)], columns[3],
                      flags(t["sent_start"] for t in tokens), entities, [chunk[:2] for chunk in row["noun_chunks"]]])
    content = "\n".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) for line in [list(names), *lines])
    sys.stdout.buffer.write(gzip.compress(content.encode("utf8") + b"\n", 9, mtime=0))
    tokens = sum(len(line[1]) for line in lines)
    print(f"{len(lines)} documents, {sum(line[9].count('1') for line in lines)} sentences, {tokens} tokens", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1:])
