import type { RequestContext } from '#kernel/request/context.ts';
import type { InventoryDeps } from '../deps.ts';
import { freeUnits } from '../stock/model/states.ts';
import type { StockLine } from '../stock/model/stock-lines.ts';
import { levelOf } from '../stock/model/stock-plan.ts';
import { runKeyed } from '../stock/run-keyed.ts';

type Disposition = 'RESTOCKED' | 'DAMAGED';

export interface RestockLine extends StockLine {
  readonly disposition: Disposition;
}

/** Returned units come in: back for sale (settling a shortage first), or set aside as damaged. Once by key. */
export async function restock(
  deps: InventoryDeps,
  request: RequestContext,
  input: { readonly key: string; readonly returnId: string; readonly lines: readonly RestockLine[] },
): Promise<void> {
  await runKeyed(deps, request, {
    kind: 'RESTOCK',
    key: input.key,
    reason: 'Returned',
    ownerId: input.returnId,
    lines: input.lines,
    createLevels: true,
    decide(plan) {
      for (const line of input.lines) {
        const { id, shortage } = levelOf(plan, line);
        const deltas = line.disposition === 'DAMAGED' ? { damaged: line.quantity } : freeUnits(shortage, line.quantity);
        plan.move('RESTOCK', id, deltas);
      }
    },
  });
}
