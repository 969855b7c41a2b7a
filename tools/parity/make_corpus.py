#!/usr/bin/env python3
"""Write the parity corpus: a JSON array of documents, the same on every run.

    python3 tools/parity/make_corpus.py [--seed N] [--documents N] > texts.json

Four kinds of text: invented news of several sentences (grammar.py), public-domain prose
(passages.py), mutations of both (case, spacing, typing errors, stray characters, joins and cuts),
and strings of awkward pieces for the tokenizer. Nothing comes from a news source.
"""
import argparse
import json
import random
import re
import sys

from grammar import RULES
from passages import PASSAGES

SYMBOL = re.compile(r"\{([A-Z0-9]+)([\^@]?)\}")
# What stands at a symbol that is nested too deeply.
SHALLOW = {"NP": ["it", "the {NOUN}", "{COUNTRY}", "{PLURAL}"], "NPS": ["it", "the {NOUN}", "{PLURAL}"], "S0": ["{COUNTRY} {VI}", "the {NOUN} {VI}"],
           "VP": ["{VI}", "{VT} it"], "PP": ["in {CITY}"], "APPOS": ["a {ROLE}"], "RELC": ["that {VI}"], "PLACE": ["{CITY}"]}
AWKWARD = ("don't won't y'all 'em rock'n'roll U.S. U.S.A. e.g. i.e. a.m. 10pm 5km 20% $5 US$3bn £4.50 :) :-( ^_^ (8 8) <3 -> -- --- — – … ... .. ? ! ?! ; : , . ' \" ` “ ” ‘ ’ « » ( ) [ ] { } / \\ | @x #y & * _ + = ~ ^ % $ € "
           "http://a.b/c?d=e www.x.org x@y.z 192.168.0.1 3.14 1,000 1/2 ½ ² ① 10-12 A-B a-b a--b a_b a.b A.b a.B 'tis ’twas O'Neill l'été naïve Straße İstanbul ΟΔΟΣ Москва 北京 東京タワー القاهرة ירושלים हिन्दी ไทย 🙂 👩‍👩‍👧 🇳🇴 é e\u0301 \u200b \u00a0 \u00ad \ufeff "
           "\u2028 \t \n \n\n \r\n No.5 St. Mr. Ph.D. can't-stop (U.S.) 's n't 'll I'm she'd've gonna wanna dunno X x XX 0 00 007 1st 2nd '90s 90's rock- -rock re- ex- pro- 5'10\" §7 №9 °C ™ © ~5 ±3 ×2 o' o'clock d'Or ma'am").split(" ")


def expand(rng, text, depth=0):
    def replace(match):
        name, mark = match.groups()
        options = SHALLOW.get(name) if depth > 7 else None
        piece = expand(rng, rng.choice(options or RULES[name]), depth + 1)
        return piece[:1].upper() + piece[1:] if mark == "^" else piece.upper() if mark == "@" else piece
    return SYMBOL.sub(replace, text)


def news(rng):
    """A document of one to nine sentences, in one of several layouts."""
    sentences = [expand(rng, "{S}") for _ in range(rng.randint(1, 9))]
    layout = rng.random()
    if layout < 0.12:
        return expand(rng, "{HEAD}")
    if layout < 0.25:
        return "\n\n".join(sentences)
    if layout < 0.32:
        return expand(rng, "{HEAD}\n\nBy {PERSON}\n{DATE}\n\n") + " ".join(sentences)
    if layout < 0.37:
        return "  ".join(sentences) + " "
    if layout < 0.40:
        return "\n".join("> " + s for s in sentences)
    return " ".join(sentences)


def mutate(rng, text):
    """One to four disturbances of a text."""
    for _ in range(rng.randint(1, 4)):
        words = text.split(" ")
        at = rng.randrange(len(words))
        spot = rng.randrange(len(text) + 1)
        kind = rng.randrange(16)
        if kind == 0:
            text = text.lower()
        elif kind == 1:
            text = text.upper()
        elif kind == 2:
            text = text.title()
        elif kind == 3:
            text = text.replace(" ", rng.choice(["  ", "\n", "\t", "\u00a0", "_"]), rng.randint(1, 6))
        elif kind == 4:
            text = re.sub(r"[.,;:!?]", "", text)
        elif kind == 5:
            words.insert(at, rng.choice(AWKWARD))
            text = " ".join(words)
        elif kind == 6:
            words[at] = words[at][::-1]
            text = " ".join(words)
        elif kind == 7:
            rng.shuffle(words)
            text = " ".join(words)
        elif kind == 8:
            text = text[:spot] + rng.choice("'\"()[]-—.,/&%$#@*é✓ \n0aZ") + text[spot:]
        elif kind == 9:
            text = text[:spot] + text[spot + rng.randint(1, 9):]
        elif kind == 10:
            text = text.replace("'", "’").replace('"', rng.choice("“”\""))
        elif kind == 11:
            text = text[spot:] + rng.choice([" ", "", "\n"]) + text[:spot]
        elif kind == 12:
            words[at] += words[(at + 1) % len(words)]
            text = " ".join(words)
        elif kind == 13:
            words[at:at + 3] = words[at:at + 3] * 2
            text = " ".join(words)
        elif kind == 14:
            text = rng.choice(['"{}"', "({})", "«{}»", "  {}", "{}\n", "* {} *", "<p>{}</p>", "“{}"]).format(text.replace("{", "").replace("}", ""))
        else:
            text = re.sub(r"(?<=\w)\. ", rng.choice([".", " . ", ".\n", "! ", "… ", "?? "]), text)
        text = text or "x"
    return text


def awkward(rng):
    """Awkward pieces, joined with and without blanks."""
    return "".join(rng.choice(AWKWARD) + rng.choice(["", " ", " ", " "]) for _ in range(rng.randint(1, 30)))


def corpus(seed, count):
    rng = random.Random(seed)
    texts = list(PASSAGES) if seed == 1 else []
    while len(texts) < count:
        kind = rng.random()
        if kind < 0.62:
            texts.append(news(rng))
        elif kind < 0.80:
            texts.append(mutate(rng, news(rng)))
        elif kind < 0.92:
            texts.append(mutate(rng, rng.choice(PASSAGES)))
        else:
            texts.append(awkward(rng))
    return texts


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--documents", type=int, default=1500)
    options = parser.parse_args()
    json.dump(corpus(options.seed, options.documents), sys.stdout, ensure_ascii=False, indent=0)


if __name__ == "__main__":
    main()
