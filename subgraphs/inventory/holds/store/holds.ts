import type { Database, Reader } from '#kernel/database/database.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import type { Hold } from '../../stock/model/hold.ts';
import { expiredBy } from '../../stock/store/hold-expiry.ts';
import type { Allocation } from '../model/allocation.ts';
import type { StoredHold } from '../model/stored-hold.ts';

async function read(db: Reader, where: SqlQuery): Promise<StoredHold[]> {
  const rows = await db.query<Hold & { allocations: Allocation[] }>(sql`
    select id, key, request_hash as "requestHash", kind, owner_id as "ownerId", status, expires_at as "expiresAt",
      requested_by as "requestedBy", code, owner_version as "ownerVersion",
      coalesce((select json_agg(json_build_object('lineId', line_id, 'variantId', variant_id,
        'locationId', location_id, 'quantity', quantity) order by line_id, location_id)
        from stock_hold_line where hold_id = stock_hold.id), '[]') as allocations
    from stock_hold where ${where} order by created_at desc, id desc`);
  return rows.map(({ allocations, ...hold }) => ({ hold, allocations }));
}

/** @throws NotFoundError */
export async function readHold(db: Reader, id: string): Promise<StoredHold> {
  const [stored] = await read(db, sql`id = ${id}`);
  if (!stored) throw new NotFoundError('hold', id);
  return stored;
}

/** All holds of an owner, the last one first. */
export function readHoldsOfOwner(db: Reader, ownerId: string): Promise<StoredHold[]> {
  return read(db, sql`owner_id = ${ownerId}`);
}

/** Owners of clock-bound holds whose time is over and whose units were not all returned, oldest first. */
export function readExpiredOwners(db: Database, now: Date, limit: number): Promise<Array<{ ownerId: string }>> {
  return db.query(sql`
    select owner_id as "ownerId" from stock_hold
    where ${expiredBy(now, sql`stock_hold`)} order by expires_at limit ${limit}`);
}

/** Orders whose checkout has held units since before an instant, oldest first. */
export function readOldCheckouts(db: Database, before: Date, limit: number): Promise<Array<{ ownerId: string }>> {
  return db.query(sql`
    select owner_id as "ownerId" from stock_hold
    where status = 'LIVE' and expires_at is null and created_at < ${before} order by created_at limit ${limit}`);
}
