#!/usr/bin/env python3
"""Write parses.tsv: the sentences of cases.txt as spaCy's en_core_web_sm 3.8.0 parses them.

    python3 crates/coding/tests/figures/record.py MODEL_FOLDER

One line a token: text, lemma, tag, dep, head, start and end in bytes; a blank line ends a sentence.
The unit tests of figures read it, so that they run without the weights.
"""
import pathlib
import sys

import spacy

HERE = pathlib.Path(__file__).parent


def main():
    nlp = spacy.load(sys.argv[1])
    out = []
    for line in (HERE / "cases.txt").read_text().splitlines():
        sentence, arrow, _ = line.partition(" => ")
        if not arrow or line.startswith("#"):
            continue
        for t in nlp(sentence):
            start = len(sentence[: t.idx].encode())
            end = start + len(t.text.encode())
            out.append("\t".join(map(str, (t.text, t.lemma_, t.tag_, t.dep_, t.head.i, start, end))))
        out.append("")
    (HERE / "parses.tsv").write_text("\n".join(out))


if __name__ == "__main__":
    main()
