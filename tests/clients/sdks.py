"""Points vendors' SDKs at the server example: what they raise, what they send again, how long they wait.

    cargo build --release --example server
    python3 -m venv sdks && sdks/bin/pip install openai anthropic stripe requests httpx tenacity \\
        google-api-core azure-core
    npm install --prefix sdks openai @anthropic-ai/sdk stripe got axios axios-retry @octokit/core \\
        @octokit/plugin-retry @octokit/plugin-throttling @azure/core-rest-pipeline
    cp tests/clients/sdks.mjs sdks && sdks/bin/python tests/clients/sdks.py target/release/examples/server sdks

It prints tables of Markdown, and takes less than a minute. Bodies and headers are the server's own; a
relay between counts the requests, and puts other headers in the place of those that say when.
"""

import json
import os
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.metadata import version
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Tuple

import anthropic
import google.api_core.exceptions
import google.api_core.retry
import httpx
import openai
import requests
import stripe
import tenacity
import urllib3.util
from azure.core import PipelineClient
from azure.core.exceptions import HttpResponseError
from azure.core.pipeline.policies import RetryPolicy
from azure.core.rest import HttpRequest

SERVER, FOLDER = sys.argv[1:3]
PATIENCE = 9.0
ADVICE = {"retry-after", "retry-after-ms", "x-ratelimit-reset", "x-should-retry", "stripe-should-retry"}


class Scenario(NamedTuple):
    """What a request finds, whatever its path."""

    path: str
    headers: Tuple[Tuple[str, str], ...] = ()
    status: Optional[int] = None
    # Whether the server's own advice stays.
    own: bool = False


class Relay(ThreadingHTTPServer):
    """Stands before the server: the first segment of a path names the job."""

    daemon_threads = True
    request_queue_size = 512

    def __init__(self, upstream: str) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.upstream = upstream
        self.scenarios: Dict[str, Scenario] = {}
        self.times: Dict[str, List[float]] = {}
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def job(self, scenario: Scenario) -> str:
        token = f"j{len(self.scenarios)}"
        self.times[token] = []
        self.scenarios[token] = scenario
        return token

    def url(self, token: str) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/{token}"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Relay

    def answer(self) -> None:
        now = time.monotonic()
        self.rfile.read(int(self.headers.get("content-length") or 0))
        token = self.path.split("/")[1]
        if token not in self.server.scenarios:
            # A client that takes a host and no path has it for a key.
            token = (self.headers.get("authorization") or "").split(" ")[-1]
        self.server.times[token].append(now)
        scenario = self.server.scenarios[token]
        connection = HTTPConnection(self.server.upstream)
        headers = {"x-request-id": "req_1"}
        # What the server advises depends on it.
        if key := self.headers.get("idempotency-key"):
            headers["idempotency-key"] = key
        connection.request(self.command, scenario.path, headers=headers)
        response = connection.getresponse()
        body = response.read()
        self.send_response_only(scenario.status or response.status)
        skipped = {"content-length", "connection", "transfer-encoding"}
        for name, value in response.getheaders():
            if name.lower() not in (skipped if scenario.own else skipped | ADVICE):
                self.send_header(name, value)
        for name, value in scenario.headers:
            self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        connection.close()

    do_GET = do_POST = answer

    def handle(self) -> None:
        try:
            super().handle()
        except ConnectionError:
            pass  # who asked has gone

    def log_message(self, *_: object) -> None:
        pass


def of_openai(url: str, method: str, retries: Optional[int]) -> None:
    more = {} if retries is None else {"max_retries": retries}
    client = openai.OpenAI(api_key="key", base_url=url, **more)
    client.models.list() if method == "GET" else client.responses.create(model="m", input="i")


def of_anthropic(url: str, method: str, retries: Optional[int]) -> None:
    more = {} if retries is None else {"max_retries": retries}
    client = anthropic.Anthropic(api_key="key", base_url=url, **more)
    if method == "GET":
        client.models.list()
    else:
        client.messages.create(model="m", max_tokens=1, messages=[{"role": "user", "content": "i"}])


