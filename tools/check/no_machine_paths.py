#!/usr/bin/env python3
"""Does a tracked file name one machine's folders, or the host of a package registry?

Either would make the project work in one place only. Packages are named, and their clients know where to look.
"""

import re
import sys

from tracked import text_files

# Each part is put together here so that this file does not match itself.
HOSTS = ["crates" + ".io", "pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "npmjs" + ".com", "deb.debian" + ".org"]
FOLDERS = ["/" + "home/", "/" + "Users/", "/" + "root/", "/" + "work/", "/" + "tmp/", "/" + "opt/", "C:" + "\\Users"]
PATTERN = re.compile(
    "|".join([rf"(?<![\w.$}}/~-]){re.escape(f)}[\w.]" for f in FOLDERS] + [re.escape(h) for h in HOSTS])
)
# Files whose lines are written by a tool and name where a package came from.
GENERATED = {"Cargo.lock"}


def main():
    bad = 0
    for path, text in text_files():
        if path in GENERATED:
            continue
        for number, line in enumerate(text.splitlines(), 1):
            found = PATTERN.search(line)
            if found:
                bad += 1
                print(f"{path}:{number}: `{found.group(0)}` names a machine's folder or a registry's host; use a relative path or a package name")
    print(f"no_machine_paths: {bad} lines at fault")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
