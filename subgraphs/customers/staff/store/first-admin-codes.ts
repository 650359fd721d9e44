import type { Reader, Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { insertRow } from '#kernel/database/write.ts';
import { firstAdminCode } from '../../prisma/generated/tables.ts';

/** Keeps the hash of the one code that makes the first admin; a new one replaces it. */
export async function writeFirstAdminCode(db: Reader, codeHash: string, at: Date): Promise<void> {
  await db.query(sql`
    ${insertRow(firstAdminCode, { codeHash, createdAt: at })}
    on conflict (one) do update set code_hash = excluded.code_hash, created_at = excluded.created_at`);
}

/** Uses the code up. @returns false when it is another or was used. */
export async function takeFirstAdminCode(tx: Tx, codeHash: string): Promise<boolean> {
  const taken = await tx.query(sql`
    delete from first_admin_code where ${firstAdminCode.codeHash} = ${codeHash} returning 1`);
  return taken.length > 0;
}

export async function holdsFirstAdminCode(db: Reader, codeHash: string): Promise<boolean> {
  const held = await db.query(sql`select 1 from first_admin_code where ${firstAdminCode.codeHash} = ${codeHash}`);
  return held.length > 0;
}
