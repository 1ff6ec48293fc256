#!/usr/bin/env bash
# Lets schemathesis ask the service whatever its document allows, and what it does not: an answer that
# the document does not know, or that is not in the envelope, fails. That it does is tried first, with
# answers that are wrong on purpose. The document itself is validated.
#
#     bash tests/schemathesis/run.sh [SEED [EXAMPLES]]
#
# Needs cargo, curl, and python 3.11 or newer with venv; what it installs is deleted afterwards.
set -euo pipefail
cd "$(dirname "$0")/../.."

schemathesis=4.32.5
validator=0.9.0
seed=${1:-1} examples=${2:-30}

work=$(mktemp -d)
server=
clean() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    rm -rf "$work"
}
trap clean EXIT

cargo build --release --example service
binary=$(realpath "${CARGO_TARGET_DIR:-target}")/release/examples/service
# The configuration names its hooks from here.
cd tests/schemathesis
export PYTHONDONTWRITEBYTECODE=1

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    "schemathesis==$schemathesis" "openapi-spec-validator==$validator"

echo "-- what is wrong is found"
python3 self_test.py "$work/venv/bin/schemathesis"

# Nobody waits for the limits, nor for reports.
PORT=0 PAID_PER_MINUTE=1000000000 REPORT_TIMEOUT_MS=50 "$binary" >"$work/out" 2>"$work/log" &
server=$!
for _ in $(seq 50); do grep -q '^listening on ' "$work/out" && break; sleep 0.1; done
url=$(sed -n '1s/^listening on //p' "$work/out")
[ -n "$url" ] || { echo "the service did not start"; exit 1; }

curl --silent --show-error --fail "$url/openapi.json" >"$work/openapi.json"
"$work/venv/bin/openapi-spec-validator" "$work/openapi.json"

ask() {
    "$work/venv/bin/schemathesis" --config-file schemathesis.toml run "$url/openapi.json" \
        --seed "$seed" --max-examples "$examples" --continue-on-failure --no-color --warnings off "$@"
}
# schemathesis leaves the token out only if its header is spelt like this.
echo "-- with a token"
ask --header 'Authorization: Bearer ada.demo-secret'
echo "-- without one"
ask
echo "-- by another one, who gets problem details"
ask --header 'Authorization: Bearer cyd.demo-secret' --header 'accept: application/problem+json'

# The answers were searched for what is for operators by hooks.py. In the log, there are no panics, no failures
# but those that the stand-in of the other service and the reports make on purpose, and no secrets.
if grep -E '^[^ ]+ +ERROR |panicked' "$work/log" | grep -vE 'error.type="(BAD_GATEWAY|GATEWAY_TIMEOUT|SERVICE_UNAVAILABLE)"'; then
    echo "the service failed"
    exit 1
fi
if grep -n 'demo-secret' "$work/log"; then
    echo "the log has a secret"
    exit 1
fi
