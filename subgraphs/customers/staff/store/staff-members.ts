import type { Reader, Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import type { Role } from '../../../shared/permissions.ts';

export interface StaffRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly locationIds: readonly string[];
  readonly active: boolean;
}

const COLUMNS = sql`id, email, name, roles, location_ids as "locationIds", active`;

export function readStaff(db: Reader, ids: readonly string[]): Promise<StaffRow[]> {
  return db.query<StaffRow>(sql`select ${COLUMNS} from staff where id = any(${ids}::text[])`);
}

export async function readStaffCredential(
  db: Reader,
  email: string,
): Promise<(StaffRow & { passwordHash: string }) | undefined> {
  const [row] = await db.query<StaffRow & { passwordHash: string }>(sql`
    select ${COLUMNS}, password_hash as "passwordHash" from staff where email = ${email}`);
  return row;
}

/** @returns false when the address belongs to somebody of the staff already. */
export async function insertStaff(
  tx: Tx,
  staff: Omit<StaffRow, 'active'> & { passwordHash: string },
  at: Date,
): Promise<boolean> {
  const inserted = await tx.query(sql`
    insert into staff (id, email, name, roles, location_ids, password_hash, created_at, updated_at)
    values (${staff.id}, ${staff.email}, ${staff.name}, ${staff.roles}::text[], ${staff.locationIds}::text[], ${staff.passwordHash}, ${at}, ${at})
    on conflict (email) do nothing returning id`);
  return inserted.length > 0;
}

export async function updateStaffRow(tx: Tx, staff: StaffRow, passwordHash: string | null, at: Date): Promise<void> {
  await tx.query(sql`
    update staff set name = ${staff.name}, roles = ${staff.roles}::text[], location_ids = ${staff.locationIds}::text[],
      active = ${staff.active}, password_hash = coalesce(${passwordHash}, password_hash), updated_at = ${at}
    where id = ${staff.id}`);
}

export async function lockStaff(tx: Tx, id: string): Promise<StaffRow | undefined> {
  const [row] = await tx.query<StaffRow>(sql`select ${COLUMNS} from staff where id = ${id} for no key update`);
  return row;
}

/** Locks every active admin in key order, so that two cannot remove each other at once. */
export async function lockActiveAdmins(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(sql`
    select id from staff where active and 'ADMIN' = any(roles) order by id for no key update`);
  return rows.map((row) => row.id);
}

export async function hasAdmin(db: Reader): Promise<boolean> {
  const rows = await db.query(sql`select 1 from staff where active and 'ADMIN' = any(roles) limit 1`);
  return rows.length > 0;
}

/** Keeps the hash of the one code that makes the first admin; a new one replaces it. */
export async function writeFirstAdminCode(db: Reader, codeHash: string, at: Date): Promise<void> {
  await db.query(sql`
    insert into first_admin_code (code_hash, created_at) values (${codeHash}, ${at})
    on conflict (one) do update set code_hash = excluded.code_hash, created_at = excluded.created_at`);
}

/** Uses the code up. @returns false when it is another or was used. */
export async function takeFirstAdminCode(tx: Tx, codeHash: string): Promise<boolean> {
  const taken = await tx.query(sql`delete from first_admin_code where code_hash = ${codeHash} returning one`);
  return taken.length > 0;
}

export async function holdsFirstAdminCode(db: Reader, codeHash: string): Promise<boolean> {
  return (await db.query(sql`select 1 from first_admin_code where code_hash = ${codeHash}`)).length > 0;
}
