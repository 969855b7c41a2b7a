"""What do the tests read? The example articles of the project, as rows."""

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
FOLDERS = sorted(folder for folder in EXAMPLES.iterdir() if folder.is_dir())


def rows_of(folder):
    """The articles of an example, with what its index says of them."""
    index = folder / "index.json"
    known = {entry["file"]: entry for entry in json.loads(index.read_text(encoding="utf-8"))} if index.exists() else {}
    for file in sorted(folder.glob("*.txt")):
        entry = known.get(file.name, {})
        yield {
            "id": f"{folder.name}/{file.stem}",
            "text": file.read_text(encoding="utf-8"),
            "date": entry.get("pub_date"),
            "title": None,
            "outlet": entry.get("outlet"),
            "url": entry.get("url"),
        }


# What no coder can code, beside one that can be; none of it may end a job.
ODD = [
    {"id": "empty", "text": ""},
    {"id": "missing", "text": None},
    {"id": "blank", "text": " \n\t "},
    {"id": "binary", "text": "\x00\x01\x02\x03" * 50},
    {
        "id": "german",
        "text": "Der Außenminister sagte am Freitag, dass die Verhandlungen mit den Nachbarn wieder aufgenommen werden, "
        "sobald die Truppen von der Grenze abgezogen sind und die Gefangenen freigelassen werden.",
    },
    {"id": "undated", "text": "Norway recalled its ambassador from Chad.", "date": "next week"},
    {"id": None, "text": "Norway expelled two diplomats of Chad.", "date": "2031-05-06T10:00:00Z"},
]


@pytest.fixture(scope="session")
def articles():
    """Every example article, and rows that cannot be coded."""
    rows = [row for folder in FOLDERS for row in rows_of(folder)]
    keys = rows[0].keys()
    return rows + [{key: row.get(key) for key in keys} for row in ODD]
