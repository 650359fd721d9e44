import type { Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import type { Hold } from '../../points/model/hold.ts';
import type { GiftCard } from '../model/gift-card.ts';

/** A hold, and the card that it is on. */
export interface GiftCardHold extends Hold {
  readonly amountMinor: bigint;
  readonly card: Pick<GiftCard, 'id' | 'balanceMinor' | 'currency' | 'customerId'>;
}

/** The holds of a checkout with their cards locked, by card id. */
export async function lockGiftCardHolds(tx: Tx, checkoutId: string): Promise<GiftCardHold[]> {
  const rows = await tx.query<GiftCardHold['card'] & Omit<GiftCardHold, 'card'>>(sql`
    select c.id, c.balance_minor as "balanceMinor", c.currency, c.customer_id as "customerId",
           h.amount_minor as "amountMinor", h.status
    from gift_card_hold h join gift_card c on c.id = h.gift_card_id
    where h.checkout_id = ${checkoutId} order by c.id for update of c, h`);
  return rows.map(({ amountMinor, status, ...card }) => ({ amountMinor, status, card }));
}

export async function insertGiftCardHolds(
  tx: Tx,
  checkoutId: string,
  parts: ReadonlyArray<{ giftCardId: string; amountMinor: bigint }>,
  now: Date,
): Promise<void> {
  await tx.query(sql`
    with parts as (
      select gift_card_id, amount
      from unnest(${parts.map((p) => p.giftCardId)}::text[], ${parts.map((p) => p.amountMinor.toString())}::bigint[]) as r(gift_card_id, amount)
    ), held as (
      update gift_card c set held_minor = held_minor + parts.amount from parts where c.id = parts.gift_card_id
    )
    insert into gift_card_hold (checkout_id, gift_card_id, amount_minor, created_at)
    select ${checkoutId}, gift_card_id, amount, ${now} from parts`);
}

export async function closeGiftCardHolds(tx: Tx, checkoutId: string, status: 'COMMITTED' | 'RELEASED'): Promise<void> {
  await tx.query(sql`
    with closed as (
      update gift_card_hold set status = ${status}::hold_status where checkout_id = ${checkoutId} and status = 'HELD'
      returning gift_card_id, amount_minor
    )
    update gift_card c set held_minor = held_minor - closed.amount_minor from closed where c.id = closed.gift_card_id`);
}
