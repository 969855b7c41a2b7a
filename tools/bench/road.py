"""How fast does `legation add` take pages of a web archive into a store, on one core and on all, and in how much memory?

road.py PROGRAM MAKE_WARC FOLDER [PAGES…]: each number of pages is written to an archive in FOLDER (kept there) and added to a new
store. The first is done on one core and on all; the growth of the memory is read off the others.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

CORES = len(os.sched_getaffinity(0))
# Two cores are to do so many times the work of one.
GAIN = 1.8
# Megabytes that may be held at most, however many pages there are.
MEMORY = 600


def archive(make_warc, folder, pages):
    path = folder / f"news-{pages}.warc.gz"
    if not path.exists():
        part = path.with_suffix(".part")
        subprocess.run([make_warc, str(pages), part], check=True)
        part.rename(path)
    return path


def add(program, store, source, cores):
    """Seconds by the clock and of work, and the peak of memory in MB, of adding `source` on so many cores."""
    command = [program, "add", store, source, "--quiet", "--jobs", str(cores)]
    began = time.monotonic()
    allowed = sorted(os.sched_getaffinity(0))[:cores]
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, preexec_fn=lambda: os.sched_setaffinity(0, allowed))
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"error: `{' '.join(map(str, command))}` ended with {child.returncode}")
    return time.monotonic() - began, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def count(program, store):
    """Articles and words of a store."""
    asked = [program, "sql", store, "select count(*), sum(words) from articles", "--format", "csv"]
    line = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.split("\n")[1]
    return [int(n) for n in line.split(",")]


def main():
    program, make_warc, folder = (Path(a) for a in sys.argv[1:4])
    sizes = [int(n) for n in sys.argv[4:]] or [4_000, 20_000]
    folder.mkdir(parents=True, exist_ok=True)
    print(f"{'legation add':<22} {'seconds':>8} {'articles/s':>11} {'words/s':>9} {'busy cores':>11} {'peak MB':>8}")
    rates, peaks = {}, []
    for pages, cores in [(sizes[0], 1)] + [(pages, CORES) for pages in sizes]:
        source, store = archive(make_warc, folder, pages), folder / "road.legation"
        for old in folder.glob("road.legation*"):
            old.unlink()
        seconds, work, peak = add(program, store, source, cores)
        articles, words = count(program, store)
        name = f"{pages:,} pages, {cores} core" + ("s" if cores > 1 else "")
        print(f"{name:<22} {seconds:>8.1f} {articles / seconds:>11.0f} {words / seconds:>9.0f} {work / seconds:>11.2f} {peak:>8.0f}")
        rates.setdefault(cores, words / seconds)
        peaks.append(peak)
    print()
    if CORES > 1:
        gain = rates[CORES] / rates[1]
        print(f"{CORES} cores do {gain:.2f} times the work of one; the aim for two is {GAIN}")
    print(f"memory at most {MEMORY} MB: {'met' if max(peaks) <= MEMORY else 'missed'}")


if __name__ == "__main__":
    main()
