#!/usr/bin/env bash
# May every crate of the build be here? Licences, bans and sources, after deny.toml.
# The database of advisories lies in a repository that is fetched over the network; where it cannot be had, the
# advisories are left out, and the last line says so.
set -euo pipefail
cd "$(dirname "$0")/../.."

version=0.20.2
tools=${CARGO_TARGET_DIR:-target}/tools
if deny=$(command -v cargo-deny); then
    :
elif [ -x "$tools/bin/cargo-deny" ]; then
    deny=$tools/bin/cargo-deny
else
    # Unoptimised: it is built once and runs for a second.
    echo "deny: building cargo-deny $version into $tools (some minutes, once)"
    CARGO_TARGET_DIR="$tools/build" cargo install cargo-deny --version "$version" --locked --debug --quiet --root "$tools"
    rm -rf "$tools/build"
    deny=$tools/bin/cargo-deny
fi

"$deny" --locked check --hide-inclusion-graph licenses bans sources
if timeout 60 "$deny" --locked fetch db >/dev/null 2>&1; then
    "$deny" --locked check --disable-fetch advisories
else
    echo "deny: advisories skipped: their database cannot be fetched from here"
fi
