import type { Tx } from '#kernel/database/database.ts';
import type { CustomerId, OrderId } from '../../shared/ids.ts';
import type { LoyaltyDeps } from '../deps.ts';
import type { Posting } from './model/entry.ts';
import { pointsEarned } from './model/rates.ts';
import { postPoints } from './post-points.ts';

export interface EarnInput {
  readonly orderId: OrderId;
  readonly customerId: CustomerId;
  /** Net sales of the order, before tax, in minor units. */
  readonly netMinor: bigint;
  /** A point pays in the retailer's currency and is earned in no other. */
  readonly currency: string;
  readonly placedAt: Date;
  readonly isHistory?: boolean;
}

function earning({ orderId, customerId, netMinor, placedAt, isHistory = false }: EarnInput): Posting {
  return {
    customerId,
    key: `earn:${orderId}`,
    kind: 'EARN',
    points: pointsEarned(netMinor),
    basisMinor: netMinor,
    orderId,
    reason: null,
    occurredAt: placedAt,
    isHistory,
  };
}

/** Earns the points of orders, each order once, in the caller's transaction; those in another currency earn none. */
export async function earnInTransaction(
  tx: Tx,
  orders: readonly EarnInput[],
  retailer: { readonly currencyCode: string; readonly now: Date },
): Promise<void> {
  const own = orders.filter(({ currency }) => currency === retailer.currencyCode);
  await postPoints(
    tx,
    own.map(earning).filter((posting) => posting.points > 0),
    retailer.now,
  );
}

/** Earns the points of one order at once, as part of its completion; the event says the same again, to no effect. */
export async function earnPoints(deps: LoyaltyDeps, input: EarnInput): Promise<void> {
  const retailer = { currencyCode: deps.config.currencyCode, now: deps.clock.now() };
  await deps.db.inTransaction('earn-points', (tx) => earnInTransaction(tx, [input], retailer));
}
