import type { RequestContext } from '#kernel/request/context.ts';
import type { InventoryLevelId, LocationId, VariantId } from '../../shared/ids.ts';
import type { InventoryDeps } from '../deps.ts';
import { collectReservation } from '../reservations/model/collect-reservation.ts';
import { readReservationOwner } from '../reservations/store/reservations.ts';
import { shortageRecorded } from '../stock/events.ts';
import { sumByLevel } from '../stock/model/stock-lines.ts';
import { levelOf } from '../stock/model/stock-plan.ts';
import { runKeyed } from '../stock/run-keyed.ts';

export interface SaleInput {
  readonly key: string;
  readonly saleId: string;
  readonly locationId: LocationId;
  /** Id or code of the reservation that the customer came for, as the POS sent it. */
  readonly reservation?: string | null | undefined;
  readonly lines: ReadonlyArray<{ readonly variantId: VariantId; readonly quantity: number }>;
}

/**
 * Units of a POS sale have left the store, whatever the ledger says: it never refuses. Those of the
 * customer's reservation in this store go first, and what they did not take of it is free again. What was not
 * available is recorded as a shortage of the level, with an event. Once by key.
 */
export async function recordSale(deps: InventoryDeps, request: RequestContext, input: SaleInput): Promise<void> {
  const { key, saleId, locationId } = input;
  const lines = input.lines.map((line) => ({ ...line, locationId }));
  const reference = input.reservation ?? undefined;
  const owner = reference === undefined ? undefined : await readReservationOwner(deps.db, { reference, locationId });
  let collected: ReadonlyMap<InventoryLevelId, number> | undefined;
  const missing: Array<{ variantId: VariantId; missing: number }> = [];
  await runKeyed(deps, request, {
    kind: 'SALE',
    key,
    reason: 'POS sale',
    ownerId: saleId,
    lines,
    owners: owner === undefined ? [] : [owner],
    createLevels: true,
    decide(plan, locked) {
      missing.length = 0;
      const sold = sumByLevel(lines).map((line) => ({ levelId: levelOf(plan, line).id, ...line }));
      collected = collectReservation(plan, locked.lines, sold);
      for (const line of sold) {
        const { id, available } = levelOf(plan, line);
        const wanted = line.quantity - (collected?.get(id) ?? 0);
        const taken = Math.min(available, wanted);
        const lacking = wanted - taken;
        plan.move('SALE', id, { available: -taken, shortage: lacking });
        if (lacking > 0) missing.push({ variantId: line.variantId, missing: lacking });
      }
    },
    ended: ({ holds, lines: reserved }) =>
      collected === undefined
        ? {}
        : {
            endedHolds: holds.map(({ id }) => ({ id, status: 'COMMITTED', endReason: saleId })),
            endedLines: reserved.map((line) => ({ ...line, status: 'COMMITTED' })),
          },
    events(levels, now) {
      if (missing.length === 0) return [];
      const short = missing.map((line) => ({
        ...line,
        shortage: levels.find((level) => level.variantId === line.variantId)?.shortage ?? line.missing,
      }));
      return [shortageRecorded({ saleId, causeId: saleId }, locationId, short, now)];
    },
  });
}
