import type { Area } from '#kernel/runtime/area.ts';
import type { OrdersDeps } from '../deps.ts';
import './graphql/types.ts';

/** How goods reach the customer, where to, and what shipping costs. */
export const delivery: Area<OrdersDeps> = { name: 'delivery' };
