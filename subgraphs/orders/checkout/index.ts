import type { Area } from '#kernel/runtime/area.ts';
import type { OrdersDeps } from '../deps.ts';
import './graphql/mutations.ts';
import './graphql/ports.ts';

/** The one hard sequence: a cart becomes one order, exactly once, whatever dies or comes twice. */
export const checkout: Area<OrdersDeps> = {
  name: 'checkout',
};
