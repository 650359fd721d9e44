import { z } from 'zod';
import { type Domain, definePort, type PortOperation } from '../ports/port.ts';
import type { LoggedEvent } from './event-log.ts';

export interface EventBatch {
  readonly events: LoggedEvent[];
  /** Everything before this position was visible to the read. */
  readonly horizon: string;
}

const eventBatch = z.object({
  horizon: z.string(),
  events: z.array(
    z.object({
      id: z.string(),
      type: z.string(),
      aggregateId: z.string(),
      aggregateVersion: z.string(),
      occurredAt: z.string(),
      payload: z.record(z.string(), z.unknown()),
      position: z.string(),
    }),
  ),
});

type EventsAfterVariables = { after: string; limit: number; waitMs: number; types: string[] };
const operations = new Map<Domain, PortOperation<EventsAfterVariables, EventBatch>>();

/** The publisher's `<domain>EventsAfter`, as every consumer calls it. */
export function eventsAfterOperation(publisher: Domain): PortOperation<EventsAfterVariables, EventBatch> {
  const known = operations.get(publisher);
  if (known) return known;
  const operation = definePort<EventsAfterVariables, EventBatch>({
    domain: publisher,
    document: `query EventsAfter($after: String!, $limit: Int!, $waitMs: Int!, $types: [String!]) {
      ${publisher}EventsAfter(after: $after, limit: $limit, waitMs: $waitMs, types: $types)
    }`,
    result: eventBatch,
    timeoutMs: 30_000,
  });
  operations.set(publisher, operation);
  return operation;
}

/** The subscriber's `<domain>CatchUp`, for promises of "on the next read". */
export function catchUpOperation(subscriber: Domain) {
  return definePort<{ publisher: string; position: string; timeoutMs: number }, boolean>({
    domain: subscriber,
    document: `mutation CatchUp($publisher: String!, $position: String!, $timeoutMs: Int!) {
      ${subscriber}CatchUp(publisher: $publisher, position: $position, timeoutMs: $timeoutMs)
    }`,
    result: z.boolean(),
    timeoutMs: 5_000,
  });
}
