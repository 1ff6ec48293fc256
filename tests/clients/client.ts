// A client of the server example, checked by tsc and run: `check.sh` says how.

import assert from "node:assert/strict";

import * as flat from "./flat.js";
import * as message from "./message.js";
import * as nested from "./nested.js";
import * as plain from "./plain.js";
import * as strange from "./strange.js";
import * as typed from "./typed.js";

const url = process.argv[2];
assert(url !== undefined, "the server's address is missing");

/** Every code has its branch, or this does not compile. */
function advice(error: nested.ApiError): string {
  switch (error.code) {
    case "PAYMENT_REQUIRED": {
      const status: 402 = error.status;
      return `deposit funds: ${status}`;
    }
    case "UNAUTHORIZED":
      return "sign in";
    case "BAD_REQUEST":
    case "CONFLICT":
    case "FORBIDDEN":
    case "NOT_FOUND":
    case "VALIDATION_ERROR":
      return "change the request";
    case "INTERNAL_ERROR":
    case "SERVICE_UNAVAILABLE":
    case "TOO_MANY_REQUESTS":
      return "come again";
    case undefined:
      return `what is ${error.unknownCode ?? error.httpStatus}?`;
    default: {
      const missing: never = error;
      return missing;
    }
  }
}

async function failure<E>(
  decode: (status: number, headers: Headers, body: string) => E,
  path: string,
  headers: Record<string, string> = {},
): Promise<E> {
  const response = await fetch(url + path, { headers });
  return decode(response.status, response.headers, await response.text());
}

const id = { "x-request-id": "req_1" };
const problem = { ...id, accept: "application/problem+json" };

// Nested: by an exception, as a client has it.
try {
  throw await nested.ApiException.of(await fetch(`${url}/nested/payment_required`, { headers: id }));
} catch (caught) {
  assert(nested.ApiException.is(caught) && caught instanceof Error);
  assert(nested.ApiException.is(caught, "PAYMENT_REQUIRED"));
  assert(!nested.ApiException.is(caught, "CONFLICT"));
  const code: "PAYMENT_REQUIRED" = caught.error.code;
  assert.equal(code, nested.ApiException.prototype instanceof Error && caught.code);
  assert.equal(caught.status, 402);
  assert.equal(caught.requestId, "req_1");
  assert.equal(advice(caught.error), "deposit funds: 402");
  assert.match(caught.message, /^Balance exhausted/);
  assert(nested.isRetryable(caught, "POST"), "the contract says so, whatever the status means");
}
const unsaid = nested.errors.BAD_REQUEST.retry;
assert.equal(unsaid, null, "its answers differ");
const internal = await failure(nested.decodeError, "/nested/internal_error");
assert.equal(internal.code, "INTERNAL_ERROR");
assert(nested.isRetryable(internal, "get") && !nested.isRetryable(internal, "POST"));
assert(nested.isRetryable(internal, "POST", true), "with a key");

// Flat: details with a type.
const invalid = await failure(flat.decodeError, "/flat/validation_error");
assert(invalid.code === "VALIDATION_ERROR");
const node: string | null | undefined = invalid.details?.[0]?.nodeId;
assert.equal(node, "llm_1");
assert.deepEqual({ ...invalid.extensions }, {}, "what every body has is no extension");
const limited = await failure(flat.decodeError, "/flat/rate_limited");
assert.equal(limited.retryAfterMs, 30_000);
const tool = await failure(flat.decodeError, "/flat/tool_timeout", problem);
assert(tool.code === "TOOL_FAILED");
const elapsed: number | undefined = tool.extensions.duration;
assert.equal(elapsed, 5001);
const silent = await failure(flat.decodeError, "/flat/tool_timeout");
assert.equal(silent.code, undefined, "that dialect has no code");
assert.equal(silent.message, "Tool execution failed: Timeout");

// Typed: class, parameter, request id.
const exceeded = await failure(typed.decodeError, "/typed/context_length_exceeded", id);
assert(exceeded.code === "context_length_exceeded");
assert.equal(exceeded.kind, "validation_error");
assert.equal(exceeded.param, "input");
assert.equal(exceeded.requestId, "req_1");

