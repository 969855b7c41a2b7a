#!/usr/bin/env bash
# Does hostile input crash, hang or swell the readers? run.sh SECONDS TARGET_FOLDER [NAME…]: each target for so many seconds.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=$1 target=$2
shift 2
# The coverage that fuzzing needs is an unstable option; the bootstrap variable lets the stable compiler take it.
export RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR="$target/fuzz"
tool="$target/tools/bin/cargo-fuzz"
[ -x "$tool" ] || cargo install --quiet --locked --version 0.13.1 --root "$target/tools" --target-dir "$target/tools/build" cargo-fuzz

seeds() { # What a target begins with: pages and rows written for the tests.
  case $1 in
    html) for page in crates/ingest/tests/pages/*.*html; do { printf '\0'; cat "$page"; } > "$2/$(basename "$page")"; done ;;
    dates) i=0; while read -r line; do i=$((i + 1)); printf '%s' "$line" > "$2/seed-$i"; done < fuzz/seeds/dates.txt ;;
  esac
}

for name in ${@:-$("$tool" list)}; do
  corpus="$target/fuzz/corpus/$name" found="$target/fuzz/found/$name"
  mkdir -p "$corpus" "$found"
  seeds "$name" "$corpus"
  echo "== $name, $seconds seconds"
  "$tool" run "$name" "$corpus" -- -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -max_len=32768 \
    -artifact_prefix="$found/" -print_final_stats=1 2>&1 | grep -E '^(stat::|==|#[0-9]+.(INITED|DONE)|SUMMARY|Test unit|artifact)|panicked'
done
