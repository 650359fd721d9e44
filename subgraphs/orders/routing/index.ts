import type { Area } from '#kernel/runtime/area.ts';
import type { OrdersDeps } from '../deps.ts';

/** Which locations may serve an order, ranked. */
export const routing: Area<OrdersDeps> = { name: 'routing' };
