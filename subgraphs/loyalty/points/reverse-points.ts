import type { Tx } from '#kernel/database/database.ts';
import type { OrderId } from '../../shared/ids.ts';
import type { Posting } from './model/entry.ts';
import { pointsToReverse } from './model/rates.ts';
import { postPoints } from './post-points.ts';
import { lockOrCreateAccounts } from './store/accounts.ts';
import { readOrderEarnings, readPostedKeys } from './store/entries.ts';

export interface ReverseInput {
  /** The return's or cancellation's id: one reversal each. */
  readonly causeId: string;
  readonly orderId: OrderId;
  /** Net sales taken back, before tax, in minor units. */
  readonly netMinor: bigint;
  readonly occurredAt: Date;
}

/**
 * Takes back what returned goods had earned, as reversals of the order's own earn entry; an order that earned
 * nothing reverses nothing. Points already redeemed become debt.
 */
export async function reversePoints(tx: Tx, returns: readonly ReverseInput[], now: Date): Promise<void> {
  if (returns.length === 0) return;
  const orderIds = [...new Set(returns.map((one) => one.orderId))];
  const owners = (await readOrderEarnings(tx, orderIds)).map((earning) => earning.customerId);
  if (owners.length === 0) return;
  await lockOrCreateAccounts(tx, owners, now);
  const earnings = new Map((await readOrderEarnings(tx, orderIds)).map((earning) => [earning.orderId, earning]));
  const known = await readPostedKeys(
    tx,
    returns.map((one) => `reverse:${one.causeId}`),
  );
  const postings: Posting[] = [];
  for (const { causeId, orderId, netMinor, occurredAt } of returns) {
    const earning = earnings.get(orderId);
    const key = `reverse:${causeId}`;
    if (!earning || earning.points === 0 || known.has(key)) continue;
    known.add(key);
    const before = { points: earning.reversedPoints, basisMinor: earning.reversedMinor };
    const points = pointsToReverse(earning, before, netMinor);
    earnings.set(orderId, {
      ...earning,
      reversedPoints: before.points + points,
      reversedMinor: before.basisMinor + netMinor,
    });
    postings.push({
      customerId: earning.customerId,
      key,
      kind: 'REVERSE',
      points: -points,
      basisMinor: netMinor,
      orderId,
      reason: null,
      occurredAt,
    });
  }
  await postPoints(tx, postings, now);
}
