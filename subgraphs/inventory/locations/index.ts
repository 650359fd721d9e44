import type { Area } from '#kernel/runtime/area.ts';
import type { InventoryDeps } from '../deps.ts';
import './graphql/location.ts';
import './graphql/mutations.ts';
import './graphql/ports.ts';
import './graphql/queries.ts';

export const locations: Area<InventoryDeps> = { name: 'locations' };
