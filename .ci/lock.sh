#!/usr/bin/env bash
# Writes the locks again: exact versions and hashes for every system that the program runs on.
# Needs uv on the path. Run it after changing a dependency, or with --upgrade to take newer ones.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
UV=${UV:-uv}
command -v "$UV" >/dev/null || { echo "make lock needs the program uv (pip install uv)." >&2; exit 1; }

lock() { # FILE ARGUMENT…
    local file=$1
    shift
    "$UV" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-header --no-annotate \
        pyproject.toml --group install --output-file "$file" "$@"
}
lock .ci/requirements.txt "$@"
lock .ci/requirements-test.txt --extra test --constraints .ci/requirements.txt "$@"
lock .ci/requirements-build.txt --extra build --constraints .ci/requirements.txt "$@"
