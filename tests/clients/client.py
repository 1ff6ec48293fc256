"""A client of the server example, checked by mypy and run: `check.sh` says how."""

import copy
import json
import pickle
import sys
from typing import Callable, Dict, Optional, Tuple, TypeVar, assert_never
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import flat
import message
import nested
import plain
import strange
import typed

URL = sys.argv[1]
ID = {"x-request-id": "req_1"}
PROBLEM = {**ID, "accept": "application/problem+json"}
Error = TypeVar("Error")


def advice(error: nested.AnyError) -> str:
    """Every code has its branch, or mypy complains."""
    match error:
        case nested.PaymentRequiredError():
            status: int = error.status
            return f"deposit funds: {status}"
        case nested.UnauthorizedError():
            return "sign in"
        case (
            nested.BadRequestError()
            | nested.ConflictError()
            | nested.ForbiddenError()
            | nested.NotFoundError()
            | nested.ValidationError()
        ):
            return "change the request"
        case (
            nested.InternalError()
            | nested.ServiceUnavailableError()
            | nested.TooManyRequestsError()
        ):
            return "come again"
        case nested.UnknownError():
            return f"what is {error.code or error.http_status}?"
        case _:
            assert_never(error)


def by_code(code: nested.ErrorCode) -> bool:
    match code:
        case nested.ErrorCode.PAYMENT_REQUIRED | nested.ErrorCode.UNAUTHORIZED:
            return True
        case (
            nested.ErrorCode.BAD_REQUEST
            | nested.ErrorCode.CONFLICT
            | nested.ErrorCode.FORBIDDEN
            | nested.ErrorCode.INTERNAL_ERROR
            | nested.ErrorCode.NOT_FOUND
            | nested.ErrorCode.SERVICE_UNAVAILABLE
            | nested.ErrorCode.TOO_MANY_REQUESTS
            | nested.ErrorCode.VALIDATION_ERROR
        ):
            return False
        case _:
            assert_never(code)


def failure(
    decode: Callable[[int, nested.HeadersLike, bytes], Error],
    path: str,
    headers: Optional[Dict[str, str]] = None,
) -> Error:
    try:
        with urlopen(Request(URL + path, headers=headers or {})) as response:
            return decode(response.status, response.headers, response.read())
    except HTTPError as error:
        return decode(error.code, error.headers, error.read())


# Nested: raised, as a client has it.
try:
    raise failure(nested.decode_error, "/nested/payment_required", ID)
except nested.PaymentRequiredError as caught:
    assert isinstance(caught, nested.ApiError)
    assert caught.code is nested.ErrorCode.PAYMENT_REQUIRED and by_code(caught.code)
    assert caught.code == "PAYMENT_REQUIRED" and f"{caught.code}" == "PAYMENT_REQUIRED"
    assert caught.status == caught.http_status == 402
    assert caught.request_id == "req_1"
    assert advice(caught) == "deposit funds: 402"
    assert str(caught).startswith("402 PAYMENT_REQUIRED: Balance exhausted"), str(caught)
    assert nested.is_retryable(caught, "POST"), "the contract says so, whatever the status means"
    for same in (copy.copy(caught), pickle.loads(pickle.dumps(caught))):
        assert type(same) is type(caught) and same.occurrence == caught.occurrence
assert nested.ERRORS[nested.ErrorCode.BAD_REQUEST].retry is None, "its answers differ"
internal = failure(nested.decode_error, "/nested/internal_error")
assert isinstance(internal, nested.InternalError)
assert nested.is_retryable(internal, "get") and not nested.is_retryable(internal, "POST")
assert nested.is_retryable(internal, "POST", has_key=True)

# Flat: details with a type.
invalid = failure(flat.decode_error, "/flat/validation_error")
assert isinstance(invalid, flat.ValidationError)
assert invalid.details is not None
node: Optional[str] = invalid.details[0].get("nodeId")
assert node == "llm_1"
assert invalid.extensions == {}, "what every body has is no extension"
assert failure(flat.decode_error, "/flat/rate_limited").retry_after_ms == 30_000
tool = failure(flat.decode_error, "/flat/tool_timeout", PROBLEM)
assert isinstance(tool, flat.ToolFailedError)
elapsed: Optional[int] = tool.extensions.get("duration")
assert elapsed == 5001
silent = failure(flat.decode_error, "/flat/tool_timeout")
assert isinstance(silent, flat.UnknownError), "that dialect has no code"
assert silent.message == "Tool execution failed: Timeout"

# Typed: class, parameter, request id.
exceeded = failure(typed.decode_error, "/typed/context_length_exceeded", ID)
assert isinstance(exceeded, typed.ContextLengthExceededError)
assert (exceeded.kind, exceeded.param) == ("validation_error", "input")
assert exceeded.request_id == "req_1"

