import type { Database, Reader, Tx } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import { assignments, insertInto, value } from '#kernel/database/write.ts';
import type { CustomerId } from '../../../shared/ids.ts';
import { customerCredential } from '../../prisma/generated/tables.ts';

/** Accounts of one address that are looked at: one that was opened after as many signs in once it has proved the address. */
const MAX_ACCOUNTS = 100;

/** The account of a customer, by the id it was opened with, and what is known of its address. */
export interface Credential {
  readonly customerId: CustomerId;
  readonly email: string;
  readonly passwordHash: string;
  readonly verifiedAt: Date | null;
  readonly joinedAt: Date | null;
  /** Whether the address is its own: it was proved, or nobody else has opened an account with it. */
  readonly hasAddress: boolean;
}

const CREDENTIAL = select(pick(customerCredential, 'customerId', 'email', 'passwordHash', 'verifiedAt', 'joinedAt'));

/** The accounts of an address: the one that has proved it first, then the oldest. */
export async function readCredentials(db: Reader, email: string): Promise<Credential[]> {
  const rows = await db.query(sql`
    select ${CREDENTIAL} from customer_credential where ${customerCredential.email} = ${email}
    order by verified_at is null, created_at, customer_id limit ${MAX_ACCOUNTS}`);
  return rows.map((row) => ({ ...row, hasAddress: row.verifiedAt !== null || rows.length === 1 }));
}

/** Lets those who open an account with an address or prove it do so one after the other. */
export async function lockAddress(tx: Tx, email: string): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('customers.accounts'), hashtext(${email}))`);
}

/** Under the lock of the address: the first account of it is known as that. */
export async function insertCredential(
  tx: Tx,
  opened: Pick<Credential, 'customerId' | 'email' | 'passwordHash'>,
  at: Date,
): Promise<void> {
  const fields = {
    customerId: value(customerCredential.customerId, opened.customerId),
    email: value(customerCredential.email, opened.email),
    passwordHash: value(customerCredential.passwordHash, opened.passwordHash),
    createdAt: value(customerCredential.createdAt, at),
    verifiedAt: value(customerCredential.verifiedAt, null),
    joinedAt: value(customerCredential.joinedAt, null),
    joinAfter: value(customerCredential.joinAfter, null),
    isFirst: sql`not exists (select 1 from customer_credential where email = ${opened.email})`,
  };
  await tx.query(insertInto(customerCredential, fields));
}

/** Those of the addresses that have an account. */
export async function readAccountEmails(db: Reader, emails: readonly string[]): Promise<string[]> {
  const rows = await db.query(sql`
    select distinct ${select(pick(customerCredential, 'email'))} from customer_credential
    where ${customerCredential.email} = any(${emails}::text[])`);
  return rows.map(({ email }) => email);
}

/** Says that the address of an account was proved, and sets its password where one is given. */
export async function verifyCredential(
  tx: Tx,
  proved: { readonly customerId: CustomerId; readonly passwordHash?: string },
  at: Date,
): Promise<void> {
  const { customerId, passwordHash } = proved;
  await tx.query(sql`
    update customer_credential set ${assignments(customerCredential, { verifiedAt: at, passwordHash })}
    where ${customerCredential.customerId} = ${customerId}`);
}

const WAITING = select(pick(customerCredential, 'customerId', 'email', 'createdAt'));

/** What waits to be joined at an instant, those apart whose last try failed a moment before. */
const isWaiting = (now: Date) => sql`is_first and joined_at is null and (join_after is null or join_after <= ${now})`;

/** A first account that waits to be joined to who is known by its address. */
export type WaitingAccount = Pick<Credential, 'customerId' | 'email'> & { readonly createdAt: Date };

/** The oldest account that waits and that nobody else joins now. */
export async function claimUnjoined(tx: Tx, now: Date): Promise<WaitingAccount | undefined> {
  const [row] = await tx.query(sql`
    select ${WAITING} from customer_credential where ${isWaiting(now)}
    order by created_at limit 1 for no key update skip locked`);
  return row;
}

/** Whether any account waits to be joined. */
export async function hasUnjoined(db: Reader, now: Date): Promise<boolean> {
  const [row] = await db.query(sql`select ${WAITING} from customer_credential where ${isWaiting(now)} limit 1`);
  return row !== undefined;
}

/** Lets an account that could not be joined wait until an instant. */
export async function postponeJoin(db: Database, customerId: CustomerId, until: Date): Promise<void> {
  await db.inTransaction('postpone-join', (tx) =>
    tx.query(sql`
      update customer_credential set ${assignments(customerCredential, { joinAfter: until })}
      where ${customerCredential.customerId} = ${customerId}`),
  );
}

export async function markJoined(tx: Tx, customerId: CustomerId, at: Date): Promise<void> {
  await tx.query(sql`
    update customer_credential set joined_at = ${at} where ${customerCredential.customerId} = ${customerId}`);
}

const VERIFIED = select(pick(customerCredential, 'customerId', 'verifiedAt'));

/** When the addresses of accounts were proved, by the records that they belong to. */
export function readVerifications(
  db: Reader,
  customerIds: readonly string[],
): Promise<Array<{ readonly customerId: CustomerId; readonly verifiedAt: Date | null }>> {
  return db.query(sql`
    select ${VERIFIED} from customer_credential where ${customerCredential.customerId} = any(${customerIds}::text[])`);
}
