import type { Tx } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { assignments, insertInto, recordset, value } from '#kernel/database/write.ts';
import type { CustomerId, LoyaltyAccountId, OrderId } from '../../../shared/ids.ts';
import { loyaltyAccount, pointsHold } from '../../prisma/generated/tables.ts';
import type { Hold } from '../model/hold.ts';

export interface PointsHold extends Hold {
  readonly accountId: LoyaltyAccountId;
  readonly customerId: CustomerId;
  readonly points: number;
}

const a = aliased(loyaltyAccount, 'a');
const h = aliased(pointsHold, 'h');
const columns = select({ ...pick(h, 'accountId', 'points', 'status'), customerId: a.customerId });

/** The holds of a checkout with their accounts locked, in the order in which accounts are always locked. */
export async function lockPointsHolds(tx: Tx, checkoutId: OrderId): Promise<PointsHold[]> {
  return tx.query(sql`
    select ${columns} from points_hold h join loyalty_account a on ${a.id} = ${h.accountId}
    where ${h.checkoutId} = ${checkoutId} order by ${a.customerId} for update of a, h`);
}

/** Takes points out of what is usable and records the checkout that holds them. */
export async function insertPointsHolds(
  tx: Tx,
  checkoutId: OrderId,
  parts: ReadonlyArray<{ accountId: LoyaltyAccountId; points: number }>,
  now: Date,
): Promise<void> {
  const r = recordset('r', pick(pointsHold, 'accountId', 'points'), parts);
  const fields = {
    ...r.columns,
    checkoutId: value(pointsHold.checkoutId, checkoutId),
    createdAt: value(pointsHold.createdAt, now),
  };
  const heldPoints = sql`${a.heldPoints} + ${r.columns.points}`;
  await tx.query(sql`
    with r as (select * from ${r}), held as (
      update loyalty_account a set ${assignments(loyaltyAccount, { heldPoints })} from r
      where ${a.id} = ${r.columns.accountId}
    )
    ${insertInto(pointsHold, fields, sql`from r`)}`);
}

export async function closePointsHolds(tx: Tx, checkoutId: OrderId, status: 'COMMITTED' | 'RELEASED'): Promise<void> {
  const heldPoints = sql`${a.heldPoints} - closed.points`;
  await tx.query(sql`
    with closed as (
      update points_hold h set ${assignments(pointsHold, { status })}
      where ${h.checkoutId} = ${checkoutId} and ${h.status} = 'HELD'
      returning ${h.accountId}, ${h.points}
    )
    update loyalty_account a set ${assignments(loyaltyAccount, { heldPoints })} from closed
    where ${a.id} = closed.account_id`);
}
