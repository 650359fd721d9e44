import { setTimeout as sleep } from 'node:timers/promises';
import type { Actor } from '#kernel/request/actor.ts';
import { createRequestContext } from '#kernel/request/context.ts';
import type { RawResponse } from '#kernel/runtime/area.ts';
import { matchRoute } from '#kernel/runtime/serve.ts';
import { shipTouchpoints } from '../touchpoints/ship-touchpoints.ts';
import { text } from '../warehouse/store/columns.ts';
import { readDataVersion } from '../warehouse/store/data-version.ts';
import { EXECUTIVE, type FactsInstance } from './facts-instance.ts';

/** Head office that may read customers too. */
export const SERVICE_DESK: Actor = {
  kind: 'staff',
  staffId: 'stf_desk',
  sessionId: 'session',
  roles: ['SERVICE', 'EXECUTIVE'],
  locationIds: [],
};

export interface TestTouchpoint {
  readonly id?: string;
  readonly occurredAt: string;
  readonly channel: string;
  readonly kind: string;
  readonly source?: string | null;
  readonly customerId?: string;
  readonly anonymousId?: string | undefined;
}

export function visit(fields: Partial<TestTouchpoint> = {}): TestTouchpoint {
  return { occurredAt: '2026-06-01T10:00:00Z', channel: 'WEB', kind: 'VISIT', anonymousId: 'anon_1', ...fields };
}

/** Sends a batch to the ingest route, as the gateway does. */
export async function post(
  instance: FactsInstance,
  body: unknown,
  actor: Actor = SERVICE_DESK,
  headers: Readonly<Record<string, string>> = {},
  path = '/ingest/touchpoints',
): Promise<RawResponse> {
  const route = matchRoute(instance.subgraph.routes, path);
  if (!route) throw new Error('no such route');
  return route.handle({
    method: 'POST',
    path,
    headers,
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    context: createRequestContext({ actor }),
  });
}

/** Ids of the stored touchpoints that begin with a prefix. */
export async function stored(instance: FactsInstance, prefix: string): Promise<string[]> {
  const { generation } = await readDataVersion(instance.deps.db);
  const query = `SELECT touchpoint_id FROM touchpoint
                 WHERE startsWith(touchpoint_id, {prefix:String}) ORDER BY touchpoint_id`;
  const rows = await instance.deps.warehouse.query(generation, query, { touchpoint_id: text }, { prefix });
  return rows.map((row) => row.touchpoint_id);
}

/** Lets the open segment grow old enough and ships all that waits. */
export async function ship(instance: FactsInstance): Promise<void> {
  await sleep(600);
  await shipTouchpoints(instance.deps);
}

export async function until(condition: () => Promise<boolean>, seconds = 30): Promise<void> {
  for (const end = Date.now() + seconds * 1000; !(await condition().catch(() => false)); await sleep(100)) {
    if (Date.now() > end) throw new Error('the condition was not met in time');
  }
}

/** The entities of an answer to `_entities`. */
export async function entities<T>(
  instance: FactsInstance,
  document: string,
  variables: Record<string, unknown>,
  actor: Actor = EXECUTIVE,
): Promise<T[]> {
  const answer = await instance.execute(document, variables, actor);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return (answer.data as { _entities: T[] })._entities;
}
