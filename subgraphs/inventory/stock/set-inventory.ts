import type { RequestContext } from '#kernel/request/context.ts';
import { ConflictError } from '#kernel/values/errors.ts';
import type { InventoryDeps } from '../deps.ts';
import { changeStock } from './change-stock.ts';
import { type SetInput, setSchema } from './model/change-input.ts';
import { countDeltas } from './model/count-deltas.ts';
import type { AdjustmentGroup } from './model/ledger.ts';
import { levelOf } from './model/stock-plan.ts';

/**
 * Sets states to what was counted, all or none; `onHand` is a count of the building, whose missing units become a
 * shortage.
 * @throws ConflictError when a quantity is no longer what the caller believed.
 */
export function setInventory(deps: InventoryDeps, request: RequestContext, input: SetInput): Promise<AdjustmentGroup> {
  return changeStock(deps, request, input, {
    kind: 'SET',
    schema: setSchema,
    changesOf: ({ quantities }) => quantities,
    decide(plan, { quantities }) {
      for (const { variantId, locationId, state, quantity, expectedQuantity } of quantities) {
        const level = levelOf(plan, { variantId, locationId });
        const current = level[state];
        if (expectedQuantity !== undefined && expectedQuantity !== null && expectedQuantity !== current) {
          throw new ConflictError(
            `${state} of ${variantId} at ${locationId} is ${current}, not ${expectedQuantity}: read it again`,
          );
        }
        plan.move('SET', level.id, countDeltas(level, state, quantity));
      }
    },
  });
}
