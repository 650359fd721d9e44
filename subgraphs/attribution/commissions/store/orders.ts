import type { Reader, Tx } from '#kernel/database/database.ts';
import { like, select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { insertRows, recordset } from '#kernel/database/write.ts';
import type { CustomerId, OrderId } from '../../../shared/ids.ts';
import { commissionEntry, commissionInteraction, commissionOrder } from '../../prisma/generated/tables.ts';
import type { OrderFacts } from '../model/order-facts.ts';
import { MAX_WINDOW_SECONDS } from '../model/policy.ts';
import type { RecordedInteraction } from '../model/read-events.ts';
import { kinOf } from './identities.ts';

const o = aliased(commissionOrder, 'o');
const KEYS = ['orderId', 'customerId', 'placedAt', 'facts'] as const;

/** An order as the log has told it so far; without a date it is not known as placed yet. */
export interface StoredOrder {
  readonly orderId: OrderId;
  readonly customerId: CustomerId | null;
  readonly placedAt: Date | null;
  readonly facts: OrderFacts;
}

export async function readOrders(db: Reader, orderIds: readonly OrderId[]): Promise<StoredOrder[]> {
  return db.query(sql`
    select ${select(pick(o, ...KEYS))} from commission_order o
    where ${o.orderId} = any(${orderIds}::text[]) order by ${o.orderId}`);
}

export async function saveOrders(tx: Tx, orders: readonly StoredOrder[]): Promise<void> {
  await tx.query(sql`
    ${insertRows(commissionOrder, KEYS, orders)}
    on conflict (order_id) do update set
      customer_id = excluded.customer_id, placed_at = excluded.placed_at, facts = excluded.facts`);
}

const FOUND = select(pick(o, 'orderId'));
const idsOf = (rows: ReadonlyArray<{ orderId: OrderId }>): OrderId[] => rows.map(({ orderId }) => orderId);

/** Orders that one of the interactions, of any id that was ever the same customer's, may have led to. */
export async function findOrdersAfter(tx: Tx, interactions: readonly RecordedInteraction[]): Promise<OrderId[]> {
  const met = recordset('met', pick(commissionInteraction, 'customerId', 'occurredAt'), interactions);
  const { customerId, occurredAt } = met.columns;
  const ids = [...new Set(interactions.map((one) => one.customerId))];
  return idsOf(
    await tx.query(sql`
      select distinct ${FOUND} from ${met}
      join ${kinOf(ids)} person on person.requested_id = ${customerId}
      cross join lateral (
        select order_id from commission_order placed
        where placed.customer_id = person.alias_id and placed.placed_at >= ${occurredAt}
          and placed.placed_at <= ${occurredAt} + make_interval(secs => ${MAX_WINDOW_SECONDS})
        -- Keeps the planner from reading all orders, whose number it does not know while they arrive.
        offset 0) o`),
  );
}

/** Orders of all who were ever one person with one of the ids; those of ids that were never anybody else's are no matter. */
export async function findOrdersOf(tx: Tx, ids: readonly CustomerId[]): Promise<OrderId[]> {
  return idsOf(
    await tx.query(sql`
      select ${FOUND} from commission_order o
      where ${o.customerId} in (
        select kin.alias_id from ${kinOf(ids)} kin
        where kin.requested_id in (select other.requested_id from ${kinOf(ids)} other where other.alias_id <> other.requested_id)
      )`),
  );
}

/** Orders placed from an instant on and before another, in the order of time, behind one that was read last. */
export async function readOrdersPlaced(
  tx: Tx,
  from: Date,
  before: Date | undefined,
  after: { readonly placedAt: Date | null; readonly orderId: OrderId | null },
  limit: number,
): Promise<Array<{ orderId: OrderId; placedAt: Date }>> {
  const columns = select({ orderId: o.orderId, placedAt: like(commissionEntry.occurredAt, sql`${o.placedAt}`) });
  return tx.query(sql`
    select ${columns} from commission_order o
    where ${o.placedAt} >= ${from} and (${before ?? null}::timestamptz is null or ${o.placedAt} < ${before ?? null})
      and (${after.placedAt}::timestamptz is null
        or (${o.placedAt}, ${o.orderId}) > (${after.placedAt}::timestamptz, ${after.orderId}))
    order by ${o.placedAt}, ${o.orderId} limit ${limit}`);
}
