
/** Headers, as `fetch`, axios or Node have them. */
export type HeadersLike =
  | { get(name: string): unknown }
  | Readonly<Record<string, string | number | readonly string[] | null | undefined>>;

/** What is needed of a response; that of `fetch` has it. */
export interface ResponseLike {
  readonly status: number;
  readonly headers: HeadersLike;
  text(): Promise<string>;
}

/** A longer body is not read: no error of the service needs that much. */
const LONGEST_BODY = 1 << 20;

/**
 * Reads an error. It never throws: whatever the body is, the status and what the headers say are
 * left.
 */
export function decodeError(status: number, headers: HeadersLike, body: string): ApiError {
  const header = (name: string): string | undefined => headerOf(headers, name);
  const parsed = parse(body);
  const { dialect, code } = dialectOf(parsed, header("content-type"));
  const text = (part: string): string | undefined => textAt(parsed, dialect.places[part]);
  const known = code !== undefined && isErrorCode(code) ? code : undefined;
  const row: ErrorInfo | undefined = known === undefined ? undefined : errors[known];
  const learnt = known === undefined ? undefined : own(shapes, known);
  const afterMs =
    delayMs(header, at(parsed, dialect.places["retry_after"])) ?? row?.afterMs ?? undefined;
  const retry = retryClass(status, row?.retry, header("x-should-retry"), afterMs);
  const details = at(parsed, dialect.places["details"]);
  const docs = text("docs");
  const optional = {
    unknownCode: known === undefined ? code : undefined,
    kind: text("kind"),
    title: text("title"),
    docs: docs === "about:blank" ? undefined : docs,
    instance: text("instance"),
    param: text("param"),
    details: learnt?.details === undefined || fits(details, learnt.details) ? details : undefined,
    requestId: header("x-request-id") ?? header("request-id") ?? text("request_id"),
    retryAfterMs: retry === "never" ? undefined : afterMs,
  };
  const error: Record<string, unknown> = {
    code: known,
    status: row?.status ?? status,
    httpStatus: status,
    message: text("message") ?? text("title") ?? `HTTP ${status}`,
    retry,
    extensions: extensionsOf(parsed, dialect, learnt?.extensions),
    body,
  };
  for (const [name, value] of Object.entries(optional)) {
    if (value !== undefined && value !== null) error[name] = value;
  }
  // Each of its members was checked against what the type says of it.
  return error as unknown as ApiError;
}

/** Whether this is a code that the catalog knows. */
export function isErrorCode(code: string): code is ErrorCode {
  return own(errors, code) !== undefined;
}

const IDEMPOTENT = ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"];

/**
 * Whether the request may be sent again. `hasKey` says that it has an `Idempotency-Key`, which makes
 * any method idempotent for a server that knows it.
 */
export function isRetryable(
  error: { readonly retry: RetryClass },
  method: string,
  hasKey = false,
): boolean {
  if (error.retry === "if-idempotent") return hasKey || IDEMPOTENT.includes(method.toUpperCase());
  return error.retry === "always";
}

/**
 * An error of the service, to be thrown.
 *
 *     if (!response.ok) throw await ApiException.of(response);
 */
export class ApiException<E extends ApiError = ApiError> extends Error {
  constructor(readonly error: E) {
    super(error.message);
    this.name = "ApiException";
  }

  /** Reads a response. It never throws, not even where the body breaks off. */
  static async of(response: ResponseLike): Promise<ApiException> {
    const body = await response.text().catch(() => "");
    return new ApiException(decodeError(response.status, response.headers, body));
  }

  /** Whether something that was caught is an error of the service, of this code if one is named. */
  static is(caught: unknown): caught is ApiException;
  static is<C extends ErrorCode>(
    caught: unknown,
    code: C,
  ): caught is ApiException<Extract<ApiError, { code: C }>>;
  static is(caught: unknown, code?: ErrorCode): boolean {
    return caught instanceof ApiException && (code === undefined || caught.error.code === code);
  }

  /** The code as it came, whether or not the catalog knows it. */
  get code(): string | undefined {
    return this.error.code ?? this.error.unknownCode;
  }

  /** The status as it came. */
  get status(): number {
    return this.error.httpStatus;
  }

  get retry(): RetryClass {
    return this.error.retry;
  }

  get retryAfterMs(): number | undefined {
    return this.error.retryAfterMs;
  }

  get requestId(): string | undefined {
    return this.error.requestId;
  }
}

/** The dialect that fits best: one whose code is known, has a code, or at least a message. */
function dialectOf(body: unknown, contentType = ""): { dialect: Dialect; code?: string } {
  const mediaType = (contentType.split(";")[0] ?? "").trim().toLowerCase();
  let best: { dialect: Dialect; code?: string } = {
    dialect: { mediaType: "", places: {}, constants: [] },
  };
  let highest = 0;
  for (const dialect of dialects) {
    const code = textAt(body, dialect.places["code"]);
    const isCode = code !== undefined && /^[A-Za-z0-9_.-]{1,63}$/.test(code);
    const isSaid = textAt(body, dialect.places["message"]) !== undefined;
    let rank = (isCode ? (isErrorCode(code) ? 8 : 4) : 0) + (isSaid ? 2 : 0);
    if (rank > 0 && dialect.mediaType === mediaType) rank += 1;
    if (rank > highest) {
      highest = rank;
      best = isCode ? { dialect, code } : { dialect };
    }
  }
  return best;
}

