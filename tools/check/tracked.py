"""Which files belong to the project? Shared by the checks of this folder."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def paths():
    """Tracked files and new ones that git does not ignore, relative to the root, sorted."""
    out = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True,
    ).stdout.decode("utf-8", "surrogateescape")
    return sorted({p for p in out.split("\0") if p and (ROOT / p).is_file()})


def text_files():
    """The readable ones, as (path, text); binary files are left out."""
    for path in paths():
        data = (ROOT / path).read_bytes()
        if b"\0" not in data[: 1 << 20]:
            yield path, data.decode("utf-8", "replace")
