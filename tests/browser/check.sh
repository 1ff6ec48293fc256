#!/usr/bin/env bash
# Drives the pages of the five contracts in Chromium, at two widths, light and dark, and without scripts.
#
# Needs python with venv, and Chromium: $CHROMIUM, or Debian's, which root installs if it is missing.
set -euo pipefail
cd "$(dirname "$0")/../.."

export CHROMIUM=${CHROMIUM:-/usr/bin/chromium}
if [ ! -x "$CHROMIUM" ]; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check playwright==1.65.2

for page in docs/contracts/*.html; do
    echo "-- $page"
    # One in the middle: a link has to scroll to it.
    code=$(python3 -c 'import json, sys; codes = json.load(open(sys.argv[1]))["codes"]; print(codes[len(codes) // 2]["code"])' "${page%.html}.json")
    "$work/venv/bin/python" tests/browser/page.py "$page" "$code"
done
