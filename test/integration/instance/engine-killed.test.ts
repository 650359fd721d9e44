import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { CHANNELS, channelIds } from '../../support/channel-ids.ts';
import { fillCart, orderCart } from '../../support/checkout-load.ts';
import { openTestInstance, type TestInstance } from '../../support/test-instance.ts';

const LOCATIONS = `mutation ($locations: [InventoryLocationInput!]!) { inventoryEnsureLocations(locations: $locations) { id } }`;
const CHANNEL = `mutation ($channels: JSON!) { catalogEnsureChannels(channels: $channels) }`;
const PRODUCT = `mutation ($input: CreateProductInput!) {
  createProduct(input: $input) { ... on CreateProductPayload { product { id variants { nodes { id } } } } ... on UserError { message } } }`;
const PUBLISH = `mutation ($input: PublishProductInput!) { publishProduct(input: $input) { ... on UserError { message } } }`;
const ADJUST = `mutation ($input: AdjustInventoryInput!) { adjustInventory(input: $input) { ... on UserError { message } } }`;
const LIST = 'query { products(first: 5) { nodes { title } } }';
const ORDERS = `query ($input: ReportInput!) { report(input: $input, metrics: ["orders"]) { totals { values { value } } } }`;
const JOURNEY = `query ($id: ID!) { order(ref: { id: $id }) { journey { touchpoints { id } } } }`;

let instance: TestInstance;
let token: string;
let variantId: string;

const dayFromNow = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const input = { from: dayFromNow(-3), before: dayFromNow(3) }; //new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10) };

beforeAll(async () => {
  instance = await openTestInstance({ engine: 'OWN' });
  token = await instance.adminToken();
  const places = [{ code: 'WH', name: 'Warehouse', kind: 'WAREHOUSE', timeZone: 'Europe/Paris' }];
  const made = await instance.callPort('inventory', LOCATIONS, { locations: places });
  const [warehouse] = (made.data as { inventoryEnsureLocations: Array<{ id: string }> }).inventoryEnsureLocations;
  await instance.callPort('catalog', CHANNEL, {
    channels: [{ code: 'WEB', name: 'Web', kind: 'ONLINE', currencyCode: 'EUR' }],
  });
  const price = { amount: '120.00', currencyCode: 'EUR' };
  const product = { title: 'Coat', handle: 'coat', status: 'ACTIVE', variants: [{ sku: 'COAT', title: 'M', price }] };
  type Created = { createProduct: { product: { id: string; variants: { nodes: Array<{ id: string }> } } } };
  const create = { ...product, idempotencyKey: randomUUID() };
  const { createProduct } = await instance.ask<Created>(PRODUCT, { input: create }, token);
  const { id: productId, variants } = createProduct.product;
  const { channels } = await instance.ask<{ channels: Array<{ id: string; code: string }> }>(CHANNELS);
  await instance.ask(PUBLISH, { input: { productId, channelIds: channelIds(channels, ['WEB']) } }, token);
  variantId = variants.nodes[0]?.id ?? '';
  const changes = [{ variantId, locationId: warehouse?.id, state: 'AVAILABLE', delta: 100 }];
  await instance.ask(ADJUST, { input: { idempotencyKey: randomUUID(), reason: 'RECEIPT', changes } }, token);
});
afterAll(() => instance?.close());

async function buy(): Promise<{ id: string }> {
  const cart = await fillCart(instance, [{ variantId, quantity: 1 }]);
  const { order } = await orderCart(instance, cart, randomUUID());
  return order ?? expect.fail('no order');
}

async function sendTouchpoint(id: string): Promise<number> {
  const touchpoint = { id, occurredAt: new Date().toISOString(), channel: 'WEB', kind: 'VISIT', anonymousId: 'ada' };
  const answer = await fetch(`${instance.url}/ingest/touchpoints`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ batchId: id, touchpoints: [touchpoint] }),
  });
  return answer.status;
}

async function ordersShown(): Promise<number | undefined> {
  const reply = await instance.send<{ report: { totals: { values: [{ value: string }] } } }>(
    ORDERS,
    { input },
    { token },
  );
  if (reply.errors.length > 0)
    expect(reply.errors[0]?.extensions).toMatchObject({ code: 'UNAVAILABLE', isRetryable: true });
  const value = reply.data?.report?.totals.values[0].value;
  return value === undefined ? undefined : Number(value);
}

async function shows(orders: number, seconds = 40): Promise<void> {
  for (const end = Date.now() + seconds * 1000; (await ordersShown()) !== orders; await sleep(100)) {
    if (Date.now() > end) throw new Error(`the report never showed ${orders} orders`);
  }
}

it('sells on, lists on and acknowledges touchpoints while the engine is killed again and again; nothing is missing after', async () => {
  await buy();
  await shows(1);
  const folder = join(instance.env['DATA_DIR'] ?? '', 'engine', 'endpoint.json');
  for (let kill = 0; kill < 3; kill++) {
    process.kill((JSON.parse(readFileSync(folder, 'utf8')) as { pid: number }).pid, 'SIGKILL');
    await buy();
    expect(await instance.ask(LIST)).toEqual({ products: { nodes: [{ title: 'Coat' }] } });
    expect(await sendTouchpoint(`seen_${kill}`)).toBe(202);
    await shows(2 + kill);
  }
  expect(await instance.ask(JOURNEY, { id: (await buy()).id }, token)).toMatchObject({ order: expect.anything() });
  await shows(5);
  const stored = async (): Promise<string[]> => {
    const auth = `Basic ${Buffer.from(`${instance.env['CLICKHOUSE_USER']}:${instance.env['CLICKHOUSE_PASSWORD']}`).toString('base64')}`;
    const query = 'SELECT touchpoint_id FROM passerelle_g1.touchpoint ORDER BY touchpoint_id FORMAT TSV';
    const url = `${instance.env['CLICKHOUSE_URL']}/?query=${encodeURIComponent(query)}`;
    const answer = await fetch(url, { headers: { authorization: auth } });
    return (await answer.text()).trim().split('\n');
  };
  for (const end = Date.now() + 20_000; (await stored()).length < 3 && Date.now() < end; await sleep(200));
  expect(await stored()).toEqual(['seen_0', 'seen_1', 'seen_2']);
});
