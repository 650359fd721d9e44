import type { Reader, Tx } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import { insertRow } from '#kernel/database/write.ts';
import type { CustomerId } from '../../../shared/ids.ts';
import { customerCredential } from '../../prisma/generated/tables.ts';

/** The account of a customer, by the id it was opened with. */
export interface Credential {
  readonly customerId: CustomerId;
  readonly passwordHash: string;
}

const CREDENTIAL = select(pick(customerCredential, 'customerId', 'passwordHash'));

/** The account behind an e-mail address. */
export async function readCredential(db: Reader, email: string): Promise<Credential | undefined> {
  const [row] = await db.query(sql`
    select ${CREDENTIAL} from customer_credential where ${customerCredential.email} = ${email}`);
  return row;
}

/** @returns false when the address has an account already. */
export async function insertCredential(
  tx: Tx,
  { customerId, passwordHash, email }: Credential & { readonly email: string },
  at: Date,
): Promise<boolean> {
  const row = { customerId, email, passwordHash, createdAt: at };
  const inserted = await tx.query(sql`
    ${insertRow(customerCredential, row)} on conflict (email) do nothing returning 1`);
  return inserted.length > 0;
}