function parse(body: string): unknown {
  if (body.length > LONGEST_BODY) return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** What stands at a place, if the body has it. */
function at(body: unknown, path: readonly string[] | undefined): unknown {
  if (path === undefined) return undefined;
  let value = body;
  for (const name of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = own(value as Readonly<Record<string, unknown>>, name);
  }
  return value;
}

/** A member that is the object's own: `constructor` may be a code, too. */
function own<T>(object: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.prototype.hasOwnProperty.call(object, name) ? object[name] : undefined;
}

function textAt(body: unknown, path: readonly string[] | undefined): string | undefined {
  const value = at(body, path);
  return typeof value === "string" ? value : undefined;
}

/** The members that are no part of the dialect, without those of another type than they should be. */
function extensionsOf(
  body: unknown,
  { places, constants }: Dialect,
  learnt: { readonly [name: string]: Shape } = {},
): Record<string, unknown> {
  const within = places["extensions"];
  const object = at(body, within);
  const extensions: Record<string, unknown> = Object.create(null);
  if (within === undefined || typeof object !== "object" || object === null) return extensions;
  if (Array.isArray(object)) return extensions;
  const taken = new Set<string | undefined>();
  for (const path of [...Object.values(places), ...constants]) {
    if (within.every((name, i) => path[i] === name)) taken.add(path[within.length]);
  }
  for (const [name, value] of Object.entries(object)) {
    const shape = own(learnt, name);
    if (!taken.has(name) && (shape === undefined || fits(value, shape))) extensions[name] = value;
  }
  return extensions;
}

/** Whether a value is of the shape; a member that is missing or null does no harm. */
function fits(value: unknown, shape: Shape): boolean {
  if (shape === "any") return true;
  if (shape === "integer") return Number.isInteger(value);
  if (typeof shape === "string") return typeof value === shape;
  if (Array.isArray(shape)) {
    const [of] = shape as readonly Shape[];
    return Array.isArray(value) && of !== undefined && value.every((item) => fits(item, of));
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.entries(shape as { readonly [name: string]: Shape }).every(([name, of]) => {
    const member: unknown = at(value, [name]);
    return member === undefined || member === null || fits(member, of);
  });
}

function headerOf(headers: HeadersLike, name: string): string | undefined {
  const get: unknown = headers.get;
  let value: unknown;
  if (typeof get === "function") {
    value = get.call(headers, name);
  } else {
    const found = Object.entries(headers).find(([known]) => known.toLowerCase() === name);
    value = Array.isArray(found?.[1]) ? found[1][0] : found?.[1];
  }
  return typeof value === "string" || typeof value === "number" ? String(value).trim() : undefined;
}

type Header = (name: string) => string | undefined;

/** A number without sign or exponent, times a factor, in milliseconds. */
function milliseconds(text: string | undefined, factor: number): number | undefined {
  return text !== undefined && /^\d{1,15}(\.\d{1,9})?$/.test(text)
    ? Math.ceil(Number(text) * factor)
    : undefined;
}

function delayMs(header: Header, inBody: unknown): number | undefined {
  const after = header("retry-after");
  return (
    milliseconds(header("retry-after-ms") ?? header("x-ms-retry-after-ms"), 1) ??
    milliseconds(after, 1000) ??
    untilMs(after, header("date")) ??
    (typeof inBody === "number" && inBody >= 0 && inBody < 1e15
      ? Math.ceil(inBody * 1000)
      : undefined)
  );
}

/** How long it is until a date, by the clock of the server if it told the time. */
function untilMs(date: string | undefined, now: string | undefined): number | undefined {
  const until = dateMs(date);
  return until === undefined ? undefined : Math.max(0, until - (dateMs(now) ?? Date.now()));
}

function dateMs(date: string | undefined): number | undefined {
  if (date === undefined || !/^[A-Z][a-z]+,? /.test(date)) return undefined;
  const time = Date.parse(date.endsWith("GMT") ? date : `${date} GMT`);
  return Number.isNaN(time) ? undefined : time;
}

/** The header says whether; how, the code or the status says. */
function retryClass(
  status: number,
  ofCode: RetryClass | null | undefined,
  should: string | undefined,
  afterMs: number | undefined,
): RetryClass {
  const retryable = status < 500 || status === 503 ? "always" : "if-idempotent";
  const isTooLargeForNow = status === 413 && afterMs !== undefined;
  const byStatus =
    [408, 425, 429, 500, 502, 503, 504].includes(status) || isTooLargeForNow ? retryable : "never";
  const retry = ofCode ?? byStatus;
  if (should === "false") return "never";
  return should === "true" && retry === "never" && status >= 400 ? retryable : retry;
}
