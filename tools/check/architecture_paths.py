#!/usr/bin/env python3
"""Does every path that ARCHITECTURE.md, README.md and CONTRIBUTING.md name exist?

A path is a word in backticks with a slash or the ending of a file of the root. `a/{b,c}/` stands for each; what is made by a command
and never tracked (under `target/`) is left out.
"""

import re
import sys

from tracked import ROOT

PAGES = ["ARCHITECTURE.md", "README.md", "CONTRIBUTING.md"]
# A name without a slash is one of the root's files if it ends so; `index.json` is a name that users give.
ENDINGS = (".md", ".toml", ".lock")


def spread(path):
    """`a/{b,c}` to `a/b`, `a/c`."""
    found = re.search(r"\{([^{}]*)\}", path)
    if not found:
        return [path]
    return [p for part in found.group(1).split(",") for p in spread(path[: found.start()] + part.strip() + path[found.end() :])]


def is_path(word):
    if not re.fullmatch(r"[\w.{},/*-]+", word) or word.startswith(("target/", "/", "../", "-")):
        return False
    return ("/" in word and "::" not in word) or word.endswith(ENDINGS)


def main():
    bad = named = 0
    for page in PAGES:
        text = (ROOT / page).read_text(encoding="utf-8")
        text = re.sub(r"```.*?```", "", text, flags=re.S)
        for word in sorted(set(re.findall(r"`([^`\s]+)`", text))):
            if not is_path(word):
                continue
            for path in spread(word):
                named += 1
                if not (any(ROOT.glob(path)) if "*" in path else (ROOT / path).exists()):
                    bad += 1
                    print(f"{page}: names `{path}`, which does not exist; correct the page or bring the path back")
    print(f"architecture_paths: {named} paths named, {bad} missing")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
