import type { Tx } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { assignments, insertInto, recordset, value } from '#kernel/database/write.ts';
import type { GiftCardId, OrderId } from '../../../shared/ids.ts';
import type { Hold } from '../../points/model/hold.ts';
import { giftCard, giftCardHold } from '../../prisma/generated/tables.ts';
import type { GiftCard } from '../model/gift-card.ts';

/** A hold, and the card that it is on. */
export interface GiftCardHold extends Hold {
  readonly amountMinor: bigint;
  readonly card: Pick<GiftCard, 'id' | 'balanceMinor' | 'currency' | 'customerId'>;
}

const c = aliased(giftCard, 'c');
const h = aliased(giftCardHold, 'h');
const columns = select({
  ...pick(c, 'id', 'balanceMinor', 'currency', 'customerId'),
  ...pick(h, 'amountMinor', 'status'),
});

/** The holds of a checkout with their cards locked, by card id. */
export async function lockGiftCardHolds(tx: Tx, checkoutId: OrderId): Promise<GiftCardHold[]> {
  const rows = await tx.query(sql`
    select ${columns} from gift_card_hold h join gift_card c on ${c.id} = ${h.giftCardId}
    where ${h.checkoutId} = ${checkoutId} order by ${c.id} for update of c, h`);
  return rows.map(({ amountMinor, status, ...card }) => ({ amountMinor, status, card }));
}

/** Takes money out of what is usable and records the checkout that holds it. */
export async function insertGiftCardHolds(
  tx: Tx,
  checkoutId: OrderId,
  parts: ReadonlyArray<{ giftCardId: GiftCardId; amountMinor: bigint }>,
  now: Date,
): Promise<void> {
  const r = recordset('r', pick(giftCardHold, 'giftCardId', 'amountMinor'), parts);
  const fields = {
    ...r.columns,
    checkoutId: value(giftCardHold.checkoutId, checkoutId),
    createdAt: value(giftCardHold.createdAt, now),
  };
  const heldMinor = sql`${c.heldMinor} + ${r.columns.amountMinor}`;
  await tx.query(sql`
    with r as (select * from ${r}), held as (
      update gift_card c set ${assignments(giftCard, { heldMinor })} from r where ${c.id} = ${r.columns.giftCardId}
    )
    ${insertInto(giftCardHold, fields, sql`from r`)}`);
}

export async function closeGiftCardHolds(tx: Tx, checkoutId: OrderId, status: 'COMMITTED' | 'RELEASED'): Promise<void> {
  const heldMinor = sql`${c.heldMinor} - closed.amount_minor`;
  await tx.query(sql`
    with closed as (
      update gift_card_hold h set ${assignments(giftCardHold, { status })}
      where ${h.checkoutId} = ${checkoutId} and ${h.status} = 'HELD'
      returning ${h.giftCardId}, ${h.amountMinor}
    )
    update gift_card c set ${assignments(giftCard, { heldMinor })} from closed where ${c.id} = closed.gift_card_id`);
}
