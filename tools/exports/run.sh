#!/usr/bin/env bash
# Do the usual tools read the exports? Writes every format of the example articles and reads each back with the program
# that its users have: pandas, DuckDB, GDAL, OASIS's validator of STIX.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
TARGET=${CARGO_TARGET_DIR:-target}
HERE=tools/exports
VENV=$TARGET/exports-venv
OUT=$TARGET/exports
LEGATION=${LEGATION:-$TARGET/debug/legation}
if ! cmp -s $HERE/requirements.txt "$VENV/requirements.txt"; then
  rm -rf "$VENV"
  python3 -m venv "$VENV"
  "$VENV/bin/pip" install --quiet --requirement $HERE/requirements.txt
  cp $HERE/requirements.txt "$VENV/requirements.txt"
fi
rm -rf "$OUT"
mkdir -p "$OUT"
export_() { "$LEGATION" export examples/*/ --quiet "$@"; }
for what in events figures citations statements documents; do
  export_ --format csv --what $what --out "$OUT/$what.csv"
  export_ --format jsonl --what $what --out "$OUT/$what.jsonl"
  export_ --format parquet --what $what --out "$OUT/$what"
done
for format in icews phoenix plover geojson stix; do export_ --format $format --out "$OUT/$format"; done
"$VENV/bin/python" $HERE/check.py "$OUT"