# Message and plain: no code, unless the client asks for problem details.
mute = failure(message.decode_error, "/message/rate_limit_exceeded")
assert isinstance(mute, message.UnknownError) and mute.code is None
assert (mute.status, mute.message) == (429, "Rate limit exceeded")
assert (mute.retry, mute.retry_after_ms) == ("always", 60_000)
told = failure(message.decode_error, "/message/rate_limit_exceeded", PROBLEM)
assert isinstance(told, message.RateLimitExceededError)
weak = failure(message.decode_error, "/message/password_validation_failed", PROBLEM)
assert isinstance(weak, message.WeakPasswordError) and weak.details and len(weak.details) == 3
unknown = failure(plain.decode_error, "/plain/unknown_provider", PROBLEM)
assert isinstance(unknown, plain.UnknownProviderError)
assert unknown.docs is None, "about:blank is no page"

# Whatever comes, the status is left.
BODIES: Tuple[bytes, ...] = (
    b"", b"<html>nginx</html>", b"{", b"null", b"[]", b"1", b'"x"', b"NaN", b'{"error":null}',
    b'{"error":[]}', b'{"error":{"code":{}}}', b'{"error":{"code":"NEWER","message":5}}',
    b'{"error":{"code":"constructor"}}', b'{"error":{"code":"PAYMENT_REQUIRED","message":"\\ud800"}}',
    b"[" * 100_000, b'{"a":' * 100_000, b"\0\xff\xfe", b"x" * (2 << 20), b"1" * 10_000,
    b'{"error":"x","retry_after":1e999}', b'{"error":{"code":"' + b"A" * 64 + b'"}}',
)
for contract in (flat, message, nested, plain, strange, typed):
    for body in BODIES:
        error = contract.decode_error(502, {"Content-Type": "text/html"}, body)
        assert error.http_status == 502
        str(error).encode()
newer = nested.decode_error(400, {}, '{"success":false,"error":{"code":"NEWER","message":"new"}}')
assert isinstance(newer, nested.UnknownError) and (newer.code, newer.message) == ("NEWER", "new")


# What headers say.
def wait(headers: Dict[str, str]) -> object:
    error = nested.decode_error(429, headers, b"")
    return "never" if error.retry == "never" else error.retry_after_ms


DATE = "Sun, 06 Nov 1994 08:49:37 GMT"
assert wait({"retry-after": "2", "retry-after-ms": "1500"}) == 1500
assert wait({"Retry-After": "Sun, 06 Nov 1994 08:50:00 GMT", "Date": DATE}) == 23_000
assert wait({"Retry-After": "Sun Nov  6 08:50:00 1994", "Date": DATE}) == 23_000
assert wait({"retry-after": DATE}) == 0
for absurd in ("-1", "soon", "1e9", "", "9" * 400, "\u0661", "Sun, 99 Nov 99999 08:49:37 GMT"):
    assert wait({"retry-after": absurd}) is None, absurd
assert wait({"x-should-retry": "false"}) == "never"
assert nested.decode_error(409, {"x-should-retry": "true"}, "").retry == "always"
assert nested.decode_error(413, {}, "").retry == "never"
assert nested.decode_error(413, {"retry-after": "9"}, "").retry == "always"

# Codes and members of all kinds.
adds = strange.decode_error(
    502,
    {},
    '{"error":{"code":"ADDS","message":"m","a-b":1,"class":"no number","__proto__":"x",'
    '"details":[{"node-id":null,"deep":{"list":[[1]]}}]}}',
)
assert isinstance(adds, strange.AddsError)
assert adds.extensions == {"a-b": 1, "__proto__": "x"}, "what is of another type is left out"
assert adds.details and (deep := adds.details[0].get("deep")) and deep.get("list") == [[1]]
odd = strange.decode_error(502, {}, '{"error":{"code":"ADDS","details":[{"node-id":5}]}}')
assert odd.details is None and "node-id" in odd.occurrence.body, "nothing is lost"
for code in strange.ErrorCode:
    found = strange.decode_error(400, {}, json.dumps({"error": {"code": code.value}}))
    assert found.code is code and type(found) is not strange.UnknownError
listed = strange.decode_error(429, {}, '{"errors":[{"co\\"de":"WAITS","text":"t"}]}')
assert isinstance(listed, strange.WaitsError)
assert (listed.message, listed.retry_after_ms) == ("t", 1500)
assert strange.RETIRED == {"__proto__x": None, "old-one": "WAITS"}
print("the client in Python is content")