def of_stripe(url: str, method: str, retries: Optional[int]) -> None:
    # By itself it sends nothing again; its documentation has 2 for an example.
    retries = 2 if retries is None else retries
    client = stripe.StripeClient("sk_test", base_addresses={"api": url}, max_network_retries=retries)
    client.v1.customers.list() if method == "GET" else client.v1.customers.create()


def of_requests(url: str, method: str, retries: Optional[int]) -> None:
    session = requests.Session()
    policy = urllib3.util.Retry(3 if retries is None else retries, backoff_factor=0.5,
                                status_forcelist=[429, 500, 502, 503, 504], raise_on_status=False)
    session.mount("http://", requests.adapters.HTTPAdapter(max_retries=policy))
    session.request(method, url).raise_for_status()


def of_httpx(url: str, method: str, retries: Optional[int]) -> None:
    @tenacity.retry(stop=tenacity.stop_after_attempt(3 if retries is None else 1), reraise=True,
                    wait=tenacity.wait_random_exponential(0.5, max=4))
    def send() -> None:
        httpx.request(method, url).raise_for_status()

    send()


def of_google(url: str, method: str, retries: Optional[int]) -> None:
    def send() -> None:
        response = requests.request(method, url)
        if response.status_code >= 400:
            raise google.api_core.exceptions.from_http_response(response)

    if retries is None:
        send = google.api_core.retry.Retry(timeout=4)(send)
    send()


def of_azure(url: str, method: str, retries: Optional[int]) -> None:
    policy = RetryPolicy() if retries is None else RetryPolicy.no_retries()
    with PipelineClient(url, policies=[policy]) as client:
        client.send_request(HttpRequest(method, url)).raise_for_status()


PYTHON: Dict[str, Callable[[str, str, Optional[int]], None]] = {
    "openai": of_openai,
    "anthropic": of_anthropic,
    "stripe": of_stripe,
    "requests": of_requests,
    "httpx": of_httpx,
    "google": of_google,
    "azure": of_azure,
}
PACKAGES = {
    "py": {"google": "google-api-core", "azure": "azure-core", "requests": "urllib3", "httpx": "tenacity"},
    "js": {"anthropic": "@anthropic-ai/sdk", "azure": "@azure/core-rest-pipeline",
           "octokit": "@octokit/plugin-retry"},
}
JAVASCRIPT = ["openai", "anthropic", "stripe", "got", "axios-retry", "octokit", "azure"]


def in_python(job: Dict[str, Any]) -> Dict[str, Any]:
    try:
        PYTHON[job["sdk"]](job["url"], job["method"], job["retries"])
    except Exception as error:
        response = getattr(error, "response", None)
        status = getattr(error, "status_code", None) or getattr(error, "http_status", None)
        status = status or getattr(response, "status_code", None)
        own = getattr(error, "error", None)
        message = getattr(error, "user_message", None) or getattr(error, "message", None) or str(error)
        found = {
            "status": status,
            "message": message,
            "code": getattr(error, "code", None) or getattr(own, "code", None),
            "param": getattr(error, "param", None),
            "kind": getattr(error, "type", None) or getattr(own, "type", None),
            "request_id": getattr(error, "request_id", None),
        }
        if isinstance(error, google.api_core.exceptions.GoogleAPICallError):
            found["code"] = error.reason
        texts = {name: None if value is None else str(value) for name, value in found.items()}
        return {"raised": type(error).__name__, **texts}
    return {"raised": None}


