import { describe, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import type { LocationId } from '../../../shared/ids.ts';
import { addFacts, type FactsOfEvent, NO_FACTS } from './order-facts.ts';
import type { KnownOrder } from './plan-commission.ts';
import { planCredits } from './plan-credits.ts';
import type { CommissionPolicy } from './policy.ts';

const [paris, lyon, lille] = [newId('loc'), newId('loc'), newId('loc')].sort() as [LocationId, LocationId, LocationId];
const at = (hour: number) => `2026-03-10T${String(hour).padStart(2, '0')}:00:00.000Z`;
const start = new Date('2026-01-01T00:00:00Z');
const policy: CommissionPolicy = {
  id: newId('cmp'),
  effectiveAt: start,
  createdAt: start,
  rules: [],
  fulfillingSharePpm: 300_000,
};

function order(storeId: LocationId | null, lines: Array<[quantity: number, net: number]>, events: FactsOfEvent[]) {
  const sold = lines.map(([quantity, net], index) => ({ id: `l${index}`, quantity, netMinor: String(net) }));
  const placed = { channel: 'WEB', currency: 'EUR', storeId, staffId: null, lines: sold };
  const facts = [{ kind: 'PLACED', placed } as const, ...events].reduce(addFacts, NO_FACTS);
  return { orderId: newId('ord'), placedAt: new Date(at(8)), facts } satisfies KnownOrder;
}

function sent(id: string, locationId: LocationId, hour: number, quantity: Record<string, number>, more = {}) {
  const fulfillment = { version: 2, at: at(hour), locationId, isStore: true, hasLeft: true, quantity, ...more };
  return { kind: 'FULFILLMENT', id, fulfillment } as const;
}
const back = (id: string, hour: number, netMinor: Record<string, string>) =>
  ({ kind: 'RETURNED', id, returned: { at: at(hour), netMinor } }) as const;

/** What each store was credited in all. */
function credited(known: KnownOrder): Map<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { toLocationId, amountMinor } of planCredits(known, [policy])) {
    sums.set(toLocationId, (sums.get(toLocationId) ?? 0n) + amountMinor);
  }
  return sums;
}

describe('A5: the credit for fulfillment', () => {
  it('goes to the store that ships a web order, by the share of the rules, once the goods have left', () => {
    const waiting = order(null, [[1, 10_001]], [sent('f1', lyon, 9, { l0: 1 }, { hasLeft: false })]);
    expect(credited(waiting).get(lyon)).toBeUndefined();
    const shipped = order(null, [[1, 10_001]], [sent('f1', lyon, 9, { l0: 1 })]);
    // 30 % of 100.01 is 30.003; the web keeps 70.01.
    expect(credited(shipped).get(lyon)).toBe(3_000n);
  });

  it('goes to no warehouse, and not to the store that sold', () => {
    expect(credited(order(null, [[1, 10_000]], [sent('f1', lyon, 9, { l0: 1 }, { isStore: false })])).size).toBe(0);
    expect(credited(order(lyon, [[1, 10_000]], [sent('f1', lyon, 9, { l0: 1 })])).size).toBe(0);
    expect(credited(order(paris, [[1, 10_000]], [sent('f1', lyon, 9, { l0: 1 })])).get(lyon)).toBe(3_000n);
  });

  it('splits a line that two stores sent by largest remainder', () => {
    const parts = [sent('f1', paris, 9, { l0: 1 }), sent('f2', lyon, 10, { l0: 1 })];
    // Of 0.99 for three units 0.099 each: the sum of the web, Paris and Lyon stays 0.99.
    const sums = credited(order(null, [[3, 99]], parts));
    expect([sums.get(paris), sums.get(lyon)]).toEqual([10n, 10n]);
  });

  it('is taken back by returns, to exactly nothing when all came back', () => {
    const events = [
      sent('f1', paris, 9, { l0: 1, l1: 1 }),
      sent('f2', lille, 9, { l1: 2 }),
      back('r1', 11, { l1: '333' }),
      back('r2', 12, { l0: '101', l1: '333' }),
    ];
    const lines: Array<[number, number]> = [
      [1, 101],
      [3, 999],
    ];
    const partly = order(null, lines, events);
    // What is kept is a third of line 1: 3.33, of which a tenth each for two units of Lille and one of Paris.
    expect([credited(partly).get(paris), credited(partly).get(lille)]).toEqual([33n, 67n]);
    const whole = order(null, lines, [...events, back('r3', 13, { l1: '333' })]);
    expect([credited(whole).get(paris), credited(whole).get(lille)]).toEqual([0n, 0n]);
    const canceled = order(null, lines, [...events, { kind: 'CANCELED', at: at(13) }]);
    expect([credited(canceled).get(paris), credited(canceled).get(lille)]).toEqual([0n, 0n]);
  });

  it('leaves what was sold as it was before there were rules', () => {
    expect(planCredits(order(null, [[1, 10_000]], [sent('f1', lyon, 9, { l0: 1 })]), [])).toEqual([]);
  });
});
