import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { fillCart, inParallel, orderCart, stockShop } from '../support/checkout-load.ts';
import { createGraphClient, type GraphClient } from '../support/graph-client.ts';
import { type InstanceProcess, startInstanceProcess } from '../support/instance-process.ts';
import { brokenAtRest } from '../support/order-invariants.ts';
import { rowsAs } from '../support/rows-as.ts';
import { prepareEnvironment, type TestEnvironment } from '../support/test-instance.ts';

const UNITS = 20;
const ORDERED = 15;
/** Units that the POS of the first location sells: all of it, of which the last five are free. */
const SOLD = 20;
/** Milliseconds in which an instance comes to rest: shortages are received and checked in the background. */
const REST_MS = 60_000;

let environment: TestEnvironment;
let servers: [InstanceProcess, InstanceProcess];
let clients: [GraphClient, GraphClient];
let admin: string;
let variantId: string;
let first: string;

beforeAll(async () => {
  environment = await prepareEnvironment();
  servers = await Promise.all([startInstanceProcess(environment.env), startInstanceProcess(environment.env)]);
  clients = [createGraphClient(servers[0].url), createGraphClient(servers[1].url)];
  admin = await environment.adminToken();
  [variantId = ''] = await stockShop(clients[0], admin, { locations: 1, products: 1, units: UNITS });
  const [place] = await rowsAs<{ id: string }>(environment.database.open('inventory'), sql`select id from location`);
  first = place?.id ?? '';
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.end()));
  await environment.close();
});

const LOCATION = `mutation ($input: CreateLocationInput!) { createLocation(input: $input) {
  ... on CreateLocationPayload { location { id } } } }`;
const ADJUST = `mutation ($input: AdjustInventoryInput!) { adjustInventory(input: $input) { __typename } }`;
const SALE = `mutation ($input: RecordPosSaleInput!) { recordPosSale(input: $input) { __typename } }`;

async function warehouse(code: string, units: number): Promise<void> {
  const input = { idempotencyKey: randomUUID(), code, name: code, kind: 'WAREHOUSE', timeZone: 'Europe/Paris' };
  const { createLocation } = await clients[0].ask<{ createLocation: { location: { id: string } } }>(
    LOCATION,
    { input },
    admin,
  );
  const changes = [{ variantId, locationId: createLocation.location.id, state: 'AVAILABLE', delta: units }];
  await clients[0].ask(ADJUST, { input: { idempotencyKey: randomUUID(), reason: 'delivery', changes } }, admin);
}

it('gives every order whose units the POS sold other units elsewhere, once, while two servers look and one is killed', async () => {
  const clientOf = (index: number) => clients[index % 2 === 0 ? 0 : 1];
  await inParallel(ORDERED, 5, async (index) => {
    const cart = await fillCart(clientOf(index), [{ variantId, quantity: 1 }]);
    expect((await orderCart(clientOf(index), cart, randomUUID())).__typename).toBe('CompleteCheckoutPayload');
  });
  await warehouse('SECOND', 6);
  await warehouse('THIRD', 5);
  const price = { amount: '1.00', currencyCode: 'EUR' };
  await inParallel(SOLD, 5, async (index) => {
    const input = {
      terminalCode: `T${index}`,
      sequence: 1,
      location: { id: first },
      occurredAt: new Date().toISOString(),
      staffMemberId: 'stf_01890000-0000-7000-8000-000000000000',
      lines: [{ variant: { id: variantId }, quantity: 1, unitPrice: price }],
      payments: [{ kind: 'CASH', amount: price }],
    };
    // A POS that gets no answer sends again.
    for (;;) {
      const sent = await clientOf(index)
        .ask(SALE, { input }, admin)
        .catch(() => undefined);
      if (sent) break;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    if (index !== SOLD / 2) return;
    await servers[0].end('SIGKILL');
    servers[0] = await startInstanceProcess(environment.env);
    clients[0] = createGraphClient(servers[0].url);
  });
  const orders = environment.database.open('orders');
  const until = Date.now() + REST_MS;
  let left = { open: 0, missing: 0 };
  for (;;) {
    const [row] = await rowsAs<typeof left>(
      orders,
      sql`
      select (select coalesce(sum(l.quantity), 0)::int from fulfillment_order_line l
        join fulfillment_order f on f.id = l.fulfillment_order_id where f.location_id = ${first} and f.status = 'OPEN') as open,
      (select coalesce(sum(missing), 0)::int from fulfillment_exception) as missing`,
    );
    left = row ?? left;
    if ((left.open === 4 && left.missing === 4) || Date.now() > until) break;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  // 11 of the 15 orders found units elsewhere; four wait, and somebody is told.
  expect(left).toEqual({ open: 4, missing: 4 });
  const [level] = await environment.database.open('inventory').query(sql`
    select sum(available)::int as available, sum(committed)::int as committed, sum(shortage)::int as shortage from inventory_level`);
  expect(level).toEqual({ available: 0, committed: 15, shortage: 4 });
  expect(await brokenAtRest(environment.database, REST_MS)).toEqual([]);
});
