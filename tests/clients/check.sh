#!/usr/bin/env bash
# Checks what `explain --format typescript|python` writes: tsc and mypy, both strict, read it and a small
# client each, and the clients ask the server example.
#
#     bash tests/clients/check.sh
#
# Needs cargo, node 18 or newer with npm, and python 3.11 or newer with venv; tsc and mypy are
# installed into a folder that is deleted afterwards.
set -euo pipefail
cd "$(dirname "$0")/../.."

typescript=7.0.2
node_types=20.19.25
mypy=2.4.1

work=$(mktemp -d)
server=
clean() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    rm -rf "$work"
}
trap clean EXIT

cargo build --release --example server
binary=$(realpath "${CARGO_TARGET_DIR:-target}")/release/examples/server

npm install --prefix "$work" --silent --no-audit --no-fund --no-package-lock \
    "typescript@$typescript" "@types/node@$node_types"
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check "mypy==$mypy"

# The committed modules, which a test holds fresh, and one from the command that users have.
cp docs/contracts/*.ts docs/contracts/*.py tests/clients/{client,strange}.{ts,py} "$work"
"$binary" explain --format typescript >"$work/nested.ts"
"$binary" explain --format=python >"$work/nested.py"
echo '{"type":"module"}' >"$work/package.json"

# The examples of the guide, with what they leave out.
block() { sed -n "/^\`\`\`$1\$/,/^\`\`\`\$/{//!p}" runtime/docs/client.md; }
cp "$work/nested.ts" "$work/errors.ts"
cp "$work/nested.py" "$work/errors.py"
{
    block ts | grep '^import'
    echo 'declare const url: string;'
    echo 'declare function askForMoney(status: 402): void;'
    echo 'declare function report(code?: string, id?: string): void;'
    echo 'declare function later(ms?: number): void;'
    echo 'declare function giveUp(message: string): void;'
    echo 'export async function example(): Promise<void> {'
    block ts | grep -v '^import'
    echo '}'
} >"$work/guide.ts"
{
    echo 'from typing import Literal, Optional, Protocol'
    echo 'class Response(Protocol):'
    echo '    is_error: bool; status_code: int; headers: dict[str, str]; content: bytes'
    echo 'class httpx:'
    echo '    @staticmethod'
    echo '    def post(url: str) -> Response: raise NotImplementedError'
    echo 'def ask_for_money(status: Literal[402]) -> None: ...'
    echo 'def later(ms: Optional[int]) -> None: ...'
    echo 'url = ""'
    block python
} >"$work/guide.py"

strict="--strict --noUncheckedIndexedAccess --exactOptionalPropertyTypes --noImplicitReturns
    --noPropertyAccessFromIndexSignature --noImplicitOverride --noUnusedLocals --noUnusedParameters"
cd "$work"
# The modules need nothing but the language; the client has node's types.
node_modules/.bin/tsc $strict --target es2020 --lib es2020 --module es2020 --moduleResolution bundler \
    --types "" --noEmit flat.ts message.ts nested.ts plain.ts strange.ts typed.ts
node_modules/.bin/tsc $strict --target es2022 --module nodenext --types node client.ts guide.ts
venv/bin/mypy --strict ./*.py

PORT=0 "$binary" >"$work/log" 2>"$work/errors" &
server=$!
for _ in $(seq 50); do grep -q '^listening on ' "$work/log" && break; sleep 0.1; done
url=$(sed -n '1s/^listening on //p' "$work/log")
[ -n "$url" ] || { echo "the server did not start"; exit 1; }
node client.js "$url"
venv/bin/python client.py "$url"
