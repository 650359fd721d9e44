import type { Reader, Tx } from '#kernel/database/database.ts';
import { keyset } from '#kernel/database/keyset.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { assignments, insertRows } from '#kernel/database/write.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import type { GiftCardId } from '../../../shared/ids.ts';
import { giftCard, giftCardEntry } from '../../prisma/generated/tables.ts';
import type { GiftCardEntry } from '../model/entry.ts';

const c = aliased(giftCard, 'c');
const WRITTEN = ['id', 'giftCardId', 'key', 'kind', 'amountMinor', 'orderId', 'occurredAt'] as const;

/** Writes ledger entries and moves the balances by the same amounts, in one statement. */
export async function insertCardEntries(tx: Tx, entries: readonly GiftCardEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const balanceMinor = sql`${c.balanceMinor} + moved.amount`;
  await tx.query(sql`
    with posted as (
      ${insertRows(giftCardEntry, [...WRITTEN, 'balanceAfterMinor'], entries)}
      returning ${giftCardEntry.giftCardId}, ${giftCardEntry.amountMinor}
    )
    update gift_card c set ${assignments(giftCard, { balanceMinor })}
    from (select gift_card_id, sum(amount_minor)::bigint as amount from posted group by gift_card_id) moved
    where ${c.id} = moved.gift_card_id`);
}

export async function readPostedCardKeys(tx: Tx, keys: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query(sql`
    select ${select(pick(giftCardEntry, 'key'))} from gift_card_entry
    where ${giftCardEntry.key} = any(${keys}::text[])`);
  return new Set(rows.map((row) => row.key));
}

/** The ledger of a card, newest first. */
export function readCardEntries(db: Reader, giftCardId: GiftCardId, page: PageRequest): Promise<GiftCardEntry[]> {
  const columns = [{ column: giftCardEntry.occurredAt, type: 'timestamptz' as const }, { column: giftCardEntry.id }];
  const { bounds, order } = keyset(page, columns, 'desc');
  return db.query(sql`
    select ${select(pick(giftCardEntry, ...WRITTEN, 'balanceAfterMinor'))} from gift_card_entry
    where ${giftCardEntry.giftCardId} = ${giftCardId} and ${bounds} order by ${order} limit ${page.limit + 1}`);
}
