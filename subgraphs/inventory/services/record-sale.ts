import type { RequestContext } from '../../shared/context.ts';
import { sumByLevel } from '../domain/stock-plan.ts';
import { shortageRecorded } from '../events/published.ts';
import type { InventoryDeps } from './deps.ts';
import { levelOf, runKeyed } from './keyed-operation.ts';

export interface SaleInput {
  readonly key: string;
  readonly saleId: string;
  readonly locationId: string;
  readonly lines: ReadonlyArray<{ readonly variantId: string; readonly quantity: number }>;
}

/**
 * Units that were sold at a till have left the store, whatever the books say: it never refuses. What was not
 * available is recorded as a shortage of the level, and somebody is told. Once by key.
 */
export async function recordSale(deps: InventoryDeps, request: RequestContext, input: SaleInput): Promise<void> {
  const { key, saleId, locationId } = input;
  const lines = input.lines.map((line) => ({ ...line, locationId }));
  const missing: Array<{ variantId: string; missing: number }> = [];
  await runKeyed(deps, request, {
    kind: 'SALE',
    key,
    reason: 'Sold at the till',
    ownerId: saleId,
    lines,
    createLevels: true,
    decide(plan) {
      missing.length = 0;
      for (const line of sumByLevel(lines)) {
        const { id, available } = levelOf(plan, line);
        const taken = Math.min(available, line.quantity);
        const lacking = line.quantity - taken;
        plan.move('SALE', id, { available: -taken, shortage: lacking });
        if (lacking > 0) missing.push({ variantId: line.variantId, missing: lacking });
      }
    },
    events(levels, now) {
      if (missing.length === 0) return [];
      const short = missing.map((line) => ({
        ...line,
        shortage: levels.find((level) => level.variantId === line.variantId)?.shortage ?? line.missing,
      }));
      return [shortageRecorded(saleId, locationId, short, now)];
    },
  });
}
