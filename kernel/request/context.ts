import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { UnavailableError } from '../values/errors.ts';
import { type Actor, anonymous } from './actor.ts';
import type { AppliedContext, GivenContext } from './in-context.ts';
import { bestLanguage } from './language.ts';

/** What every resolver, use case and port call knows of the request it works for. */
export interface RequestContext {
  readonly requestId: string;
  readonly actor: Actor;
  /**
   * Whom it comes from, for limits: an IPv4 address or the /64 of an IPv6 one, as the gateway found it. Absent in work
   * that nobody asked for.
   */
  readonly address?: string | undefined;
  /** Epoch milliseconds after which the answer is not awaited any more. */
  readonly deadlineMs: number;
  readonly traceparent?: string;
  /** Channel, language, currency, country and store; absent in work that nobody asked for, and until it is resolved. */
  readonly applied?: AppliedContext | undefined;
  /** What the caller's headers say of it, while it is not resolved. */
  readonly given?: GivenContext | undefined;
}

/**
 * The channel, language, currency, country and store that apply.
 * @throws UnavailableError when they could not be resolved: the channels cannot be read.
 */
export function appliedContext({ applied }: RequestContext): AppliedContext {
  if (applied === undefined) throw new UnavailableError('The channels cannot be read at the moment');
  return applied;
}

/**
 * Milliseconds for which anybody may keep an answer that the clock or a sale changes; what is known to end within them is
 * reported by `noteNextChange`.
 */
export const SHORT_LIVED_MS = 5_000;

/** Default time a request has, in milliseconds; the gateway sets its own. */
const DEFAULT_DEADLINE_MS = 10_000;

export function createRequestContext(fields: Partial<RequestContext> = {}): RequestContext {
  return {
    requestId: fields.requestId ?? randomUUID(),
    actor: fields.actor ?? anonymous,
    ...(fields.address === undefined ? {} : { address: fields.address }),
    deadlineMs: fields.deadlineMs ?? Date.now() + DEFAULT_DEADLINE_MS,
    ...(fields.traceparent === undefined ? {} : { traceparent: fields.traceparent }),
    ...(fields.applied === undefined ? {} : { applied: fields.applied }),
    ...(fields.given === undefined ? {} : { given: fields.given }),
  };
}

/** The language in which texts and messages are answered; English where no channel says another. */
export function languageOf({ applied }: RequestContext): string {
  return applied?.language ?? 'en';
}

/** Languages in which messages are written; the first where no other is wished. */
const MESSAGE_LANGUAGES = ['en', 'fr'] as const;

/** The language of messages: that of texts, else what the caller wishes; English where neither is known. */
export function messageLanguage({ applied, given }: RequestContext): string {
  return applied?.language ?? bestLanguage(given?.language, MESSAGE_LANGUAGES);
}

/** A context for work that no request asked for: workers, consumers, commands. */
export function createServiceContext(name: string, milliseconds = 30_000): RequestContext {
  return createRequestContext({ actor: { kind: 'service', name }, deadlineMs: Date.now() + milliseconds });
}

/**
 * Statements sent to PostgreSQL on behalf of a request, by domain; BEGIN and COMMIT included.
 * Kept per request by async context, counted at the driver.
 */
export type StatementCounts = Map<string, number>;

const counting = new AsyncLocalStorage<StatementCounts>();

/** Runs `work` so that its statements, wherever they are sent from, are counted into `counts`. */
export function countStatements<T>(counts: StatementCounts, work: () => T): T {
  return counting.run(counts, work);
}

const working = new AsyncLocalStorage<RequestContext | undefined>();

/** Runs `work` for a request: whatever it waits for can find out whose it is. */
export function runForRequest<T>(request: RequestContext, work: () => T): T {
  return working.run(request, work);
}

/** The request that is worked for; undefined in work that no operation asked for. */
export const currentRequest = (): RequestContext | undefined => working.getStore();

/** When the answer of a request changes next by the clock alone, beside its counts. */
const nextChanges = new WeakMap<StatementCounts, number>();

/**
 * Says that what is answered changes at a moment by the clock alone: a hold that runs out, a window of publishing. Caches
 * keep the answer no longer. Milliseconds since 1970; the earliest that is said counts.
 */
export function noteNextChange(atMs: number, counts: StatementCounts | undefined = counting.getStore()): void {
  if (counts !== undefined && atMs < nextChangeOf(counts)) nextChanges.set(counts, atMs);
}

/** The earliest moment that was noted; infinity where none was. */
export const nextChangeOf = (counts: StatementCounts): number => nextChanges.get(counts) ?? Infinity;

/** Work that runs after the answer: its statements are not the request's, and nobody waits for them. */
export function outsideRequest<T>(work: () => T): T {
  return working.run(undefined, () => counting.run(new Map(), work));
}

function add(counts: StatementCounts, domain: string, count: number): void {
  counts.set(domain, (counts.get(domain) ?? 0) + count);
}

/** Counts a statement for the request that it is sent for, if there is one. */
export function recordStatement(domain: string): void {
  const counts = counting.getStore();
  if (counts) add(counts, domain, 1);
}

/** The counts as another process reports them in a header: `catalog=2,inventory=1`. */
export function writeStatements(counts: StatementCounts): string {
  return [...counts].map(([domain, count]) => `${domain}=${count}`).join(',');
}

/** Adds what another process reports to `counts`, the request's own unless others are given. */
export function addStatements(
  header: string | string[] | undefined,
  counts: StatementCounts | undefined = counting.getStore(),
): void {
  if (counts === undefined || header === undefined) return;
  for (const part of String(header).split(',')) {
    const [domain, text] = part.split('=');
    const count = Number(text);
    if (domain && Number.isInteger(count)) add(counts, domain, count);
  }
}
