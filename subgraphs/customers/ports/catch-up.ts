import { catchUpOperation } from '#kernel/events/event-operations.ts';
import type { Ports } from '#kernel/ports/port.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import type { Domain } from '../../shared/domains.ts';

/** Domains that keep rows under customer ids and read them by all aliases; their reads are promised to be merged. */
const SUBSCRIBERS = ['orders', 'loyalty', 'attribution'] as const satisfies readonly Domain[];
/** Milliseconds that a mutation waits for the others to take a change over. */
const WAIT_MS = 2_000;

export type Completion = 'DONE' | 'PENDING';

/**
 * Waits until every domain has taken over what customers published up to the position. One that is down or late
 * makes it PENDING: it will take it over by itself.
 */
export async function awaitProjections(
  ports: Ports,
  position: string | undefined,
  request: RequestContext,
): Promise<Completion> {
  if (position === undefined) return 'DONE';
  // Leaves the request time to answer.
  const timeoutMs = Math.min(WAIT_MS, request.deadlineMs - Date.now() - 500);
  if (timeoutMs <= 0) return 'PENDING';
  const variables = { publisher: 'customers', position, timeoutMs };
  const bounded = { ...request, deadlineMs: Date.now() + timeoutMs + 250 };
  const caughtUp = await Promise.allSettled(
    SUBSCRIBERS.map((subscriber) => ports.call(catchUpOperation(subscriber), variables, bounded)),
  );
  return caughtUp.every((one) => one.status === 'fulfilled' && one.value) ? 'DONE' : 'PENDING';
}
