import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';
import { appendEvents } from '#kernel/events/outbox.ts';
import { createGraphClient } from '../support/graph-client.ts';
import { type InstanceProcess, startInstanceProcess } from '../support/instance-process.ts';
import { eventsOf, generateOrders, type TestOrder } from '../support/order-events.ts';
import { rowsAs } from '../support/rows-as.ts';
import { SALES_ROWS, type SalesAnswer, toSalesRow } from '../support/sales-rows.ts';
import { prepareEnvironment, type TestEnvironment } from '../support/test-instance.ts';

const ORDERS = 40_000;

let environment: TestEnvironment;
let log: Database;
let instance: InstanceProcess | undefined;
const orders = generateOrders(ORDERS, new Date('2026-01-01T00:00:00Z'), 120).map(
  (order): TestOrder => ({ ...order, currency: 'EUR' }),
);

beforeAll(async () => {
  environment = await prepareEnvironment({ engine: 'OWN' });
  log = environment.database.open('orders');
  const events = orders.flatMap(eventsOf);
  for (let from = 0; from < events.length; from += 5_000) {
    await log.inTransaction('publish', (tx) => appendEvents(tx, 'orders', events.slice(from, from + 5_000)));
  }
});
afterAll(async () => {
  await instance?.end();
  await environment?.close();
});

const decimal = (minor: bigint): string => `${minor / 100n}.${(minor % 100n).toString().padStart(2, '0')}`;

/** What the orders themselves add up to. */
function expected() {
  let [gross, discount, returned] = [0n, 0n, 0n];
  let [count, units, returnedUnits] = [0, 0, 0];
  for (const order of orders) {
    for (const line of order.lines) {
      if (!order.canceledAt) {
        gross += line.grossMinor;
        discount += line.discountMinor;
        units += line.quantity;
      }
      if (order.returned?.lineIds.includes(line.lineId)) {
        returned += line.grossMinor - line.discountMinor;
        returnedUnits += line.quantity;
      }
    }
    if (!order.canceledAt) count += 1;
  }
  return {
    orders: count,
    units,
    returnedUnits,
    grossSales: decimal(gross),
    discounts: decimal(discount),
    returns: decimal(returned),
  };
}

async function applied(db: Database): Promise<string> {
  const [row] = await rowsAs<{ position: string }>(
    db,
    sql`
    select coalesce(max(applied_position), '') as position from fact_progress where publisher = 'orders'`,
  );
  return row?.position ?? '';
}

it('turns every event into facts once, though the instance and the engine are killed again and again meanwhile', async () => {
  const progress = environment.database.open('attribution');
  const endpoint = join(environment.env['DATA_DIR'] ?? '', 'engine', 'endpoint.json');
  for (let kill = 0; kill < 4; kill++) {
    instance = await startInstanceProcess(environment.env);
    const before = await applied(progress);
    for (const end = Date.now() + 30_000; (await applied(progress)) === before && Date.now() < end; await sleep(5));
    // At another place of a batch each time.
    await sleep(37 * kill);
    if (kill % 2 === 1) process.kill((JSON.parse(readFileSync(endpoint, 'utf8')) as { pid: number }).pid, 'SIGKILL');
    await instance.end('SIGKILL');
  }
  instance = await startInstanceProcess(environment.env);
  const client = createGraphClient(instance.url);
  const token = await environment.adminToken();
  const input = { from: '2025-12-01', before: '2026-12-01' };
  const totals = async (): Promise<unknown> => {
    const reply = await client.send<SalesAnswer>(SALES_ROWS, { input, dimensions: [] }, { token });
    if (!reply.data?.report) return undefined;
    const { keys: _keys, netSales: _net, ...sums } = toSalesRow(reply.data.report.totals);
    return sums;
  };
  const wanted = expected();
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(250)) {
    if ((await totals().then((found) => (found as { orders?: number } | undefined)?.orders)) === wanted.orders) break;
  }
  expect(await totals()).toEqual(wanted);
});
