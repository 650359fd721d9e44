import { z } from 'zod';
import { definePort, type Ports } from '#kernel/ports/port.ts';
import type { RequestContext } from '#kernel/request/context.ts';
import { NotFoundError } from '#kernel/values/errors.ts';

/** Milliseconds that the one who asks waits to be told whether a location exists. */
const KNOWN_WITHIN_MS = 1_000;

/** Those of the locations that exist, in use or not. */
export const knownLocations = definePort<{ ids: readonly string[] }, string[]>({
  domain: 'inventory',
  document: 'query KnownLocations($ids: [ID!]!) { inventoryKnownLocations(ids: $ids) }',
  result: z.array(z.string()),
  timeoutMs: KNOWN_WITHIN_MS,
});

/** A location that an input names, and where: "counts.3.locationId". */
export interface NamedLocation {
  readonly id: string;
  readonly path: string;
}

/**
 * What is set for a location that there is not would stand nowhere; one call, none for no location.
 * @throws NotFoundError naming the path of the first that there is not
 */
export async function assertLocations(
  ports: Ports,
  request: RequestContext,
  named: readonly NamedLocation[],
): Promise<void> {
  if (named.length === 0) return;
  const known = new Set(await ports.call(knownLocations, { ids: [...new Set(named.map(({ id }) => id))] }, request));
  const unknown = named.find(({ id }) => !known.has(id));
  if (unknown) throw new NotFoundError('location', unknown.id, unknown.path);
}
