import type { Area } from '#kernel/runtime/area.ts';
import type { OrdersDeps } from '../deps.ts';
import './graphql/checkout.ts';
import './graphql/mutations.ts';
import './graphql/ports.ts';
import './graphql/queries.ts';

/** The one hard sequence: a cart becomes one order, exactly once, whatever dies or comes twice. */
export const checkout: Area<OrdersDeps> = {
  name: 'checkout',
};
