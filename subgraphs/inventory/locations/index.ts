import type { Area } from '#kernel/runtime/area.ts';
import type { InventoryDeps } from '../deps.ts';
import { LOCATION_CHANGED } from './events.ts';
import './graphql/location.ts';
import './graphql/mutations.ts';
import './graphql/ports.ts';
import './graphql/queries.ts';

/** Stores and warehouses: what they are, where, and when they are open. */
export const locations: Area<InventoryDeps> = {
  name: 'locations',
  sharedReads: { fields: [], changedBy: ({ type }) => (type === LOCATION_CHANGED ? 'all' : []) },
};
