import type { Reader } from '#kernel/database/database.ts';
import { keyset } from '#kernel/database/keyset.ts';
import { integer, select } from '#kernel/database/select.ts';
import { joinSql, type SqlQuery, sql } from '#kernel/database/sql.ts';
import { aliased } from '#kernel/database/table.ts';
import type { PageRequest } from '#kernel/values/pagination.ts';
import type { FulfillmentOrderId } from '../../../shared/ids.ts';
import type { DeliveryMethod } from '../../delivery/model/shipping.ts';
import type { FulfillmentStatus } from '../../order/model/fulfillment-order.ts';
import { fulfillmentException, fulfillmentOrder } from '../../prisma/generated/tables.ts';

const f = aliased(fulfillmentOrder, 'f');
const e = aliased(fulfillmentException, 'e');

/** Which fulfillment orders; what is undefined narrows nothing. */
export interface WorkFilter {
  readonly statuses: readonly FulfillmentStatus[] | undefined;
  readonly locationIds: readonly string[] | undefined;
  /** Where the caller works. */
  readonly ownLocationIds: readonly string[] | undefined;
  readonly deliveryMethods: readonly DeliveryMethod[] | undefined;
  readonly createdBeforeAt: Date | undefined;
  readonly hasException: boolean | undefined;
}

/** Units are missing of a fulfillment order that is not packed yet. */
const HAS_EXCEPTION = sql`(${f.status} in ('OPEN', 'IN_PROGRESS') and exists (
  select 1 from fulfillment_exception e where ${e.fulfillmentOrderId} = ${f.id}))`;

function conditions(filter: WorkFilter): SqlQuery[] {
  const isOneOf = (column: SqlQuery, values: readonly string[] | undefined) =>
    values === undefined ? [] : [sql`${column} = any(${values}::text[])`];
  return [
    ...isOneOf(f.status, filter.statuses),
    ...isOneOf(f.locationId, filter.locationIds),
    ...isOneOf(f.locationId, filter.ownLocationIds),
    ...isOneOf(f.deliveryMethod, filter.deliveryMethods),
    ...(filter.createdBeforeAt === undefined ? [] : [sql`${f.createdAt} < ${filter.createdBeforeAt}`]),
    ...(filter.hasException === undefined ? [] : [sql`${HAS_EXCEPTION} = ${filter.hasException}`]),
  ];
}

/** Ids of a page of fulfillment orders, the oldest first. */
export async function readWork(db: Reader, filter: WorkFilter, page: PageRequest): Promise<FulfillmentOrderId[]> {
  const { bounds, order } = keyset(page, [{ column: f.createdAt, type: 'timestamptz' }, { column: f.id }]);
  const where = joinSql([...conditions(filter), bounds], ' and ');
  const rows = await db.query(sql`
    select ${select({ id: f.id })} from fulfillment_order f where ${where} order by ${order} limit ${page.limit + 1}`);
  return rows.map(({ id }) => id);
}

export async function countWork(db: Reader, filter: WorkFilter): Promise<number> {
  const where = joinSql([sql`true`, ...conditions(filter)], ' and ');
  const [row] = await db.query(sql`
    select ${select({ count: integer(sql`count(*)`) })} from fulfillment_order f where ${where}`);
  return row?.count ?? 0;
}
