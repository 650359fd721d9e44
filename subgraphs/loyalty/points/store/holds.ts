import type { Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import type { Hold } from '../model/hold.ts';

export interface PointsHold extends Hold {
  readonly accountId: string;
  readonly customerId: string;
  readonly points: number;
}

/** The holds of a checkout with their accounts locked, in the order in which accounts are always locked. */
export async function lockPointsHolds(tx: Tx, checkoutId: string): Promise<PointsHold[]> {
  return tx.query<PointsHold>(sql`
    select h.account_id as "accountId", a.customer_id as "customerId", h.points, h.status
    from points_hold h join loyalty_account a on a.id = h.account_id
    where h.checkout_id = ${checkoutId} order by a.customer_id for update of a, h`);
}

/** Takes points out of what is usable and records the checkout that holds them. */
export async function insertPointsHolds(
  tx: Tx,
  checkoutId: string,
  parts: ReadonlyArray<{ accountId: string; points: number }>,
  now: Date,
): Promise<void> {
  await tx.query(sql`
    with parts as (
      select account_id, points from unnest(${parts.map((p) => p.accountId)}::text[], ${parts.map((p) => p.points)}::int[]) as r(account_id, points)
    ), held as (
      update loyalty_account a set held_points = held_points + parts.points from parts where a.id = parts.account_id
    )
    insert into points_hold (checkout_id, account_id, points, created_at)
    select ${checkoutId}, account_id, points, ${now} from parts`);
}

export async function closePointsHolds(tx: Tx, checkoutId: string, status: 'COMMITTED' | 'RELEASED'): Promise<void> {
  await tx.query(sql`
    with closed as (
      update points_hold set status = ${status}::hold_status where checkout_id = ${checkoutId} and status = 'HELD'
      returning account_id, points
    )
    update loyalty_account a set held_points = held_points - closed.points from closed where a.id = closed.account_id`);
}
