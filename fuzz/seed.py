"""Writes the first inputs of the fuzzers: the bodies and headers of the five contracts.

    python3 fuzz/seed.py
    cargo +nightly fuzz run decode -- -dict=fuzz/names.dict -max_len=4096
    cargo +nightly fuzz run retry -- -dict=fuzz/names.dict -max_len=512
"""

import json
import struct
from pathlib import Path

HERE = Path(__file__).parent
HEADERS = [
    {"Retry-After": "Sun, 06 Nov 1994 08:50:07 GMT", "Date": "Sun, 06 Nov 1994 08:49:37 GMT"},
    {"Retry-After": "Sunday, 06-Nov-94 08:50:07 GMT"},
    {"Retry-After": "Sun Nov  6 08:50:07 1994", "x-should-retry": "true"},
    {"retry-after-ms": "1500.5", "x-should-retry": "false"},
    {"RateLimit": '"default";r=0;t=30, "day";r=5;t=3600'},
    {"RateLimit": "limit=10, remaining=0, reset=5"},
    {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "784111807"},
    {"Content-Type": "application/problem+json; charset=utf-8", "X-Request-Id": "req_1"},
]


def write(target: str, name: str, data: bytes) -> None:
    folder = HERE / "corpus" / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


def head(status: int, headers: dict) -> bytes:
    lines = "\n".join(f"{name}:{value}" for name, value in headers.items())
    return struct.pack(">H", status - 100) + lines.encode()


for path in sorted((HERE / "../tests/contracts").glob("*.json")):
    for case in json.loads(path.read_text())["cases"]:
        name, headers = f"{path.stem}-{case['id']}", case.get("headers", {})
        body = json.dumps(case.get("body", {}), separators=(",", ":")).encode()
        write("decode", name, str(headers.get("Retry-After", "")).encode() + b"\n" + body)
        write("retry", name, head(case["status"], headers))
for number, headers in enumerate(HEADERS):
    write("retry", f"headers-{number}", head(429, headers))
