import { DAY_MS } from './calendar.ts';
import type { PlannedDemand } from './plan-missed-demand.ts';
import type { PlannedOrder } from './plan-orders.ts';
import type { Units } from './plan-stock.ts';
import { STORES } from './retailer.ts';

/** Refused carts, and those among them whose goods a store had on that day; by the store that alone had the most. */
export interface HeldElsewhere {
  readonly requests: number;
  readonly held: number;
  readonly byStore: Readonly<Record<string, number>>;
}

export type StockTrail = ReturnType<typeof createStockTrail>;

/** Follows the stock of stores in goods of refused carts, from the plan alone: what is sold was received before. */
export function createStockTrail(demands: readonly PlannedDemand[], rest: Units, opensAt: Date) {
  const wanted = new Set(demands.map(({ variant }) => variant.sku));
  const moves = new Map<string, Array<{ day: number; units: number }>>();
  const dayOf = (at: Date) => Math.floor(at.getTime() / DAY_MS);
  const move = (store: string, sku: string, at: Date, units: number) => {
    const key = `${sku} ${store}`;
    if (wanted.has(sku)) moves.set(key, [...(moves.get(key) ?? []), { day: dayOf(at), units }]);
  };
  for (const { code } of STORES) for (const [sku, units] of rest.get(code) ?? []) move(code, sku, opensAt, units);

  /** The most units of a day; 0 when there was none at any time of it. */
  function unitsOn(store: string, sku: string, day: number): number {
    const own = moves.get(`${sku} ${store}`) ?? [];
    const until = (last: number) => own.reduce((sum, one) => (one.day <= last ? sum + one.units : sum), 0);
    const [begun, closing] = [until(day - 1), until(day)];
    const came = own.some((one) => one.day === day && one.units > 0);
    return begun > 0 || came ? Math.max(begun, closing, 1) : 0;
  }

  return {
    /** An order of a span that begins at `receivedAt` with the receipt of what it sells. */
    addOrder({ fulfilledFrom, placedAt, lines, returned }: PlannedOrder, receivedAt: Date): void {
      for (const { variant, quantity } of lines) {
        move(fulfilledFrom, variant.sku, receivedAt, quantity);
        move(fulfilledFrom, variant.sku, placedAt, -quantity);
      }
      for (const { index, quantity } of returned?.lines ?? []) {
        const sku = lines[index]?.variant.sku;
        if (returned && sku !== undefined) move(returned.locationCode, sku, returned.at, quantity);
      }
    },
    finish(): HeldElsewhere {
      const byStore: Record<string, number> = {};
      let held = 0;
      for (const { variant, at } of demands) {
        const found = STORES.map(({ code }) => ({ code, units: unitsOn(code, variant.sku, dayOf(at)) }));
        const best = found.reduce((one, other) => (other.units > one.units ? other : one));
        if (best.units === 0) continue;
        held += 1;
        const ties = found.filter(({ units }) => units === best.units);
        // Which of several stores counts is for their ids to say, which no plan knows.
        if (ties.length === 1) byStore[best.code] = (byStore[best.code] ?? 0) + 1;
      }
      return { requests: demands.length, held, byStore };
    },
  };
}
