"""Do the usual tools read the exports, and do they read the same in every format?"""

import csv
import json
import sys
from pathlib import Path

import duckdb
import geopandas
import jsonschema
import pandas
import pyarrow.dataset
import stix2
import stix2validator

ROOT = Path(__file__).resolve().parents[2]
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
    undated = duckdb.sql(f"select count(*) from {source} where {day} is null").fetchall()[0][0]
    known = duckdb.sql(f"select typeof({day}) from {source} where {day} is not null limit 1").fetchall()

    days = pyarrow.dataset.partitioning(pyarrow.schema([(day, pyarrow.date32())]), flavor="hive")
    frame = pandas.read_parquet(OUT / name, partitioning=days)
    assert rows(frame[header].astype(object).values.tolist(), header) == wanted, f"{name}: pandas reads other Parquet"

    found = duckdb.sql(f"select count(*) from read_csv('{path}', all_varchar = true)").fetchall()[0][0]
    assert found == len(wanted), f"{name}: DuckDB reads {found} rows of CSV"
    print(f"{name}: {len(wanted)} rows, {len(header)} columns, {undated} without {day} ({known[0][0] if known else '-'}); "
          "the same in CSV (csv, pandas, DuckDB), JSONL, Parquet (DuckDB, pandas)")


def tabs(name, columns, header, code):
    """Tab-separated rows, and their codes: those of the table of events, zeros in front and all."""
    frame = pandas.read_csv(OUT / name, sep="\t", quoting=3, dtype=str, header=header, keep_default_na=False)
    assert len(frame.columns) == columns, f"{name}: {len(frame.columns)} columns"
    lines = (OUT / name).read_text(encoding="utf-8").count("\n") - (header is not None)
    assert len(frame) == lines, f"{name}: {len(frame)} rows of {lines} lines"
    assert frame.iloc[:, 0].is_unique, f"{name}: an identifier stands twice"
    events = pandas.read_csv(OUT / "events.csv", dtype=str, keep_default_na=False).set_index("id")
    for row, cameo in zip(frame.iloc[:, 0], frame[code]):
        assert events.loc[row.split("#")[0], "cameo"] == cameo, f"{name}: {row} has the code {cameo}"
    print(f"{name}: {len(frame)} rows, {columns} columns (pandas)")


def valid(name, values):
    """Each value after its schema of docs/schema."""
    schema = json.loads((ROOT / "docs" / "schema" / name).read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    for value in values:
        validator.validate(value)


def plover(path):
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    valid("plover.schema.json", lines)
    assert len(pandas.read_json(path, lines=True)) == len(lines)
    print(f"plover: {len(lines)} lines, valid after the schema (jsonschema, pandas)")


def geojson(path):
    collection = json.loads(path.read_text(encoding="utf-8"))
    valid("events.geojson.schema.json", [collection])
    frame = geopandas.read_file(path)
    points = [(point.x, point.y) for point in frame.geometry]
    assert points == [tuple(feature["geometry"]["coordinates"]) for feature in collection["features"]]
    assert list(frame["cameo"]) == [feature["properties"]["cameo"] for feature in collection["features"]]
    print(f"geojson: {len(points)} points, valid after the schema (jsonschema, GDAL by way of geopandas)")


def stix(path):
    text = path.read_text(encoding="utf-8")
    valid("stix.schema.json", [json.loads(text)])
    # The standard would rather have random identifiers (UUIDv4), and allows others: ours are of the content.
    options = stix2validator.ValidationOptions(strict=True, version="2.1", disabled=["uuid-check"])
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
    tabs("icews", 20, 0, "CAMEO Code")
    tabs("phoenix", 26, None, 13)
    plover(OUT / "plover")
    geojson(OUT / "geojson")
    stix(OUT / "stix")


if __name__ == "__main__":
    main()
