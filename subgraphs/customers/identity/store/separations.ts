import type { Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';

export function readSeparations(
  tx: Tx,
  memberIds: readonly string[],
): Promise<Array<{ leftId: string; rightId: string }>> {
  return tx.query(sql`
    select left_id as "leftId", right_id as "rightId" from separation
    where left_id = any(${memberIds}::text[]) and right_id = any(${memberIds}::text[]) and lifted_at is null`);
}

export async function insertSeparation(tx: Tx, a: string, b: string, at: Date): Promise<void> {
  const [left, right] = a < b ? [a, b] : [b, a];
  await tx.query(sql`
    insert into separation (left_id, right_id, created_at) values (${left}, ${right}, ${at})
    on conflict (left_id, right_id) do update set created_at = excluded.created_at, lifted_at = null`);
}

/** A merge by hand overrules what was said before about the same people. */
export async function liftSeparations(tx: Tx, memberIds: readonly string[], at: Date): Promise<void> {
  await tx.query(sql`
    update separation set lifted_at = ${at}
    where left_id = any(${memberIds}::text[]) and right_id = any(${memberIds}::text[]) and lifted_at is null`);
}
