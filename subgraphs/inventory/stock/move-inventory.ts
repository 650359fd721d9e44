import type { RequestContext } from '#kernel/request/context.ts';
import type { InventoryDeps } from '../deps.ts';
import { changeStock } from './change-stock.ts';
import { type MoveInput, moveSchema } from './model/change-input.ts';
import type { AdjustmentGroup } from './model/ledger.ts';
import { levelOf } from './model/stock-plan.ts';

/**
 * Moves units of a level from one state to another: received, found damaged, kept as safety stock; all or none.
 * @throws ConflictError when the first state holds fewer.
 */
export function moveInventory(
  deps: InventoryDeps,
  request: RequestContext,
  input: MoveInput,
): Promise<AdjustmentGroup> {
  return changeStock(deps, request, input, {
    kind: 'MOVE',
    schema: moveSchema,
    changesOf: ({ moves }) => moves,
    decide(plan, { moves }) {
      for (const move of moves) {
        plan.move('MOVE', levelOf(plan, move).id, { [move.from]: -move.quantity, [move.to]: move.quantity });
      }
    },
  });
}
