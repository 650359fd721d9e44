import { z } from 'zod';
import { definePort } from '#kernel/ports/port.ts';

/** Milliseconds that a report waits for the catchments of the stores. */
const KNOWN_WITHIN_MS = 1_000;

/** Every store with the postal codes of its catchment, or their beginnings, and the country of its address. */
export const storeCatchments = definePort<
  Record<string, never>,
  Array<{ id: string; countryCode: string | null; catchment: string[] }>
>({
  domain: 'inventory',
  document: 'query StoreCatchments { inventoryStores { id countryCode catchment } }',
  result: z.array(z.object({ id: z.string(), countryCode: z.string().nullable(), catchment: z.array(z.string()) })),
  timeoutMs: KNOWN_WITHIN_MS,
});
