
/** What every error has, besides its code and its status. */
export interface Occurred {
  /** The status as it came; it differs from the contract's if something on the way changed it. */
  readonly httpStatus: number;
  /** For people; without a text from the service, the status. */
  readonly message: string;
  /** The coarser class. */
  readonly kind?: string;
  /** Short, the same for every occurrence. */
  readonly title?: string;
  /** The address of the page that explains the code. */
  readonly docs?: string;
  /** The URI reference of this occurrence (RFC 9457, section 3.1.5). */
  readonly instance?: string;
  /** The name of the request's parameter that is to blame. */
  readonly param?: string;
  /** The particulars. */
  readonly details?: unknown;
  /** The other members. */
  readonly extensions: Readonly<Record<string, unknown>>;
  readonly requestId?: string;
  /** By `x-should-retry`, else by the code, else by the status. */
  readonly retry: RetryClass;
  /** How long to wait, if the response or the contract says. */
  readonly retryAfterMs?: number;
  /** The body as it came. */
  readonly body: string;
}

/** No code, or one that is newer than this file: a proxy's page, for example. */
export interface UnknownError extends Occurred {
  readonly code: undefined;
  readonly status: number;
  /** The code as it came, if there was one. */
  readonly unknownCode?: string;
}

type Shape = string | readonly [Shape] | { readonly [name: string]: Shape };

interface Dialect {
  readonly mediaType: string;
  /** The names of the members that lead to each part. */
  readonly places: { readonly [part: string]: readonly string[] };
  /** The same of members that are no part of the error. */
  readonly constants: ReadonlyArray<readonly string[]>;
}
