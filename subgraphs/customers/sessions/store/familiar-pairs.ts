import type { Reader } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { insertRow } from '#kernel/database/write.ts';
import { familiarPair } from '../../prisma/generated/tables.ts';

/** Whether the account of that key signed in from its address since then. */
export async function isFamiliar(db: Reader, key: string, since: Date): Promise<boolean> {
  const rows = await db.query(sql`select 1 from familiar_pair where key = ${key} and seen_at >= ${since}`);
  return rows.length > 0;
}

export async function rememberPair(db: Reader, key: string, at: Date): Promise<void> {
  await db.query(sql`
    ${insertRow(familiarPair, { key, seenAt: at })}
    on conflict (key) do update set seen_at = excluded.seen_at`);
}

export async function deleteFamiliarPairs(db: Reader, seenBefore: Date): Promise<void> {
  await db.query(sql`delete from familiar_pair where seen_at < ${seenBefore}`);
}
