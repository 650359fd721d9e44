import type { Database } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { createExecutor } from '#kernel/graphql/execution/execute.ts';
import { createServiceContext } from '#kernel/request/context.ts';
import { createLogger } from '#kernel/request/log.ts';
import { inventory } from '../../subgraphs/inventory/index.ts';
import type { Domain } from '../../subgraphs/shared/domains.ts';
import type { TestDatabase } from './database.ts';
import { rowsAs } from './rows-as.ts';

/** Sentences of what is wrong; empty when every invariant of the architecture's section 4 holds at rest. */
export async function brokenInvariants(db: (domain: Domain) => Database): Promise<string[]> {
  const broken: string[] = [];
  const check = async (domain: Domain, sentence: string, statement: ReturnType<typeof sql>) => {
    const rows = await rowsAs<Record<string, unknown>>(db(domain), statement);
    if (rows.length > 0) {
      const text = JSON.stringify(rows.slice(0, 3), (_, value: unknown) =>
        typeof value === 'bigint' ? value.toString() : value,
      );
      broken.push(`${sentence} (${rows.length}): ${text}`);
    }
  };
  broken.push(...(await stockDrift(db('inventory'))));
  await check('inventory', 'a live hold is left', sql`select * from stock_hold_line where status = 'LIVE'`);
  await check(
    'inventory',
    'a counter is negative',
    sql`select * from inventory_level where available < 0 or reserved < 0`,
  );
  await check(
    'orders',
    'an undecided checkout is left',
    sql`select id, status from orders where status in ('PENDING', 'PAYMENT_PENDING')`,
  );
  await check('orders', 'commands are owed', sql`select * from order_task`);
  await check('orders', 'a cart is frozen', sql`select id from cart where checkout_order_id is not null`);
  await check(
    'orders',
    'a cart was ordered twice',
    sql`select cart_id from orders where status in ('PLACED', 'CANCELED') and cart_id is not null group by 1 having count(*) > 1`,
  );
  await check(
    'orders',
    'credits of an order do not sum to the order, and no receipt says so',
    sql`select o.id, o.total_minor, sum(p.captured_minor) from orders o left join payment p on p.order_id = o.id
        where o.status = 'PLACED' and not exists (
          select 1 from pos_receipt r where r.order_id = o.id and 'PAYMENTS_DIFFER' = any(r.remarks))
        group by o.id having coalesce(sum(p.captured_minor), 0) <> o.total_minor`,
  );
  await check(
    'orders',
    'an aborted order has money',
    sql`select p.id from payment p join orders o on o.id = p.order_id where o.status = 'ABORTED' and p.status not in ('VOIDED', 'DECLINED')`,
  );
  await check(
    'orders',
    'the provider keeps an authorization of an aborted order',
    sql`select i.provider_key from test_payment_intent i join payment p on p.provider_key = i.provider_key
        join orders o on o.id = p.order_id where o.status = 'ABORTED' and i.status in ('AUTHORIZED', 'CAPTURED', 'ACTION', 'WAITING')`,
  );
  await check(
    'orders',
    'a placed order is not in the log exactly once',
    sql`select o.id from orders o left join event_log e on e.aggregate_id = o.id and e.type = 'orders.order-placed.v1'
        where o.status in ('PLACED', 'CANCELED')
        group by o.id having count(e.id) <> case when o.is_return_alone then 0 else 1 end`,
  );
  await check(
    'orders',
    'refunds do not sum to what the payments gave back',
    sql`select p.id from payment p left join refund r on r.payment_id = p.id
        group by p.id having coalesce(sum(r.amount_minor), 0) <> p.refunded_minor`,
  );
  await check('orders', 'units are being re-routed', sql`select id from fulfillment_reroute where status = 'PENDING'`);
  await check(
    'orders',
    'units of an order are not somebody’s work exactly once',
    sql`select l.id, l.quantity, sum(fl.quantity) from order_line l
        join orders o on o.id = l.order_id and o.status = 'PLACED' and o.source = 'CHECKOUT'
        left join (fulfillment_order_line fl join fulfillment_order f on f.id = fl.fulfillment_order_id and f.status <> 'CANCELED')
          on fl.order_line_id = l.id
        where l.kind = 'GOOD' and l.variant_id is not null
        group by l.id having coalesce(sum(fl.quantity), 0) <> l.quantity`,
  );
  broken.push(...(await uncommittedWork(db)));
  await check('loyalty', 'value is held', sql`select * from points_hold where status = 'HELD'`);
  await check(
    'loyalty',
    'ledger and balance differ',
    sql`select a.id from loyalty_account a left join loyalty_entry e on e.account_id = a.id
        group by a.id having coalesce(sum(e.points), 0) <> a.points - a.debt`,
  );
  return broken;
}

/** Counters of stock that their movements do not explain, by inventory's own query. */
async function stockDrift(db: Database): Promise<string[]> {
  const execute = createExecutor({
    schema: inventory.schema,
    logger: createLogger({}, true),
    createContext: (request) => ({ request, deps: { db } }),
  });
  const document = '{ inventoryDrifts(first: 100) { nodes { variant { id } state stored explained } } }';
  const { data, errors } = await execute({ document, request: createServiceContext('test') });
  if (!data || errors) throw new Error(JSON.stringify(errors));
  return (data['inventoryDrifts'] as { nodes: object[] }).nodes.map((drift) => `stock drift: ${JSON.stringify(drift)}`);
}

/** Levels where the units that fulfillment orders wait to send are not those that inventory has committed. */
async function uncommittedWork(db: (domain: Domain) => Database): Promise<string[]> {
  const waiting = await rowsAs<{ level: string; units: number }>(
    db('orders'),
    sql`
    select l.variant_id || ' at ' || f.location_id as level, sum(l.quantity)::int as units
    from fulfillment_order_line l join fulfillment_order f on f.id = l.fulfillment_order_id
    join orders o on o.id = f.order_id and o.status = 'PLACED' and o.source = 'CHECKOUT'
    where f.status in ('OPEN', 'IN_PROGRESS', 'READY') group by 1`,
  );
  const committed = await rowsAs<{ level: string; units: number }>(
    db('inventory'),
    sql`
    select variant_id || ' at ' || location_id as level, committed as units from inventory_level where committed > 0`,
  );
  const promised = new Map(committed.map(({ level, units }) => [level, units]));
  const differ = waiting.filter(({ level, units }) => promised.get(level) !== units);
  const unknown = committed.filter(({ level }) => !waiting.some((one) => one.level === level));
  return [...differ, ...unknown].map(({ level, units }) => `committed units are nobody's work: ${units} of ${level}`);
}

/** Units that placed orders hold or have taken, by variant. */
export async function unitsOrdered(db: Database, variantId: string): Promise<number> {
  const [row] = await rowsAs<{ units: number }>(
    db,
    sql`
    select coalesce(sum(l.quantity), 0)::int as units from order_line l join orders o on o.id = l.order_id
    where o.status = 'PLACED' and l.variant_id = ${variantId}`,
  );
  return row?.units ?? 0;
}

/** What is still wrong when the instance has had `milliseconds` to come to rest by itself. */
export async function brokenAtRest(database: TestDatabase, milliseconds: number): Promise<string[]> {
  const opened = new Map<Domain, Database>();
  const db = (domain: Domain): Database => {
    const known = opened.get(domain) ?? database.open(domain);
    opened.set(domain, known);
    return known;
  };
  const until = Date.now() + milliseconds;
  for (;;) {
    const broken = await brokenInvariants(db);
    if (broken.length === 0 || Date.now() > until) return broken;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
