import type { Area } from '#kernel/runtime/area.ts';
import type { AttributionDeps } from '../deps.ts';
import './graphql/order.ts';
import './graphql/customer.ts';

/** The touchpoints of a person, and those that led to an order. */
export const journeys: Area<AttributionDeps> = { name: 'journeys' };