// Message and plain: no code, unless the client asks for problem details.
const mute = await failure(message.decodeError, "/message/rate_limit_exceeded");
assert.equal(mute.code, undefined);
assert.equal(mute.status, 429);
assert.equal(mute.message, "Rate limit exceeded");
assert.equal(mute.retry, "always");
assert.equal(mute.retryAfterMs, 60_000);
const told = await failure(message.decodeError, "/message/rate_limit_exceeded", problem);
assert.equal(told.code, "RATE_LIMIT_EXCEEDED");
const weak = await failure(message.decodeError, "/message/password_validation_failed", problem);
assert(weak.code === "WEAK_PASSWORD");
const rules: readonly string[] | undefined = weak.details;
assert.equal(rules?.length, 3);
const unknown = await failure(plain.decodeError, "/plain/unknown_provider", problem);
assert.equal(unknown.code, "UNKNOWN_PROVIDER");
assert.equal(unknown.docs, undefined, "about:blank is no page");

// Whatever comes, the status is left.
const html = "<html>nginx</html>";
const bodies = [
  "", html, "{", "null", "[]", "1", '"x"', '{"error":null}', '{"error":[]}', '{"error":{"code":{}}}',
  '{"error":{"code":"NEWER","message":5}}', '{"error":{"code":"constructor"}}', '{"__proto__":{"error":1}}',
  '{"error":{"code":"PAYMENT_REQUIRED","message":"\ud800"}}', "[".repeat(100_000), "\0", "x".repeat(2 << 20),
  `{"error":{"code":"${"A".repeat(64)}"}}`,
];
for (const contract of [flat, message, nested, plain, strange, typed]) {
  for (const body of bodies) {
    const error = contract.decodeError(502, { "Content-Type": ["text/html", "x"] }, body);
    assert.equal(error.httpStatus, 502);
    assert.equal(typeof error.message, "string");
    assert.equal(Object.getPrototypeOf(error), Object.prototype);
  }
}
const newer = nested.decodeError(400, {}, '{"success":false,"error":{"code":"NEWER","message":"new"}}');
assert(newer.code === undefined && newer.unknownCode === "NEWER" && newer.message === "new");
const broken = await nested.ApiException.of({
  status: 503,
  headers: new Headers(),
  text: () => Promise.reject(new Error("reset")),
});
assert.equal(broken.status, 503);

// What headers say.
const wait = (headers: Record<string, string>, status = 429, body = "") => {
  const error = nested.decodeError(status, headers, body);
  return error.retry === "never" ? "never" : error.retryAfterMs;
};
const date = "Sun, 06 Nov 1994 08:49:37 GMT";
assert.equal(wait({ "retry-after": "2", "retry-after-ms": "1500" }), 1500);
assert.equal(wait({ "Retry-After": "Sun, 06 Nov 1994 08:50:00 GMT", Date: date }), 23_000);
assert.equal(wait({ "Retry-After": "Sun Nov  6 08:50:00 1994", Date: date }), 23_000);
assert.equal(wait({ "retry-after": date }), 0);
for (const absurd of ["-1", "soon", "1e9", "", "9".repeat(400)]) {
  assert.equal(wait({ "retry-after": absurd }), undefined, absurd);
}
assert.equal(wait({ "x-should-retry": "false" }), "never");
assert.equal(nested.decodeError(409, { "x-should-retry": "true" }, "").retry, "always");
assert.equal(nested.decodeError(413, {}, "").retry, "never");
assert.equal(nested.decodeError(413, { "retry-after": "9" }, "").retry, "always");

// Codes and members of all kinds.
const adds = strange.decodeError(
  502,
  {},
  '{"error":{"code":"ADDS","message":"m","a-b":1,"class":"no number","__proto__":"x","details":[{"node-id":null,"deep":{"list":[[1]]}}]}}',
);
assert(adds.code === "ADDS");
assert.equal(adds.extensions["a-b"], 1);
assert.equal(adds.extensions["class"], undefined, "what is of another type is left out");
assert.equal(adds.extensions["__proto__"], "x");
assert.equal(adds.details?.[0]?.deep?.list?.[0]?.[0], 1);
const odd = strange.decodeError(502, {}, '{"error":{"code":"ADDS","details":[{"node-id":5}]}}');
assert.equal(odd.details, undefined);
assert(odd.body.includes("node-id"), "nothing is lost");
for (const code of ["constructor", "__proto__", "404", "...", "class"] as const) {
  const error = strange.decodeError(400, {}, JSON.stringify({ error: { code } }));
  assert.equal(error.code, code);
  assert.equal(strange.errors[code].status, 400);
}
const listed = strange.decodeError(429, {}, '{"errors":[{"co\\"de":"WAITS","text":"t"}]}');
assert(listed.code === "WAITS" && listed.message === "t" && listed.retryAfterMs === 1500);
assert.equal(strange.retired["old-one"], "WAITS");
assert.equal(strange.retired["constructor"], undefined);
console.log("the client in TypeScript is content");
