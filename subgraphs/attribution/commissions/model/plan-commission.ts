import { allocate, divideHalfUp } from '#kernel/values/money.ts';
import type { CommissionPolicyId, InteractionId, LocationId, OrderId, StaffId } from '../../../shared/ids.ts';
import { netOf, stagesOf } from './kept-sales.ts';
import type { OrderFacts, PlacedFacts } from './order-facts.ts';
import { type CommissionPolicy, type CommissionRule, policyAt, ruleFor, WHOLE_PPM } from './policy.ts';

/** An associate dealt with a customer. */
export interface Interaction {
  readonly id: InteractionId;
  readonly staffId: StaffId;
  readonly locationId: LocationId | null;
  readonly kind: string;
  readonly occurredAt: Date;
}

export interface KnownOrder {
  readonly orderId: OrderId;
  readonly placedAt: Date;
  readonly facts: OrderFacts;
}

export type CommissionKind = 'INFLUENCED' | 'ASSISTED';

/** What one cause earns an associate, or takes back from them, and on what evidence. */
export interface Commission {
  readonly orderId: OrderId;
  readonly cause: 'PLACED' | 'RETURNED' | 'CANCELED';
  readonly causeId: string;
  readonly kind: CommissionKind;
  readonly staffId: StaffId;
  readonly locationId: LocationId | null;
  readonly channel: string;
  readonly currency: string;
  readonly policyId: CommissionPolicyId;
  /** null for assisted sales. */
  readonly interactionId: InteractionId | null;
  readonly basisMinor: bigint;
  readonly amountMinor: bigint;
  readonly occurredAt: Date;
}

/** Kinds of interactions by how much they engage the customer, the most first; others come behind. */
const ENGAGEMENT = ['TRY_ON', 'DEMO', 'HANDLED', 'ADVICE', 'CALL', 'MESSAGE'];

const rankOf = (kind: string): number => (ENGAGEMENT.includes(kind) ? ENGAGEMENT.indexOf(kind) : ENGAGEMENT.length);

function byTime(a: Interaction, b: Interaction): number {
  return a.occurredAt.getTime() - b.occurredAt.getTime() || (a.id < b.id ? -1 : 1);
}

/**
 * The interactions that an order is owed to: not after it, and not longer before it than the window, whose last moment
 * counts. With SPLIT one for each associate, their last.
 */
function earningInteractions(
  rule: Pick<CommissionRule, 'windowSeconds' | 'earner'>,
  placedAt: Date,
  interactions: readonly Interaction[],
): Interaction[] {
  const within = interactions
    .filter(({ occurredAt }) => {
      const elapsedMs = placedAt.getTime() - occurredAt.getTime();
      return elapsedMs >= 0 && elapsedMs <= rule.windowSeconds * 1_000;
    })
    .sort(byTime);
  if (rule.earner === 'SPLIT') return [...new Map(within.map((one) => [one.staffId, one])).values()].sort(byTime);
  const most = Math.min(...within.map(({ kind }) => rankOf(kind)));
  const last = within.findLast(({ kind }) => rule.earner === 'LAST' || rankOf(kind) === most);
  return last ? [last] : [];
}

interface Earning {
  readonly kind: CommissionKind;
  readonly sharePpm: number;
  readonly earners: ReadonlyArray<Pick<Commission, 'staffId' | 'locationId' | 'interactionId'>>;
}

/** A sale that an associate placed earns its base commission whole; a remote one what led to it. */
function earningOf(
  rule: CommissionRule,
  order: KnownOrder,
  placed: PlacedFacts,
  interactions: readonly Interaction[],
): Earning {
  const { staffId, storeId } = placed;
  if (staffId !== null) {
    return {
      kind: 'ASSISTED',
      sharePpm: WHOLE_PPM,
      earners: [{ staffId, locationId: storeId, interactionId: null }],
    };
  }
  const led = storeId === null ? earningInteractions(rule, order.placedAt, interactions) : [];
  const earners = led.map(({ id, staffId, locationId }) => ({ staffId, locationId, interactionId: id }));
  return { kind: 'INFLUENCED', sharePpm: rule.sharePpm, earners };
}

/**
 * Every entry that an order's ledger comes to: what it earned when it was placed, and what each return and its
 * cancellation took back. After each of them the commission is that of the net sales which are kept, rounded half up
 * once; entries are its changes, so that any number of partial returns ends exactly.
 */
export function planCommission(
  order: KnownOrder,
  interactions: readonly Interaction[],
  policies: readonly CommissionPolicy[],
): Commission[] {
  const { placed } = order.facts;
  const policy = policyAt(policies, order.placedAt);
  const rule = placed && policy && ruleFor(policy, placed.channel);
  if (!rule) return [];
  const { kind, sharePpm, earners } = earningOf(rule, order, placed, interactions);
  if (earners.length === 0 || rule.ratePpm === 0 || sharePpm === 0) return [];
  const weights = earners.map(() => 1n);
  let before = earners.map(() => ({ basis: 0n, amount: 0n }));
  const entries: Commission[] = [];
  for (const { cause, causeId, at, kept } of stagesOf(order.orderId, order.placedAt, order.facts)) {
    if (cause === 'FULFILLED') continue;
    const net = netOf(kept);
    const scale = BigInt(WHOLE_PPM) * BigInt(WHOLE_PPM);
    const whole = net > 0n ? divideHalfUp(net * BigInt(rule.ratePpm) * BigInt(sharePpm), scale) : 0n;
    const bases = allocate(net, weights);
    const now = allocate(whole, weights).map((amount, index) => ({ amount, basis: bases[index] ?? 0n }));
    for (const [index, earner] of earners.entries()) {
      const basisMinor = (now[index]?.basis ?? 0n) - (before[index]?.basis ?? 0n);
      const amountMinor = (now[index]?.amount ?? 0n) - (before[index]?.amount ?? 0n);
      const about = { orderId: order.orderId, cause, causeId, kind, policyId: policy.id, occurredAt: at };
      const { channel, currency } = placed;
      entries.push({ ...about, ...earner, channel, currency, basisMinor, amountMinor });
    }
    before = now;
  }
  return entries;
}
