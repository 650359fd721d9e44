import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { type Actor, anonymous } from './actor.ts';

/** What every resolver, use case and port call knows of the request it works for. */
export interface RequestContext {
  readonly requestId: string;
  readonly actor: Actor;
  /** Epoch milliseconds after which the answer is not awaited any more. */
  readonly deadlineMs: number;
  readonly traceparent?: string;
}

/** Default time a request has, in milliseconds; the gateway sets its own. */
const DEFAULT_DEADLINE_MS = 10_000;

export function createRequestContext(fields: Partial<RequestContext> = {}): RequestContext {
  return {
    requestId: fields.requestId ?? randomUUID(),
    actor: fields.actor ?? anonymous,
    deadlineMs: fields.deadlineMs ?? Date.now() + DEFAULT_DEADLINE_MS,
    ...(fields.traceparent === undefined ? {} : { traceparent: fields.traceparent }),
  };
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

/** Work that runs after the answer: its statements are not the request's. */
export function outsideRequest<T>(work: () => T): T {
  return counting.run(new Map(), work);
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
