import type { Area } from '#kernel/runtime/area.ts';
import type { OrdersDeps } from '../deps.ts';

import './graphql/types.ts';

/** Figures of lines and orders, rounded once, and the shares that returns and refunds have of them. */
export const totals: Area<OrdersDeps> = { name: 'totals' };