class Calls:
    """Jobs, made first and run together."""

    def __init__(self, relay: Relay) -> None:
        self.relay = relay
        self.jobs: List[Dict[str, Any]] = []

    def add(self, language: str, sdk: str, method: str, scenario: Scenario, retries: Optional[int]) -> int:
        token = self.relay.job(scenario)
        self.jobs.append({
            "language": language, "sdk": sdk, "method": method, "retries": retries, "token": token,
            "url": self.relay.url(token), "patience": PATIENCE * 1000,
        })
        return len(self.jobs) - 1

    def run(self) -> List[Dict[str, Any]]:
        js = [job for job in self.jobs if job["language"] == "js"]
        node = subprocess.Popen(["node", os.path.join(FOLDER, "sdks.mjs")], stdin=subprocess.PIPE,
                                stdout=subprocess.PIPE, text=True)
        with ThreadPoolExecutor(1) as waits:
            ended = waits.submit(node.communicate, json.dumps(js))
            pool = ThreadPoolExecutor(200)
            python = {id(job): pool.submit(in_python, job) for job in self.jobs if job["language"] == "py"}
            results = {}
            until = time.monotonic() + PATIENCE
            for job in self.jobs:
                if job["language"] == "py":
                    try:
                        results[id(job)] = python[id(job)].result(max(0.1, until - time.monotonic()))
                    except TimeoutError:
                        results[id(job)] = {"raised": "…"}
            pool.shutdown(wait=False, cancel_futures=True)
            said = ended.result()[0]
            results.update({id(job): result for job, result in zip(js, json.loads(said))})
        return [{**results[id(job)], "waits": self.waits(job["token"])} for job in self.jobs]

    def waits(self, token: str) -> List[float]:
        times = self.relay.times[token]
        return [later - before for before, later in zip(times, times[1:])]


def named(language: str, sdk: str) -> str:
    package = PACKAGES[language].get(sdk, sdk)
    if language == "py":
        return f"`{package}` {version(package)} (Python)"
    with open(os.path.join(FOLDER, "node_modules", package, "package.json"), encoding="utf-8") as file:
        return f"`{package}` {json.load(file)['version']}"


def sdks() -> List[Tuple[str, str]]:
    return [("py", sdk) for sdk in PYTHON] + [("js", sdk) for sdk in JAVASCRIPT]


def table(title: str, columns: List[str], rows: List[List[str]]) -> None:
    print(f"\n## {title}\n\n| | {' | '.join(columns)} |\n|---|{'---|' * len(columns)}")
    for row in rows:
        print(f"| {' | '.join(row)} |")


def raised(relay: Relay) -> None:
    """Classes, and where the parts of an error are found, without retries."""
    statuses = [400, 401, 402, 403, 404, 409, 422, 429, 500, 502, 503]
    calls = Calls(relay)
    at = {}
    for sdk in sdks():
        for status in statuses:
            at[sdk, status] = calls.add(*sdk, "POST", Scenario("/typed/missing_required_field", (), status), 0)
        for contract, case in FIELDS:
            at[sdk, contract] = calls.add(*sdk, "POST", Scenario(f"/{contract}/{case}"), 0)
    results = calls.run()
    rows = [[named(*sdk)] + [str(results[at[sdk, it]]["raised"]) for it in statuses] for sdk in sdks()]
    table("What is raised, by status", [str(status) for status in statuses], rows)
    rows = []
    for sdk in sdks():
        row = [named(*sdk)]
        for contract, _ in FIELDS:
            result = results[at[sdk, contract]]
            expected = EXPECTED[contract]
            found = [part for part, text in expected.items() if text and text == result.get(part)]
            holds = expected["message"] in (result.get("message") or "") and "message" not in found
            row.append(", ".join(found + ["message within"] * holds) or f"nothing ({result['raised']})")
        rows.append(row)
    table("Which of an error's parts are its own fields", [contract for contract, _ in FIELDS], rows)


FIELDS = [("typed", "missing_required_field"), ("nested", "bad_request"), ("flat", "bad_request"),
          ("message", "email_registered")]
EXPECTED = {
    "typed": {"code": "missing_required_field", "kind": "invalid_request_error", "param": "model",
              "message": "The 'model' field is required when creating an agent", "request_id": "req_1"},
    "nested": {"code": "BAD_REQUEST", "message": "label must be a string", "request_id": "req_1"},
    "flat": {"code": "BAD_REQUEST", "message": "Validation failed: name is required", "request_id": "req_1"},
    "message": {"message": "Email already registered", "request_id": "req_1"},
}


