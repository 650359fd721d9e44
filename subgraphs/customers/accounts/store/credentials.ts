import type { Reader, Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';

/** The account behind an e-mail address, by the customer id it was opened with. */
export async function readCredential(
  db: Reader,
  email: string,
): Promise<{ customerId: string; passwordHash: string } | undefined> {
  const [row] = await db.query<{ customerId: string; passwordHash: string }>(sql`
    select customer_id as "customerId", password_hash as "passwordHash" from customer_credential where email = ${email}`);
  return row;
}

/** @returns false when the address has an account already. */
export async function insertCredential(
  tx: Tx,
  credential: { customerId: string; email: string; passwordHash: string },
  at: Date,
): Promise<boolean> {
  const { customerId, email, passwordHash } = credential;
  const inserted = await tx.query(sql`
    insert into customer_credential (customer_id, email, password_hash, created_at)
    values (${customerId}, ${email}, ${passwordHash}, ${at}) on conflict (email) do nothing returning customer_id`);
  return inserted.length > 0;
}
