"""Do the usual tools read the exports, and do they read the same in every format?"""

import csv
import json
import sys
from pathlib import Path

import duckdb
import pandas
import stix2
import stix2validator

OUT = Path(sys.argv[1])
TABLES = {"events": "date", "figures": "date", "citations": "published", "statements": "published", "documents": "published"}
LISTS = {"contexts", "actors", "actor_codes", "recipients", "recipient_codes", "mediators", "attribution", "attribution_codes",
         "attribution_kinds", "speakers", "speaker_codes", "speaker_kinds", "about", "about_codes", "parties", "credits"}


def items(cell):
    """A list of a CSV cell, as docs/export.md tells to read it."""
    out, chars = [""], iter(cell)
    for c in chars:
        if c == "|":
            out.append("")
        else:
            out[-1] += next(chars, "") if c == "\\" else c
    return out if cell else []


def plain(value):
    """A value as CSV writes it, so that what different programs read can be compared."""
    if value is None or value is pandas.NaT or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    if hasattr(value, "tolist") and not hasattr(value, "isoformat"):
        return plain(value.tolist())
    if isinstance(value, (list, tuple)):
        return [str(v) for v in value]
    return value.isoformat()[:10] if hasattr(value, "isoformat") else str(value)


def rows(frame, names):
    """Rows in an order of their own: readers of many files may give any."""
    read = [[items(v) if n in LISTS and isinstance(v, str) else v for n, v in zip(names, row)] for row in frame]
    return sorted(json.dumps([plain(v) for v in row], ensure_ascii=False) for row in read)


def table(name, day):
    path = OUT / f"{name}.csv"
    with path.open(newline="", encoding="utf-8") as file:
        header, *wanted = csv.reader(file)
    wanted = rows(wanted, header)

    frame = pandas.read_csv(path, dtype=str, keep_default_na=False)
    assert list(frame.columns) == header and rows(frame.values.tolist(), header) == wanted, f"{name}: pandas reads other CSV"

    lines = [json.loads(line) for line in (OUT / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    assert all(list(line) == header for line in lines), f"{name}: other columns in JSONL"
    assert rows([list(line.values()) for line in lines], header) == wanted, f"{name}: other rows in JSONL"

    columns = ", ".join(f'"{c}"' for c in header)
    source = f"read_parquet('{OUT / name}/*/*.parquet', hive_partitioning = true)"
    found = duckdb.sql(f"select {columns} from {source}").fetchall()
    assert rows(found, header) == wanted, f"{name}: DuckDB reads other Parquet"
    undated = duckdb.sql(f"select count(*) from {source} where {day} is null").fetchone()[0]
    known = duckdb.sql(f"select typeof({day}) from {source} where {day} is not null limit 1").fetchone()

    frame = pandas.read_parquet(OUT / name)
    frame[day] = frame[day].astype(object).where(frame[day].notna(), None)
    assert rows(frame[header].astype(object).values.tolist(), header) == wanted, f"{name}: pandas reads other Parquet"

    found = duckdb.sql(f"select count(*) from read_csv('{path}', all_varchar = true)").fetchone()[0]
    assert found == len(wanted), f"{name}: DuckDB reads {found} rows of CSV"
    print(f"{name}: {len(wanted)} rows, {len(header)} columns, {undated} without {day} ({known[0] if known else '-'}); "
          "the same in CSV (csv, pandas, DuckDB), JSONL, Parquet (DuckDB, pandas)")


def tabs(name, columns, header):
    frame = pandas.read_csv(OUT / name, sep="\t", quoting=3, dtype=str, header=header, keep_default_na=False)
    assert len(frame.columns) == columns, f"{name}: {len(frame.columns)} columns"
    lines = (OUT / name).read_text(encoding="utf-8").count("\n") - (header is not None)
    assert len(frame) == lines, f"{name}: {len(frame)} rows of {lines} lines"
    assert frame.iloc[:, 0].is_unique, f"{name}: an identifier stands twice"
    print(f"{name}: {len(frame)} rows, {columns} columns (pandas)")


def stix(path):
    text = path.read_text(encoding="utf-8")
    options = stix2validator.ValidationOptions(strict=True, version="2.1")
    result = stix2validator.validate_string(text, options)
    said = [str(m) for m in [*result.errors, *result.warnings]]
    assert result.is_valid, "\n".join(said[:20])
    bundle = stix2.parse(text, allow_custom=False)
    kinds = {}
    for found in bundle.objects:
        kinds[found["type"]] = kinds.get(found["type"], 0) + 1
    store = stix2.MemoryStore(bundle)
    note = next(o for o in bundle.objects if o["type"] == "note")
    assert all(store.get(ref) for ref in note["object_refs"])
    print(f"stix: {len(bundle.objects)} objects {kinds}; valid after stix2-validator (strict, {len(result.warnings)} warnings) and stix2")
    for line in sorted({w.split(": ", 1)[-1][:160] for w in said})[:10]:
        print("  ", line)


def main():
    for name, day in TABLES.items():
        table(name, day)
    tabs("icews", 20, 0)
    tabs("phoenix", 26, None)
    lines = (OUT / "plover").read_text(encoding="utf-8").splitlines()
    print(f"plover: {len([json.loads(line) for line in lines])} lines of JSON; {len(pandas.read_json(OUT / 'plover', lines=True))} rows in pandas")
    print(f"geojson: {len(json.loads((OUT / 'geojson').read_text(encoding='utf-8'))['features'])} features")
    stix(OUT / "stix")


if __name__ == "__main__":
    main()
