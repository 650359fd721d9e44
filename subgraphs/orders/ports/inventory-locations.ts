import { z } from 'zod';
import { definePort } from '#kernel/ports/port.ts';
import type { LocationId } from '../../shared/ids.ts';
import { idOf } from './ids.ts';

/** Milliseconds that the one who asks for locations waits. */
const KNOWN_WITHIN_MS = 1_000;

/** Those of the locations where customers may pick orders up now. */
export const pickupLocations = definePort<{ ids: string[] }, string[]>({
  domain: 'inventory',
  document: `query PickupLocations($ids: [ID!]!) { inventoryPickupLocations(ids: $ids) }`,
  result: z.array(z.string()),
});

/** The location with this code; null when none has it. */
export const locationIdOfCode = definePort<{ code: string }, LocationId | null>({
  domain: 'inventory',
  document: `query LocationId($code: String!) { inventoryLocationId(code: $code) }`,
  result: idOf('loc').nullable(),
  timeoutMs: KNOWN_WITHIN_MS,
});

/** The country of a location, as ISO 3166 writes it; null where its address does not say. */
export const countryOfLocation = definePort<{ id: string }, string | null>({
  domain: 'inventory',
  document: `query LocationCountry($id: ID!) { inventoryLocationCountry(id: $id) }`,
  result: z.string().nullable(),
  timeoutMs: KNOWN_WITHIN_MS,
});
