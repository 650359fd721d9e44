import { z } from 'zod';
import { definePort } from '#kernel/ports/port.ts';
import type { LocationId, VariantId } from '../../shared/ids.ts';
import { idOf } from './ids.ts';

/** Levels where units are missing that placed orders are promised, with the version of each. */
export const shortLevels = definePort<
  Record<string, never>,
  Array<{ variantId: VariantId; locationId: LocationId; version: number }>
>({
  domain: 'inventory',
  document: `query ShortLevels { inventoryShortLevels { variantId locationId version } }`,
  result: z.array(z.object({ variantId: idOf('var'), locationId: idOf('loc'), version: z.int() })),
});

/** What is short at levels now, and how many units of placed orders are among it; levels that do not exist are left out. */
export const missingUnits = definePort<
  { levels: Array<{ variantId: string; locationId: string }> },
  Array<{ variantId: string; locationId: string; shortage: number; missing: number }>
>({
  domain: 'inventory',
  document: `query Missing($levels: [InventoryLevelInput!]!) {
    inventoryMissing(levels: $levels) { variantId locationId shortage missing }
  }`,
  result: z.array(
    z.object({
      variantId: z.string(),
      locationId: z.string(),
      shortage: z.int().nonnegative(),
      missing: z.int().nonnegative(),
    }),
  ),
});

export interface RerouteInput {
  readonly key: string;
  readonly orderId: string;
  readonly variantId: string;
  readonly fromLocationId: string;
  readonly quantity: number;
  readonly locationIds: readonly string[];
}

/** Commits units of other locations in place of missing ones; answers what was given. */
export const rerouteUnits = definePort<{ input: RerouteInput }, Array<{ locationId: LocationId; quantity: number }>>({
  domain: 'inventory',
  document: `mutation Reroute($input: InventoryRerouteInput!) {
    inventoryReroute(input: $input) { locationId quantity }
  }`,
  result: z.array(z.object({ locationId: idOf('loc'), quantity: z.int().positive() })),
});