def shown(result: Dict[str, Any]) -> str:
    """How often it was sent again, and how long it took each time."""
    waits = result["waits"]
    if result["raised"] == "…":
        if not waits:
            return f"waits for over {PATIENCE - 1:.0f} s"
        return f"{len(waits)}×, and on: " + ", ".join(f"{wait:.1f}" for wait in waits)
    return "–" if not waits else f"{len(waits)}×: " + ", ".join(f"{wait:.1f}" for wait in waits)


def resent(relay: Relay) -> None:
    """What is sent again by default, without a word from the server."""
    statuses = [400, 404, 408, 409, 413, 425, 429, 500, 501, 502, 503, 504]
    calls = Calls(relay)
    at = {}
    for sdk in sdks():
        for method in ("GET", "POST"):
            for status in statuses:
                scenario = Scenario("/typed/overloaded", (), status)
                at[sdk, method, status] = calls.add(*sdk, method, scenario, None)
    results = calls.run()
    rows = []
    for sdk in sdks():
        row = [named(*sdk)]
        for method in ("GET", "POST"):
            again = [str(it) for it in statuses if results[at[sdk, method, it]]["waits"]]
            row.append(", ".join(again) or "none")
        row.append(shown(results[at[sdk, "GET", 503]]))
        rows.append(row)
    table("What is sent again, by default", ["GET", "POST", "times, seconds between, of a GET with 503"], rows)


ADVISED = [
    ("Retry-After: 2", 429, (("retry-after", "2"),)),
    ("Retry-After: 2, 503", 503, (("retry-after", "2"),)),
    ("Retry-After: 130", 429, (("retry-after", "130"),)),
    ("retry-after-ms: 1500 (and Retry-After: 3)", 429, (("retry-after-ms", "1500"), ("retry-after", "3"))),
    ("x-should-retry: false, 503", 503, (("x-should-retry", "false"),)),
    ("x-should-retry: true, 400", 400, (("x-should-retry", "true"),)),
    ("stripe-should-retry: false, 503", 503, (("stripe-should-retry", "false"),)),
    ("stripe-should-retry: true, 400", 400, (("stripe-should-retry", "true"),)),
    ("X-RateLimit-Reset in 3 s", 429, (("x-ratelimit-remaining", "0"),)),
]


def advised(relay: Relay) -> None:
    """What headers change."""
    calls = Calls(relay)
    at = {}
    for sdk in sdks():
        for title, status, headers in ADVISED:
            if title.startswith("X-RateLimit"):
                headers += (("x-ratelimit-reset", str(int(time.time()) + 3)),)
            at[sdk, title] = calls.add(*sdk, "GET", Scenario("/typed/overloaded", headers, status), None)
    results = calls.run()
    titles = [title for title, _, _ in ADVISED]
    table("What headers change, for a GET", titles,
          [[named(*sdk)] + [shown(results[at[sdk, title]]) for title in titles] for sdk in sdks()])


OWN = [("typed", "agent_paused"), ("nested", "payment_required"), ("nested", "bad_request_rate_limited"),
       ("typed", "internal_error"), ("typed", "overloaded")]


def contracted(relay: Relay) -> None:
    """What becomes of the contract's own classes."""
    calls = Calls(relay)
    at = {}
    for sdk in sdks():
        for contract, case in OWN:
            at[sdk, case] = calls.add(*sdk, "POST", Scenario(f"/{contract}/{case}", own=True), None)
    results = calls.run()
    table("What the server's own advice makes of a POST", [case for _, case in OWN],
          [[named(*sdk)] + [shown(results[at[sdk, case]]) for _, case in OWN] for sdk in sdks()])


def main() -> None:
    server = subprocess.Popen([SERVER], env={**os.environ, "PORT": "0", "ADVISE": "1", "RUST_LOG": "off"},
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert server.stdout is not None
        relay = Relay(server.stdout.readline().split("//")[1].strip())
        raised(relay)
        resent(relay)
        advised(relay)
        contracted(relay)
    finally:
        server.terminate()
    sys.stdout.flush()
    # Whoever still waits, waits for a server that is gone.
    os._exit(0)


main()
