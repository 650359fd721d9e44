import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { fillCart, inParallel, orderCart, stockShop } from '../support/checkout-load.ts';
import { createGraphClient, type GraphClient } from '../support/graph-client.ts';
import { type InstanceProcess, startInstanceProcess } from '../support/instance-process.ts';
import { brokenAtRest } from '../support/order-invariants.ts';
import { rowsAs } from '../support/rows-as.ts';
import { prepareEnvironment, type TestEnvironment } from '../support/test-instance.ts';

const CHECKOUTS = 500;
const WIDTH = 16;
/** Acknowledged orders after which one of the two servers is killed. */
const KILL_AFTER = 150;
/** Milliseconds in which everything must be whole again after the restart. */
const WHOLE_WITHIN_MS = 60_000;

let environment: TestEnvironment;
let servers: [InstanceProcess, InstanceProcess];
let variants: string[];

beforeAll(async () => {
  environment = await prepareEnvironment();
  servers = await Promise.all([startInstanceProcess(environment.env), startInstanceProcess(environment.env)]);
  variants = await stockShop(createGraphClient(servers[0].url), await environment.adminToken(), {
    locations: 2,
    products: 8,
    units: 2_000,
  });
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.end()));
  await environment.close();
});

it('kill -9 in the middle of 500 checkouts: each acknowledged order is there once and all is whole within 60 s', async () => {
  const clients: [GraphClient, GraphClient] = [createGraphClient(servers[0].url), createGraphClient(servers[1].url)];
  const acknowledged = new Map<string, string>();
  let restarted: Promise<void> | undefined;

  async function killAndRestart(): Promise<void> {
    await servers[0].end('SIGKILL');
    servers[0] = await startInstanceProcess(environment.env);
    clients[0] = createGraphClient(servers[0].url);
  }

  async function buy(index: number): Promise<void> {
    const lines = [0, 3].map((step) => ({ variantId: variants[(index + step) % variants.length] ?? '', quantity: 1 }));
    const cart = await fillCart(clients[1], lines);
    const key = randomUUID();
    for (;;) {
      // What a shopper's device does: no answer, or a passing failure, and it sends the same request again.
      const answer = await orderCart(clients[index % 2 === 0 ? 0 : 1], cart, key).catch(() => undefined);
      if (answer?.order) {
        acknowledged.set(cart.id, answer.order.id);
        if (acknowledged.size === KILL_AFTER) restarted = killAndRestart();
        return;
      }
      if (answer && answer.errorCode !== 'UNAVAILABLE') throw new Error(`${answer.errorCode}: ${answer.message}`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  await inParallel(CHECKOUTS, WIDTH, buy);
  await restarted;
  expect(acknowledged.size).toBe(CHECKOUTS);
  expect(new Set(acknowledged.values()).size).toBe(CHECKOUTS);
  expect(await brokenAtRest(environment.database, WHOLE_WITHIN_MS)).toEqual([]);

  const db = environment.database.open('orders');
  const placed = await rowsAs<{ id: string; cartId: string }>(
    db,
    sql`
    select id, cart_id as "cartId" from orders where status = 'PLACED'`,
  );
  expect(placed).toHaveLength(CHECKOUTS);
  expect(placed.filter(({ id, cartId }) => acknowledged.get(cartId) !== id)).toEqual([]);
  const [sold] = await rowsAs<{ committed: number }>(
    environment.database.open('inventory'),
    sql`
    select sum(committed)::int as committed from inventory_level`,
  );
  expect(sold?.committed).toBe(2 * CHECKOUTS);
});
