import type { Reader } from '#kernel/database/database.ts';
import { integer, present, select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import type { GiftCardId } from '../../../shared/ids.ts';
import { giftCardHold, pointsHold } from '../../prisma/generated/tables.ts';

const p = aliased(pointsHold, 'p');
const g = aliased(giftCardHold, 'g');

/** Points that checkouts hold, by the id of the checkout. */
export async function readHeldPoints(db: Reader, checkoutIds: readonly string[]): Promise<Map<string, number>> {
  if (checkoutIds.length === 0) return new Map();
  const rows = await db.query(sql`
    select ${select({ checkoutId: present(p.checkoutId), points: integer(sql`sum(${p.points})`) })} from points_hold p
    where ${p.checkoutId} = any(${checkoutIds}::text[]) and ${p.status} = 'HELD' group by ${p.checkoutId}`);
  return new Map(rows.map((row) => [row.checkoutId, row.points]));
}

/** Money that checkouts hold on gift cards. */
export async function readHeldCards(
  db: Reader,
  checkoutIds: readonly string[],
): Promise<ReadonlyArray<{ checkoutId: string; giftCardId: GiftCardId; amountMinor: bigint }>> {
  if (checkoutIds.length === 0) return [];
  return db.query(sql`
    select ${select(pick(g, 'checkoutId', 'giftCardId', 'amountMinor'))} from gift_card_hold g
    where ${g.checkoutId} = any(${checkoutIds}::text[]) and ${g.status} = 'HELD'`);
}
