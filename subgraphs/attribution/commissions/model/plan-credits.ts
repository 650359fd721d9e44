import { allocate } from '#kernel/values/money.ts';
import type { CommissionPolicyId, LocationId, OrderId } from '../../../shared/ids.ts';
import { type Stage, stagesOf } from './kept-sales.ts';
import type { OrderFacts } from './order-facts.ts';
import type { KnownOrder } from './plan-commission.ts';
import { type CommissionPolicy, policyAt, WHOLE_PPM } from './policy.ts';

/** What one cause moved of an order's net sales from who sold to the store that fulfilled. */
export interface Credit {
  readonly orderId: OrderId;
  readonly causeId: string;
  readonly fromLocationId: LocationId | null;
  readonly toLocationId: LocationId;
  readonly channel: string;
  readonly currency: string;
  readonly policyId: CommissionPolicyId;
  readonly amountMinor: bigint;
  readonly occurredAt: Date;
}

/** Units of a line that stores other than the selling one have sent or handed out, by store. */
function unitsElsewhere(facts: OrderFacts, { left }: Stage, lineId: string): Map<LocationId, number> {
  const units = new Map<LocationId, number>();
  for (const [id, { locationId, isStore, quantity }] of Object.entries(facts.fulfillments)) {
    const sent = quantity[lineId] ?? 0;
    if (!left.has(id) || !isStore || locationId === facts.placed?.storeId || sent === 0) continue;
    units.set(locationId, (units.get(locationId) ?? 0) + sent);
  }
  return units;
}

/** Each store's part of what is kept by then; each line is split by largest remainder, so nothing is lost or doubled. */
function creditsAt(facts: OrderFacts, stage: Stage, sharePpm: number): Map<LocationId, bigint> {
  const credits = new Map<LocationId, bigint>();
  for (const { id, quantity } of facts.placed?.lines ?? []) {
    const elsewhere = [...unitsElsewhere(facts, stage, id)].sort(([a], [b]) => (a < b ? -1 : 1));
    if (elsewhere.length === 0) continue;
    const fulfilled = elsewhere.map(([, units]) => BigInt(units) * BigInt(sharePpm));
    const whole = BigInt(quantity) * BigInt(WHOLE_PPM);
    const sold = whole - fulfilled.reduce((sum, weight) => sum + weight, 0n);
    const [, ...parts] = allocate(stage.kept.get(id) ?? 0n, [sold > 0n ? sold : 0n, ...fulfilled]);
    for (const [index, [locationId]] of elsewhere.entries()) {
      credits.set(locationId, (credits.get(locationId) ?? 0n) + (parts[index] ?? 0n));
    }
  }
  return credits;
}

/**
 * Every transfer that an order comes to: from its selling store, or from remote sales, to each store that fulfilled
 * units of it, by the share of the policy at its date. What is sold, less and plus transfers, sums to its net sales.
 */
export function planCredits(order: KnownOrder, policies: readonly CommissionPolicy[]): Credit[] {
  const { facts, orderId, placedAt } = order;
  const policy = policyAt(policies, placedAt);
  if (!facts.placed || !policy) return [];
  const { channel, currency, storeId } = facts.placed;
  let before = new Map<LocationId, bigint>();
  const transfers: Credit[] = [];
  for (const stage of stagesOf(orderId, placedAt, facts)) {
    const now = creditsAt(facts, stage, policy.fulfillingSharePpm);
    for (const toLocationId of new Set([...before.keys(), ...now.keys()])) {
      const amountMinor = (now.get(toLocationId) ?? 0n) - (before.get(toLocationId) ?? 0n);
      const about = { orderId, causeId: stage.causeId, policyId: policy.id, occurredAt: stage.at };
      transfers.push({ ...about, fromLocationId: storeId, toLocationId, channel, currency, amountMinor });
    }
    before = now;
  }
  return transfers;
}
