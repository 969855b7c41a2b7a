"""Does the program need more instructions than it did? Unlike seconds they hardly change from run to run and from machine to machine.

instructions.py PROGRAM RECORDED [--write]: counts those of a few fixed tasks under Valgrind and compares them with the file RECORDED
(`task<TAB>millions`); more than 5 in 100 more is a failure. `--write` records what they are now, for a change that is worth it.
"""

import re
import subprocess
import sys
from pathlib import Path

# How much more is a failure, and how much less is worth recording.
MORE = 0.05

PAGES = "crates/ingest/tests/pages"
ARTICLES = "examples/kashmir-2025"
TASKS = {
    "code": ["code", f"{ARTICLES}/gulf-courier.txt", f"{ARTICLES}/pacific-lantern.txt", "--jobs", "1", "--quiet"],
    "page": ["code", f"{PAGES}/news-cms.html", "--jobs", "1", "--quiet"],
    "start": ["data", "try", "Chile praised Norway."],
}


def count(program, task):
    """Millions of instructions of a task."""
    command = ["valgrind", "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", program, *TASKS[task]]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    found = re.search(r"I\s+refs:\s+([\d,]+)", done.stderr)
    if done.returncode != 0 or not found:
        sys.exit(f"error: {task}: {done.stderr.strip().splitlines()[-1:]}")
    return round(int(found[1].replace(",", "")) / 1e6)


def main():
    program, recorded = sys.argv[1], Path(sys.argv[2])
    now = {task: count(program, task) for task in TASKS}
    if "--write" in sys.argv:
        recorded.write_text("".join(f"{task}\t{n}\n" for task, n in now.items()))
    before = {task: int(n) for task, n in (line.split("\t") for line in recorded.read_text().splitlines())}
    failed = 0
    print(f"{'millions of instructions':<26} {'recorded':>9} {'now':>9} {'change':>8}")
    for task, n in now.items():
        change = n / before[task] - 1
        failed += change > MORE
        print(f"{task:<26} {before[task]:>9,} {n:>9,} {change:>+8.1%}{'  too many' if change > MORE else ''}")
    if failed:
        sys.exit("error: the program has become slower; mend it, or record the new count with `make instructions-snapshot`")


main()
