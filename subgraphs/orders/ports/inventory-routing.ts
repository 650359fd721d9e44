import { z } from 'zod';
import { definePort } from '#kernel/ports/port.ts';
import { idOf } from './ids.ts';

const stockAt = z.object({
  variantId: idOf('var'),
  locationId: idOf('loc'),
  available: z.int(),
  kind: z.enum(['WAREHOUSE', 'STORE']),
  pickupEnabled: z.boolean(),
  shipFromStore: z.boolean(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
});

/** Stock as the owner finds it, to whom the units that it holds are available. */
export const routingData = definePort<{ variantIds: string[]; ownerId: string | null }, z.infer<typeof stockAt>[]>({
  domain: 'inventory',
  document: `query RoutingData($variantIds: [ID!]!, $ownerId: ID) {
    inventoryRoutingData(variantIds: $variantIds, ownerId: $ownerId) {
      variantId locationId available kind pickupEnabled shipFromStore latitude longitude
    }
  }`,
  result: z.array(stockAt),
});
