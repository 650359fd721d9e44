import type { Database, Tx } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import { assignments, insertRows } from '#kernel/database/write.ts';
import type { GiftCardId, GiftCardKeyId } from '../../../shared/ids.ts';
import { prismaOf } from '../../prisma/client.ts';
import { giftCardKey } from '../../prisma/generated/tables.ts';
import type { GiftCardKey } from '../model/gift-card.ts';

/** Those of the code hashes that open a card already, revoked ones too. */
export async function readKnownHashes(tx: Tx, hashes: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query(sql`
    select ${select(pick(giftCardKey, 'codeHash'))} from gift_card_key
    where ${giftCardKey.codeHash} = any(${hashes}::text[])`);
  return new Set(rows.map((row) => row.codeHash));
}

export async function insertKeys(tx: Tx, keys: readonly GiftCardKey[]): Promise<void> {
  const columns = ['id', 'giftCardId', 'kind', 'codeHash', 'lastFour', 'createdAt', 'revokedAt'] as const;
  await tx.query(insertRows(giftCardKey, columns, keys));
}

/** Keys of cards, oldest first; a batch in one statement. */
export async function readKeys(db: Database, giftCardIds: readonly string[]): Promise<GiftCardKey[]> {
  const rows = await prismaOf(db).giftCardKey.findMany({
    where: { giftCardId: { in: [...giftCardIds] } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => ({ ...row, id: row.id as GiftCardKeyId, giftCardId: row.giftCardId as GiftCardId }));
}

/** Revokes one key; the card and its balance stay. False when there is no such live key. */
export async function revokeKey(db: Database, id: string, at: Date): Promise<boolean> {
  const revoked = await db.query(sql`
    update gift_card_key set ${assignments(giftCardKey, { revokedAt: at })}
    where ${giftCardKey.id} = ${id} and ${giftCardKey.revokedAt} is null returning ${select(pick(giftCardKey, 'id'))}`);
  return revoked.length > 0;
}
