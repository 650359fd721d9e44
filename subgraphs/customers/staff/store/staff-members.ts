import type { Reader, Tx } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import type { StaffMember } from '../model/staff-member.ts';

const COLUMNS = sql`id, email, name, roles, location_ids as "locationIds", active`;

export function readStaff(db: Reader, ids: readonly string[]): Promise<StaffMember[]> {
  return db.query<StaffMember>(sql`select ${COLUMNS} from staff where id = any(${ids}::text[])`);
}

/** All staff by name; a retailer has hundreds, not millions. */
export function readAllStaff(db: Reader): Promise<StaffMember[]> {
  return db.query<StaffMember>(sql`select ${COLUMNS} from staff order by name, id limit 2000`);
}

export async function readStaffCredential(
  db: Reader,
  email: string,
): Promise<(StaffMember & { passwordHash: string }) | undefined> {
  const [row] = await db.query<StaffMember & { passwordHash: string }>(sql`
    select ${COLUMNS}, password_hash as "passwordHash" from staff where email = ${email}`);
  return row;
}

/** @returns false when the address belongs to somebody of the staff already. */
export async function insertStaff(
  tx: Tx,
  staff: Omit<StaffMember, 'active'> & { passwordHash: string },
  at: Date,
): Promise<boolean> {
  const inserted = await tx.query(sql`
    insert into staff (id, email, name, roles, location_ids, password_hash, created_at, updated_at)
    values (${staff.id}, ${staff.email}, ${staff.name}, ${staff.roles}::text[], ${staff.locationIds}::text[], ${staff.passwordHash}, ${at}, ${at})
    on conflict (email) do nothing returning id`);
  return inserted.length > 0;
}

export async function updateStaffMember(
  tx: Tx,
  staff: StaffMember,
  passwordHash: string | null,
  at: Date,
): Promise<void> {
  await tx.query(sql`
    update staff set name = ${staff.name}, roles = ${staff.roles}::text[], location_ids = ${staff.locationIds}::text[],
      active = ${staff.active}, password_hash = coalesce(${passwordHash}, password_hash), updated_at = ${at}
    where id = ${staff.id}`);
}

export async function lockStaff(tx: Tx, id: string): Promise<StaffMember | undefined> {
  const [row] = await tx.query<StaffMember>(sql`select ${COLUMNS} from staff where id = ${id} for no key update`);
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
