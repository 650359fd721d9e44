import type { Area } from '#kernel/runtime/area.ts';
import type { InventoryDeps } from '../deps.ts';
import './graphql/mutations.ts';
import './graphql/queries.ts';
import './graphql/reservation.ts';

export const reservations: Area<InventoryDeps> = { name: 'reservations' };
