"""Are articles added to a large store as fast as to an empty one?

large.py PROGRAM BENCH MAKE_WARC FOLDER COUNT: makes a store of COUNT articles in FOLDER and adds the same pages to it and to an empty one.
"""

import subprocess
import sys
from pathlib import Path

from road import CORES, add, archive

# Pages that are added; the store holds none of them.
PAGES = 4_000


def main():
    program, bench, make_warc, folder = (Path(a) for a in sys.argv[1:5])
    size = int(sys.argv[5])
    folder.mkdir(parents=True, exist_ok=True)
    source = archive(make_warc, folder, PAGES)
    full, empty = folder / "full.legation", folder / "empty.legation"
    for old in [*folder.glob("full.legation*"), *folder.glob("empty.legation*")]:
        old.unlink()
    subprocess.run([bench, full, str(size), source], check=True)
    print(f"{'articles before':>15} {'seconds':>8} {'articles/s':>11} {'peak MB':>8} {'store GB':>9}")
    rates = []
    for store, before in ((empty, 0), (full, size)):
        seconds, _, peak = add(program, store, source, CORES)
        rates.append(PAGES / seconds)
        gigabytes = sum(f.stat().st_size for f in folder.glob(store.name + "*")) / 1e9
        print(f"{before:>15,} {seconds:>8.1f} {rates[-1]:>11.0f} {peak:>8.0f} {gigabytes:>9.2f}")
    print(f"\nthe large store takes {rates[0] / rates[1]:.2f} times as long as the empty one")


main()
