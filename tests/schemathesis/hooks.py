"""What schemathesis can't know of the service: each failure is in the envelope, and says who was asked."""

import re
import schemathesis

# What is for operators, and for the log: SQL, sources, other addresses, what Rust prints of a value.
INTERNAL = re.compile(
    r"sqlx|sqlite|rusqlite|reqwest|hyper|axum|tokio|garde|serde|panick|127\.0\.0\.1|localhost|SELECT |INSERT |"
    r"UPDATE |UNIQUE constraint|usr_eve|org_globex|demo-secret|Some\(|Err\(|\w+::\w+"
)


@schemathesis.check
def is_the_contracts(ctx, response, case):
    """Whatever is no success is an error as the contract has it."""
    headers = response.headers
    assert headers.get("x-request-id"), "no x-request-id"
    status = response.status_code
    if status < 400:
        return
    if case.method.upper() == "HEAD":
        assert not response.content, "a body in the answer to a HEAD"
        return
    media_type = headers["content-type"][0]
    assert media_type in ("application/json", "application/problem+json"), f"in {media_type}"
    body = response.json()
    if media_type == "application/problem+json":
        assert body["status"] == status, "another status in the body"
        error = body
        known = {"type", "title", "status", "detail", "instance", "code", "param", "errors"}
    else:
        assert set(body) == {"success", "error"}, f"members: {sorted(body)}"
        assert body["success"] is False, "a success"
        error = body["error"]
        known = {"code", "message", "param", "details"}
        assert error["message"], "no message"
    assert set(error) <= known, f"members: {sorted(error)}"
    assert re.fullmatch(r"[A-Z][A-Z_]+", error["code"]), error["code"]
    duty = {401: "www-authenticate", 405: "allow", 429: "retry-after"}.get(status)
    assert not duty or headers.get(duty), f"no {duty}"
    found = INTERNAL.search(response.text)
    assert not found, f"`{found}` is not for callers"
