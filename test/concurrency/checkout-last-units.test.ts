import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fillCart, type GuestCart, inParallel, orderCart, stockShop } from '../support/checkout-load.ts';
import { createGraphClient, type GraphClient } from '../support/graph-client.ts';
import { type InstanceProcess, startInstanceProcess } from '../support/instance-process.ts';
import { brokenAtRest, unitsOrdered } from '../support/order-invariants.ts';
import { prepareEnvironment, type TestEnvironment } from '../support/test-instance.ts';

let environment: TestEnvironment;
let servers: InstanceProcess[];
let clients: [GraphClient, GraphClient];
let variants: string[];

/** 200 shoppers want the last 5 units, in one location, or one each in five. */
const SHOPPERS = 200;

beforeAll(async () => {
  environment = await prepareEnvironment();
  servers = await Promise.all([startInstanceProcess(environment.env), startInstanceProcess(environment.env)]);
  const [first, second] = servers.map((server) => createGraphClient(server.url));
  if (!first || !second) throw new Error('not started');
  clients = [first, second];
  const admin = await environment.adminToken();
  variants = await stockShop(first, admin, { locations: 5, products: 1, units: 1 });
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.end()));
  await environment.close();
});

it('I2: sells the last 5 units, spread over five locations, to exactly 5 of 200 shoppers on two servers', async () => {
  const [variantId = ''] = variants;
  const carts: GuestCart[] = [];
  await inParallel(SHOPPERS, 16, async (index) => {
    carts.push(await fillCart(clients[index % 2 === 0 ? 0 : 1], [{ variantId, quantity: 1 }]));
  });
  const outcomes = new Map<string, number>();
  await Promise.all(
    carts.map(async (cart, index) => {
      const client = clients[index % 2 === 0 ? 0 : 1];
      const key = randomUUID();
      for (;;) {
        // What a shopper's device does: no answer in time, or a passing failure, and it sends the same request again.
        const answer = await orderCart(client, cart, key).catch(() => undefined);
        if (!answer || answer.errorCode === 'UNAVAILABLE') {
          await new Promise((resolve) => setTimeout(resolve, 100));
          continue;
        }
        outcomes.set(answer.__typename, (outcomes.get(answer.__typename) ?? 0) + 1);
        return;
      }
    }),
  );
  expect(Object.fromEntries(outcomes)).toEqual({ CompleteCheckoutPayload: 5, InsufficientStockError: SHOPPERS - 5 });
  expect(await unitsOrdered(environment.database.open('orders'), variantId)).toBe(5);
  expect(await brokenAtRest(environment.database, 30_000)).toEqual([]);
});
