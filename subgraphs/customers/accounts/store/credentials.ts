import type { Reader, Tx } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import { assignments, insertRow } from '#kernel/database/write.ts';
import type { CustomerId } from '../../../shared/ids.ts';
import { customerCredential } from '../../prisma/generated/tables.ts';

/** The account of a customer, by the id it was opened with. */
export interface Credential {
  readonly customerId: CustomerId;
  readonly passwordHash: string;
}

/** The same, and what is known of its address. */
export interface KnownCredential extends Credential {
  readonly email: string;
  readonly verifiedAt: Date | null;
}

const CREDENTIAL = select(pick(customerCredential, 'customerId', 'passwordHash', 'email', 'verifiedAt'));

/** The account behind an e-mail address. */
export async function readCredential(db: Reader, email: string): Promise<KnownCredential | undefined> {
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
  const row = { customerId, email, passwordHash, createdAt: at, verifiedAt: null };
  const inserted = await tx.query(sql`
    ${insertRow(customerCredential, row)} on conflict (email) do nothing returning 1`);
  return inserted.length > 0;
}

/** Those of the addresses that have an account. */
export async function readAccountEmails(db: Reader, emails: readonly string[]): Promise<string[]> {
  const rows = await db.query(sql`
    select ${select(pick(customerCredential, 'email'))} from customer_credential
    where ${customerCredential.email} = any(${emails}::text[])`);
  return rows.map(({ email }) => email);
}

/**
 * Says that the address of an account was proved, and sets its password where one is given.
 * @returns whose account it is; undefined when the address has none.
 */
export async function verifyCredential(
  tx: Tx,
  proved: { readonly email: string; readonly passwordHash?: string },
  at: Date,
): Promise<CustomerId | undefined> {
  const { email, passwordHash } = proved;
  const changed = assignments(customerCredential, { verifiedAt: at, passwordHash });
  const [row] = await tx.query(sql`
    update customer_credential set ${changed} where ${customerCredential.email} = ${email}
    returning ${select(pick(customerCredential, 'customerId'))}`);
  return row?.customerId;
}

const VERIFIED = select(pick(customerCredential, 'customerId', 'verifiedAt'));

/** When the addresses of accounts were proved, by the records that they speak for. */
export function readVerifications(
  db: Reader,
  customerIds: readonly string[],
): Promise<Array<{ readonly customerId: CustomerId; readonly verifiedAt: Date | null }>> {
  return db.query(sql`
    select ${VERIFIED} from customer_credential where ${customerCredential.customerId} = any(${customerIds}::text[])`);
}
