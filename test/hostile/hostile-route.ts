import type { Caller, Kind } from './hostile-case.ts';

/** One hostile request: what is sent, and the statuses that refuse it or do no harm; sent twice, as all are. */
export interface HostileRequest {
  readonly kind: Kind;
  readonly what: string;
  readonly path: string;
  readonly init?: RequestInit;
  /** Whose token is sent along. */
  readonly as?: Caller;
  readonly status: number | readonly number[];
}

/** One route of the gateway, or an address that it hands on. */
export interface HostileRoute {
  readonly requests: readonly HostileRequest[];
  /** Kinds that cannot be tried, and why; a test wants a request or a reason for each of the seven. */
  readonly notApplicable?: Readonly<Partial<Record<Kind, string>>>;
}

export type HostileRoutes = Readonly<Record<string, HostileRoute>>;

/** A body as a request carries it. */
export const post = (body: string | Uint8Array<ArrayBuffer>, type = 'application/json'): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': type },
  body,
});
/** Bytes that are JSON but for one character. */
export const NOT_UTF8 = new Uint8Array([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d]);
/** More than any route takes. */
export const HUGE_BODY = 'x'.repeat(2 * 1024 * 1024);
