import type { RequestContext } from '#kernel/request/context.ts';
import type { InventoryDeps } from '../deps.ts';
import { addDeltas, freeUnits } from '../stock/model/states.ts';
import type { StockLine } from '../stock/model/stock-lines.ts';
import { sumByLevel } from '../stock/model/stock-lines.ts';
import { levelOf } from '../stock/model/stock-plan.ts';
import { runKeyed } from '../stock/run-keyed.ts';

/**
 * Committed units of a canceled order are free again, after they have settled a shortage of their level. Once by key.
 * @throws ConflictError when fewer units are committed there.
 */
export async function uncommit(
  deps: InventoryDeps,
  request: RequestContext,
  input: { readonly key: string; readonly orderId: string; readonly lines: readonly StockLine[] },
): Promise<void> {
  await runKeyed(deps, request, {
    kind: 'UNCOMMIT',
    key: input.key,
    reason: 'Order canceled',
    ownerId: input.orderId,
    lines: input.lines,
    createLevels: false,
    decide(plan) {
      for (const line of sumByLevel(input.lines)) {
        const { id, shortage } = levelOf(plan, line);
        plan.move('UNCOMMIT', id, addDeltas({ committed: -line.quantity }, freeUnits(shortage, line.quantity)));
      }
    },
  });
}
