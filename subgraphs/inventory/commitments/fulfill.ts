import type { RequestContext } from '#kernel/request/context.ts';
import type { InventoryDeps } from '../deps.ts';
import type { StockLine } from '../stock/model/stock-lines.ts';
import { sumByLevel } from '../stock/model/stock-lines.ts';
import { levelOf } from '../stock/model/stock-plan.ts';
import { runKeyed } from '../stock/run-keyed.ts';

/**
 * Committed units leave the building: shipped, or picked up by the customer. Once by key.
 * @throws ConflictError when fewer units are committed there.
 */
export async function fulfill(
  deps: InventoryDeps,
  request: RequestContext,
  input: { readonly key: string; readonly orderId: string; readonly lines: readonly StockLine[] },
): Promise<void> {
  await runKeyed(deps, request, {
    kind: 'FULFILL',
    key: input.key,
    reason: 'Shipped or picked up',
    ownerId: input.orderId,
    lines: input.lines,
    createLevels: false,
    decide(plan) {
      for (const line of sumByLevel(input.lines)) {
        plan.move('FULFILL', levelOf(plan, line).id, { committed: -line.quantity });
      }
    },
  });
}
