

class HeadersLike(Protocol):
    """Headers, as urllib, requests or httpx have them."""

    def items(self) -> Iterable[Tuple[str, str]]: ...


# A longer body is not read: no error of the service needs that much.
_LONGEST_BODY = 1 << 20


def decode_error(status: int, headers: HeadersLike, body: Union[str, bytes]) -> AnyError:
    """Reads an error, to be raised.

    It raises none itself: whatever the body is, the status and what the headers say are left.
    """
    lower: Dict[str, str] = {}
    for name, value in headers.items():
        lower.setdefault(name.lower(), str(value).strip())
    if isinstance(body, bytes):
        body = body.decode("utf-8", "replace")
    parsed = _parse(body)
    (_, dialect, constants), code = _dialect_of(parsed, lower.get("content-type", ""))
    known = _KNOWN.get(code) if code is not None else None
    row = ERRORS[known[0]] if known is not None else None
    details, extensions = _SHAPES.get(code or "", (None, {}))

    def text(part: str) -> Optional[str]:
        return _text_at(parsed, dialect.get(part))

    after_ms = _delay_ms(lower, _at(parsed, dialect.get("retry_after")))
    if after_ms is None and row is not None:
        after_ms = row.after_ms
    of_code = row.retry if row is not None else None
    retry = _retry_class(status, of_code, lower.get("x-should-retry"), after_ms)
    docs = text("docs")
    found = _at(parsed, dialect.get("details"))
    occurrence = Occurrence(
        http_status=status,
        code=code,
        message=text("message") or text("title") or f"HTTP {status}",
        kind=text("kind"),
        title=text("title"),
        docs=None if docs == "about:blank" else docs,
        instance=text("instance"),
        param=text("param"),
        details=found if details is None or _fits(found, details) else None,
        extensions=_extensions_of(parsed, dialect, constants, extensions),
        request_id=lower.get("x-request-id") or lower.get("request-id") or text("request_id"),
        retry=retry,
        retry_after_ms=None if retry == "never" else after_ms,
        body=body,
    )
    return UnknownError(occurrence) if known is None else known[1](occurrence)


_IDEMPOTENT = ("GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE")


def is_retryable(error: ApiError, method: str, has_key: bool = False) -> bool:
    """Whether the request may be sent again.

    `has_key` says that it has an `Idempotency-Key`, which makes any method idempotent for a server
    that knows it.
    """
    if error.retry == "if-idempotent":
        return has_key or method.upper() in _IDEMPOTENT
    return error.retry == "always"


def _dialect_of(body: object, content_type: str) -> Tuple[_Dialect, Optional[str]]:
    """The dialect that fits best: one whose code is known, has a code, or at least a message."""
    media_type = content_type.split(";")[0].strip().lower()
    best: Tuple[_Dialect, Optional[str]] = (("", {}, []), None)
    highest = 0
    for dialect in _DIALECTS:
        own_type, places, _ = dialect
        code = _text_at(body, places.get("code"))
        if code is not None and re.fullmatch(r"[A-Za-z0-9_.-]{1,63}", code) is None:
            code = None
        rank = 0 if code is None else 8 if code in _KNOWN else 4
        if _text_at(body, places.get("message")) is not None:
            rank += 2
        if rank > 0 and own_type == media_type:
            rank += 1
        if rank > highest:
            highest = rank
            best = (dialect, code)
    return best


def _no_constant(name: str) -> object:
    raise ValueError(name)


def _parse(body: str) -> object:
    if len(body) > _LONGEST_BODY:
        return None
    try:
        parsed: object = json.loads(body, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        return None
    return parsed


def _at(body: object, path: Optional[Tuple[str, ...]]) -> object:
    """What stands at a place, if the body has it."""
    if path is None:
        return None
    value = body
    for name in path:
        if isinstance(value, dict):
            value = value.get(name)
        elif isinstance(value, list) and name.isdigit() and int(name) < len(value):
            value = value[int(name)]
        else:
            return None
    return value


def _text_at(body: object, path: Optional[Tuple[str, ...]]) -> Optional[str]:
    value = _at(body, path)
    if not isinstance(value, str):
        return None
    # Half of a pair, which JSON can escape, is no text that anything could write.
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _extensions_of(
    body: object, places: _Places, constants: List[_Path], learnt: Mapping[str, object]
) -> Dict[str, object]:
    """The members that are no part of the dialect, without those of a type that they should not be."""
    within = places.get("extensions")
    found = _at(body, within)
    if within is None or not isinstance(found, dict):
        return {}
    parts = [*places.values(), *constants]
    own = {path[len(within)] for path in parts if path[: len(within)] == within != path}
    return {
        name: value
        for name, value in found.items()
        if name not in own and (name not in learnt or _fits(value, learnt[name]))
    }


def _fits(value: object, shape: object) -> bool:
    """Whether a value is of the shape; a member that is missing or null does no harm."""
    if isinstance(shape, list):
        return isinstance(value, list) and all(_fits(item, shape[0]) for item in value)
    if isinstance(shape, dict):
        return isinstance(value, dict) and all(
            value.get(name) is None or _fits(value[name], of) for name, of in shape.items()
        )
    if shape == "boolean" or isinstance(value, bool):
        return shape == "any" or (shape == "boolean" and isinstance(value, bool))
    if shape == "integer":
        return isinstance(value, int)
    if shape == "number":
        return isinstance(value, (int, float))
    return shape == "any" or isinstance(value, str)


def _milliseconds(text: Optional[str], factor: int) -> Optional[int]:
    """A number without sign or exponent, times a factor, in milliseconds."""
    if text is None or re.fullmatch(r"[0-9]{1,15}(\.[0-9]{1,9})?", text) is None:
        return None
    return math.ceil(float(text) * factor)


def _delay_ms(headers: Mapping[str, str], in_body: object) -> Optional[int]:
    exact = headers.get("retry-after-ms", headers.get("x-ms-retry-after-ms"))
    after = headers.get("retry-after")
    delay = _milliseconds(exact, 1)
    if delay is None:
        delay = _milliseconds(after, 1000)
    if delay is None:
        delay = _until_ms(after, headers.get("date"))
    if delay is None and isinstance(in_body, (int, float)):
        if 0 <= in_body < 1e15:
            delay = math.ceil(in_body * 1000)
    return delay


def _until_ms(date: Optional[str], now: Optional[str]) -> Optional[int]:
    """How long it is until a date, by the clock of the server if it told the time."""
    until = _time(date)
    if until is None:
        return None
    return max(0, math.ceil(1000 * (until - (_time(now) or time.time()))))


def _time(date: Optional[str]) -> Optional[float]:
    if date is None:
        return None
    try:
        parsed = parsedate_to_datetime(date)
        return parsed.replace(tzinfo=parsed.tzinfo or timezone.utc).timestamp()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def _retry_class(
    status: int, of_code: Optional[RetryClass], should: Optional[str], after_ms: Optional[int]
) -> RetryClass:
    """The header says whether; how, the code or the status says."""
    retryable: RetryClass = "always" if status < 500 or status == 503 else "if-idempotent"
    by_status: RetryClass = "never"
    if status in (408, 425, 429, 500, 502, 503, 504) or (status == 413 and after_ms is not None):
        by_status = retryable
    retry = of_code or by_status
    if should == "false":
        return "never"
    return retryable if should == "true" and retry == "never" and status >= 400 else retry
