import type { Reader, Tx } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import { assignments, insertRows } from '#kernel/database/write.ts';
import type { GiftCardId, GiftCardKeyId } from '../../../shared/ids.ts';
import { giftCardKey } from '../../prisma/generated/tables.ts';
import type { GiftCardKey } from '../model/gift-card.ts';

const COLUMNS = ['id', 'giftCardId', 'kind', 'codeHash', 'lastFour', 'createdAt', 'revokedAt'] as const;

/** Those of the code hashes that open a card already, revoked ones too. */
export async function readKnownHashes(tx: Tx, hashes: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query(sql`
    select ${select(pick(giftCardKey, 'codeHash'))} from gift_card_key
    where ${giftCardKey.codeHash} = any(${hashes}::text[])`);
  return new Set(rows.map((row) => row.codeHash));
}

export async function insertKeys(tx: Tx, keys: readonly GiftCardKey[]): Promise<void> {
  await tx.query(insertRows(giftCardKey, COLUMNS, keys));
}

/** Keys of cards, oldest first; a batch in one statement. */
export async function readKeys(db: Reader, giftCardIds: readonly GiftCardId[]): Promise<GiftCardKey[]> {
  return db.query(sql`
    select ${select(pick(giftCardKey, ...COLUMNS))} from gift_card_key
    where ${giftCardKey.giftCardId} = any(${giftCardIds}::text[]) order by ${giftCardKey.createdAt}, ${giftCardKey.id}`);
}

/** Keys by id; unknown ids are absent. */
export function readKeysById(db: Reader, ids: readonly GiftCardKeyId[]): Promise<GiftCardKey[]> {
  return db.query(sql`
    select ${select(pick(giftCardKey, ...COLUMNS))} from gift_card_key where ${giftCardKey.id} = any(${ids}::text[])`);
}

/** Revokes one key; the card and its balance stay. False when there is no such live key. */
export async function revokeKey(db: Tx, id: GiftCardKeyId, at: Date): Promise<boolean> {
  const revoked = await db.query(sql`
    update gift_card_key set ${assignments(giftCardKey, { revokedAt: at })}
    where ${giftCardKey.id} = ${id} and ${giftCardKey.revokedAt} is null returning ${select(pick(giftCardKey, 'id'))}`);
  return revoked.length > 0;
}
