import type { Database, Reader } from '#kernel/database/database.ts';
import { jsonAgg, jsonObject, select, subquery } from '#kernel/database/select.ts';
import { type SqlQuery, sql } from '#kernel/database/sql.ts';
import { pick } from '#kernel/database/table.ts';
import { NotFoundError } from '#kernel/values/errors.ts';
import type { StockHoldId } from '../../../shared/ids.ts';
import { stockHold, stockHoldLine } from '../../prisma/generated/tables.ts';
import { expiredBy } from '../../stock/store/hold-expiry.ts';
import type { StoredHold } from '../model/stored-hold.ts';

const columns = select({
  ...pick(stockHold, 'id', 'key', 'requestHash', 'kind', 'ownerId', 'status', 'expiresAt', 'requestedBy', 'code'),
  ...pick(stockHold, 'ownerVersion', 'holderId', 'createdAt'),
  allocations: subquery(
    jsonAgg(
      jsonObject(pick(stockHoldLine, 'lineId', 'variantId', 'locationId', 'quantity')),
      sql`line_id, location_id`,
    ),
    sql`from stock_hold_line where hold_id = stock_hold.id`,
  ),
});
const lastFirst = sql`order by created_at desc, id desc`;
const owner = select({ ownerId: stockHold.ownerId });

/** Holds by a condition, with the order and the limit that stand behind it. */
export async function readStoredHolds(db: Reader, rest: SqlQuery): Promise<StoredHold[]> {
  const rows = await db.query(sql`select ${columns} from stock_hold where ${rest}`);
  return rows.map(({ allocations, ...hold }) => ({ hold, allocations: allocations ?? [] }));
}

/** @throws NotFoundError */
export async function readHold(db: Reader, id: StockHoldId): Promise<StoredHold> {
  const [stored] = await readStoredHolds(db, sql`id = ${id}`);
  if (!stored) throw new NotFoundError('hold', id);
  return stored;
}

/** Holds of owners, the last one of each first; one statement. */
export function readHoldsOfOwners(db: Reader, ownerIds: readonly string[]): Promise<StoredHold[]> {
  return readStoredHolds(db, sql`owner_id = any(${ownerIds}::text[]) ${lastFirst}`);
}

/** All holds of an owner, the last one first. */
export function readHoldsOfOwner(db: Reader, ownerId: string): Promise<StoredHold[]> {
  return readStoredHolds(db, sql`owner_id = ${ownerId} ${lastFirst}`);
}

/** Owners of clock-bound holds that have expired and whose units were not all returned, oldest first. */
export function readExpiredOwners(db: Database, now: Date, limit: number): Promise<Array<{ ownerId: string }>> {
  return db.query(sql`
    select ${owner} from stock_hold
    where ${expiredBy(now, sql`stock_hold`)} order by expires_at limit ${limit}`);
}

/** Orders whose checkout has held units since before an instant, oldest first. */
export function readOldCheckouts(db: Database, before: Date, limit: number): Promise<Array<{ ownerId: string }>> {
  return db.query(sql`
    select ${owner} from stock_hold
    where status = 'LIVE' and expires_at is null and created_at < ${before} order by created_at limit ${limit}`);
}
