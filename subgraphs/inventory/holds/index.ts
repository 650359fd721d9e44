import type { Area } from '#kernel/runtime/area.ts';
import { SECOND } from '#kernel/values/time.ts';
import type { InventoryDeps } from '../deps.ts';
import './graphql.ts';
import { resolveCheckoutHolds } from './resolve-checkout-holds.ts';
import { sweepExpiredHolds } from './sweep-expired-holds.ts';

export const holds: Area<InventoryDeps> = {
  name: 'holds',
  workers: (deps) => [
    {
      name: 'sweep-expired-holds',
      everyMs: 5 * SECOND,
      run: async () => {
        await sweepExpiredHolds(deps);
      },
    },
    { name: 'resolve-checkout-holds', everyMs: 15 * SECOND, run: (request) => resolveCheckoutHolds(deps, request) },
  ],
};
