"""Holds the fuzzer to its word: each answer here is wrong in one way, and must fail the run for that reason.

    python tests/schemathesis/self_test.py SCHEMATHESIS

The argument is the command. The configuration and the checks are those of run.sh.
"""

import json
import re
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Dict, NamedTuple, Optional

ERROR = {"success": False, "error": {"code": "NOT_FOUND", "message": "there is nothing here"}}
ID = {"x-request-id": "req_1"}
JSON = "application/json"
PROBLEM = "application/problem+json"


class Answer(NamedTuple):
    """What is answered, and what the fuzzer says of it: nothing if it is right."""

    expected: Optional[str]
    status: int
    body: Any
    media_type: str = JSON
    headers: Dict[str, str] = ID
    # What the document has, if that is something else.
    documented: Optional[int] = None


def error(**changes: Any) -> Dict[str, Any]:
    return {**ERROR, "error": {**ERROR["error"], **changes}}


ANSWERS = {
    "right": Answer(None, 404, ERROR),
    "right-success": Answer(None, 200, "ok", "text/plain"),
    "right-problem": Answer(None, 404, {"status": 404, "title": "Not Found", "code": "NOT_FOUND"}, PROBLEM),
    "plain-text": Answer("text/plain", 404, "404 page not found", "text/plain"),
    "html": Answer("text/html", 404, json.dumps(ERROR), "text/html"),
    "no-request-id": Answer("no x-request-id", 404, ERROR, headers={}),
    "another-envelope": Answer("members: ", 404, {"message": "no"}),
    "a-success": Answer("a success", 404, {**ERROR, "success": True}),
    "no-message": Answer("no message", 404, error(message="")),
    "another-member": Answer("members: ", 404, error(sql="x")),
    "another-code": Answer("not-found", 404, error(code="not-found")),
    "another-status": Answer("another status in the body", 404, {"status": 403, "code": "NOT_FOUND"}, PROBLEM),
    "no-challenge": Answer("no www-authenticate", 401, ERROR),
    "no-delay": Answer("no retry-after", 429, ERROR),
    "a-source": Answer("is not for callers", 404, error(message="sqlx: no rows")),
    "undocumented-status": Answer("Undocumented status code", 404, ERROR, documented=403),
    "undocumented-type": Answer("Undocumented Content-Type", 404, ERROR, PROBLEM + "; v=2"),
    "a-crash": Answer("Server error", 500, ERROR),
}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self) -> None:
        self.rfile.read(int(self.headers.get("content-length") or 0))
        name = self.path.strip("/").split("?")[0]
        answer = ANSWERS.get(name, ANSWERS["right"])
        if name == "openapi.json":
            answer = Answer(None, 200, document())
        elif name in ANSWERS and self.command != "GET":
            answer = Answer(None, 405, ERROR, headers={**ID, "allow": "GET"})
        body = answer.body if isinstance(answer.body, str) else json.dumps(answer.body)
        self.send_response(answer.status)
        for header, value in {"content-type": answer.media_type, **answer.headers}.items():
            self.send_header(header, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body.encode())

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_TRACE = do_HEAD = do_QUERY = answer

    def log_message(self, *_: object) -> None:
        pass


def document() -> Dict[str, Any]:
    def responses(name: str, answer: Answer) -> Dict[str, Any]:
        media_type = JSON if name == "undocumented-type" else answer.media_type
        response = {"description": name, "content": {media_type: {}}}
        return {str(answer.documented or answer.status): response, "405": response}

    paths = {f"/{name}": {"get": {"responses": responses(name, answer)}} for name, answer in ANSWERS.items()}
    return {"openapi": "3.1.0", "info": {"title": "wrong", "version": "1"}, "paths": paths}


def main(command: str) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_address[1]}/openapi.json"

    fuzzer = [command, "--config-file", "schemathesis.toml", "run", url, "--max-examples", "2",
              "--continue-on-failure", "--no-color", "--warnings", "off"]
    ran = subprocess.run(fuzzer, cwd=Path(__file__).parent, capture_output=True, text=True)
    # A heading and what is wrong, by turns.
    parts = re.split(r"^_+ [A-Z]+ /(\S+) _+$", ran.stdout.split(" SUMMARY ")[0], flags=re.MULTILINE)
    said: Dict[str, str] = {}
    for name, text in zip(parts[1::2], parts[2::2]):
        said[name] = said.get(name, "") + re.sub(r"\s+", " ", text)
    wrong = []
    for name, answer in ANSWERS.items():
        found = said.get(name, "")
        if (found != "") if answer.expected is None else (answer.expected not in found):
            wrong.append(f"{name}: not `{answer.expected}`, but: {found}")
    if ran.returncode != 1:
        wrong.append(f"it ended with {ran.returncode}\n{ran.stdout}{ran.stderr}")
    print("\n".join([*wrong, f"{len(ANSWERS)} answers, {len(wrong)} misjudged"]))
    sys.exit(bool(wrong))


main(sys.argv[1])
