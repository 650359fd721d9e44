import type { CustomerId } from '../../../shared/ids.ts';
import { differences } from './differences.ts';
import { epochsOf, type IdentityStatement } from './identity-history.ts';
import { type Commission, type Interaction, type KnownOrder, planCommission } from './plan-commission.ts';
import type { CommissionPolicy } from './policy.ts';

/** A commission with the day that it is paid with: its cause's, or the later one on which a merge showed it. */
export interface BookedCommission extends Commission {
  readonly bookedAt: Date;
}

/** An interaction, with the id that the customer had in it. */
export interface Meeting extends Interaction {
  readonly customerId: CustomerId;
}

/** What is known of a customer who ordered. */
export interface KnownCustomer {
  /** Of every id that was ever one person with theirs. */
  readonly meetings: readonly Meeting[];
  readonly statements: readonly IdentityStatement[];
}

/** What a commission is about; commissions of one subject add up. */
export function subjectOf(entry: Commission): string {
  const { orderId, cause, causeId, kind, staffId, locationId, interactionId } = entry;
  const about = [orderId, cause, causeId, kind, staffId, locationId, interactionId];
  return JSON.stringify([...about, entry.channel, entry.currency, entry.policyId, entry.occurredAt]);
}

/**
 * What an order earns, and when that was known: all that it comes to with its customer alone is booked with its causes, and
 * what each statement about identities changes with that statement, but not before the cause. The events alone decide
 * it, not the order nor the batches in which they arrived.
 */
export function bookCommission(
  order: KnownOrder & { readonly customerId: CustomerId | null },
  known: KnownCustomer,
  policies: readonly CommissionPolicy[],
): BookedCommission[] {
  const booked: BookedCommission[] = [];
  let before: Commission[] = [];
  for (const { since, members } of order.customerId === null ? [] : epochsOf(order.customerId, known.statements)) {
    const met = known.meetings.filter(({ customerId }) => members.has(customerId));
    const now = planCommission(order, met, policies);
    for (const change of differences(now, before, subjectOf)) {
      booked.push({ ...change, bookedAt: since && since > change.occurredAt ? since : change.occurredAt });
    }
    before = now;
  }
  if (order.customerId !== null) return booked;
  return planCommission(order, [], policies).map((one) => ({ ...one, bookedAt: one.occurredAt }));
}
