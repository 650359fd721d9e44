import type { Area } from '#kernel/runtime/area.ts';
import type { InventoryDeps } from '../deps.ts';
import { variantsOfEvent } from '../stock/events.ts';
import './graphql/availability.ts';
import './graphql/nearby-stores.ts';
import './graphql/ports.ts';
import './graphql/product-variant.ts';

export const availability: Area<InventoryDeps> = {
  name: 'availability',
  sharedReads: {
    fields: [],
    shortLivedTypes: ['Availability', 'Location'],
    changedBy: ({ payload }) => variantsOfEvent(payload),
  },
};
