import type { CustomerId, LoyaltyAccountId, LoyaltyEntryId, OrderId } from '../../../shared/ids.ts';

type EntryKind = 'EARN' | 'REDEEM' | 'REVERSE' | 'RESTORE' | 'ADJUST';

/** Why a balance changes. */
interface Cause {
  /** Names the cause; the same cause posts once. */
  readonly key: string;
  readonly kind: EntryKind;
  readonly points: number;
  /** Net sales in minor units that the points were computed from. */
  readonly basisMinor: bigint | null;
  readonly orderId: OrderId | null;
  readonly reason: string | null;
  readonly occurredAt: Date;
}

/** A change of a customer's balance, not yet in the ledger. */
export interface Posting extends Cause {
  readonly customerId: CustomerId;
  /** True for what happened before this system kept the ledger: nobody waited for its points here. */
  readonly isHistory?: boolean;
}

/** One line of the ledger. */
export interface Entry extends Cause {
  readonly id: LoyaltyEntryId;
  readonly accountId: LoyaltyAccountId;
  /** Points less debt of the account after this entry. */
  readonly balanceAfter: number;
}
