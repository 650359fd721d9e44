import type { Reader, Tx } from '#kernel/database/database.ts';
import { keyset } from '#kernel/database/keyset.ts';
import { integer, select } from '#kernel/database/select.ts';
import { joinSql, type SqlQuery, sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import { assignments, insertRow } from '#kernel/database/write.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import type { LocationId, StaffId } from '../../../shared/ids.ts';
import { staff } from '../../prisma/generated/tables.ts';
import type { StaffMember, StaffRole } from '../model/staff-member.ts';
import type { StaffSort } from '../model/staff-sort.ts';

const FIELDS = pick(staff, 'id', 'email', 'name', 'roles', 'locationIds', 'active', 'version');
const MEMBER = select(FIELDS);
const WITH_PASSWORD = select({ ...FIELDS, passwordHash: staff.passwordHash });

/** A member of staff with the hash of their password. */
export type StaffCredential = StaffMember & { readonly passwordHash: string };

export function readStaff(db: Reader, ids: readonly string[]): Promise<StaffMember[]> {
  return db.query(sql`select ${MEMBER} from staff where ${staff.id} = any(${ids}::text[])`);
}

/** Staff of any of these; who is bound to no location is at none of them. */
export function readStaffOf(
  db: Reader,
  of: { readonly ids: readonly string[]; readonly emails: readonly string[]; readonly locationIds: readonly string[] },
): Promise<StaffMember[]> {
  return db.query(sql`
    select ${MEMBER} from staff
    where ${staff.id} = any(${of.ids}::text[]) or ${staff.email} = any(${of.emails}::text[])
      or ${staff.locationIds} && ${of.locationIds}::text[]
    order by ${staff.id}`);
}

/** Which staff are listed; undefined narrows nothing. */
export interface StaffFilter {
  readonly isActive: boolean | undefined;
  readonly roles: readonly StaffRole[] | undefined;
  readonly locationIds: readonly LocationId[] | undefined;
}

function matching({ isActive, roles, locationIds }: StaffFilter): SqlQuery {
  const conditions = [
    ...(isActive === undefined ? [] : [sql`${staff.active} = ${isActive}`]),
    ...(roles === undefined ? [] : [sql`${staff.roles} && ${roles}::text[]`]),
    // Bound to none is everywhere.
    ...(locationIds === undefined
      ? []
      : [sql`(${staff.locationIds} && ${locationIds}::text[] or cardinality(${staff.locationIds}) = 0)`]),
  ];
  return joinSql([sql`true`, ...conditions], ' and ');
}

/** What the staff is sorted by; the id after it tells rows apart. */
const KEYS: Readonly<Record<StaffSort['key'], readonly SqlQuery[]>> = {
  NAME: [staff.name],
  EMAIL: [staff.email],
  STATUS: [sql`case when ${staff.active} then '0' else '1' end`, staff.name],
};

/** Staff in the order asked for, `limit + 1` rows. */
export function readStaffPage(
  db: Reader,
  filter: StaffFilter,
  page: PageRequest,
  { key, direction }: StaffSort,
): Promise<StaffMember[]> {
  const columns = [...KEYS[key], staff.id].map((column) => ({ column }));
  const { bounds, order } = keyset(page, columns, direction === 'ASC' ? 'asc' : 'desc');
  return db.query(sql`
    select ${MEMBER} from staff where ${matching(filter)} and ${bounds} order by ${order} limit ${page.limit + 1}`);
}

export async function countStaff(db: Reader, filter: StaffFilter): Promise<number> {
  const [row] = await db.query(sql`
    select ${select({ count: integer(sql`count(*)`) })} from staff where ${matching(filter)}`);
  return row?.count ?? 0;
}

export async function readStaffCredential(db: Reader, email: string): Promise<StaffCredential | undefined> {
  const [row] = await db.query(sql`select ${WITH_PASSWORD} from staff where ${staff.email} = ${email}`);
  return row;
}

/** Those of the addresses by which somebody of the staff signs in. */
export async function readStaffEmails(db: Reader, emails: readonly string[]): Promise<string[]> {
  const rows = await db.query(sql`
    select ${select(pick(staff, 'email'))} from staff where ${staff.email} = any(${emails}::text[]) and ${staff.active}`);
  return rows.map(({ email }) => email);
}

/** @returns the member whose password it is from now on; undefined when nobody active signs in by the address. */
export async function setStaffPassword(
  tx: Tx,
  { email, passwordHash }: Pick<StaffCredential, 'email' | 'passwordHash'>,
  at: Date,
): Promise<StaffId | undefined> {
  const changed = assignments(staff, { passwordHash, updatedAt: at });
  const [row] = await tx.query(sql`
    update staff set ${changed}, version = version + 1 where ${staff.email} = ${email} and ${staff.active}
    returning ${select(pick(staff, 'id'))}`);
  return row?.id;
}

/** @returns false when the address belongs to a member of staff already. */
export async function insertStaff(
  tx: Tx,
  member: Omit<StaffCredential, 'active' | 'version'>,
  at: Date,
): Promise<boolean> {
  const { id, email, name, roles, locationIds, passwordHash } = member;
  const row = { id, email, name, roles, locationIds, passwordHash, createdAt: at, updatedAt: at };
  const inserted = await tx.query(sql`${insertRow(staff, row)} on conflict (email) do nothing returning 1`);
  return inserted.length > 0;
}

/** Writes what a member may be changed in; without a hash the password stays. */
export async function saveStaffMember(
  tx: Tx,
  { id, name, roles, locationIds, active }: StaffMember,
  passwordHash: string | undefined,
  at: Date,
): Promise<void> {
  const version = sql`${staff.version} + 1`;
  const changed = assignments(staff, { name, roles, locationIds, active, passwordHash, version, updatedAt: at });
  await tx.query(sql`update staff set ${changed} where ${staff.id} = ${id}`);
}

export async function lockStaff(tx: Tx, id: StaffId): Promise<StaffMember | undefined> {
  const [row] = await tx.query(sql`select ${MEMBER} from staff where ${staff.id} = ${id} for no key update`);
  return row;
}

const ADMINS = sql`from staff where ${staff.active} and 'ADMIN' = any(${staff.roles})`;

/** Locks every active admin in key order, so that two cannot remove each other at once. */
export async function lockActiveAdmins(tx: Tx): Promise<StaffId[]> {
  const rows = await tx.query(sql`select ${select({ id: staff.id })} ${ADMINS} order by ${staff.id} for no key update`);
  return rows.map((row) => row.id);
}

export async function hasAdmin(db: Reader): Promise<boolean> {
  return (await db.query(sql`select 1 ${ADMINS} limit 1`)).length > 0;
}
