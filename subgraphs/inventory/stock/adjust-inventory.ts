import type { RequestContext } from '#kernel/request/context.ts';
import type { InventoryDeps } from '../deps.ts';
import { changeStock } from './change-stock.ts';
import { type AdjustInput, adjustSchema } from './model/change-input.ts';
import type { AdjustmentGroup } from './model/ledger.ts';
import { levelOf } from './model/stock-plan.ts';

/**
 * Adds units to states or takes them away, all changes or none.
 * @throws ConflictError when a state would go below zero.
 */
export function adjustInventory(
  deps: InventoryDeps,
  request: RequestContext,
  input: AdjustInput,
): Promise<AdjustmentGroup> {
  return changeStock(deps, request, input, {
    kind: 'ADJUST',
    schema: adjustSchema,
    changesOf: ({ changes }) => changes,
    decide(plan, { changes }) {
      for (const change of changes) plan.move('ADJUST', levelOf(plan, change).id, { [change.state]: change.delta });
    },
  });
}
