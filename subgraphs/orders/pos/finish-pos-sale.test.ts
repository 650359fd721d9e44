import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { anonymous } from '#kernel/request/actor.ts';
import { createRequestContext } from '#kernel/request/context.ts';
import { PortError, UnavailableError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import { DAY, MINUTE } from '#kernel/values/time.ts';
import { brokenInvariants } from '../../../test/support/order-invariants.ts';
import { admin, associateAt } from '../../../test/support/sales-domains.ts';
import { type Answer, assertOrder, ORDER_FIELDS } from '../../../test/support/shopping.ts';
import { unique } from '../../../test/support/unique.ts';
import type { Domain } from '../../shared/domains.ts';
import { recoverTasks } from '../tasks/recover-tasks.ts';
import { type OrdersShop, openOrdersShop } from '../testing/orders-shop.ts';
import { recordPosSale } from './record-pos-sale.ts';

let shop: OrdersShop;
beforeAll(async () => {
  shop = await openOrdersShop();
});
afterAll(async () => {
  await shop.recover();
  const broken = await brokenInvariants(shop.db);
  await shop.close();
  expect(broken).toEqual([]);
});

const SALE = `mutation ($input: RecordPosSaleInput!) { recordPosSale(input: $input) { __typename
  ... on RecordPosSalePayload { completion order { ${ORDER_FIELDS} lines(first: 100) { nodes { productTitle sku } } } } ... on UserError { errorCode } ... on NotFoundError { path } } }`;
const FAILED = `query { failedTasks { nodes { id kind attemptCount lastError failedAt order { id } } } }`;
const REPLAY = `mutation ($input: RetryFailedTasksInput!) { retryFailedTasks(input: $input) { __typename
  ... on RetryFailedTasksPayload { completion order { id } } ... on UserError { errorCode } } }`;

const eur = (amount: string) => ({ amount, currencyCode: 'EUR' });
const sale = (fields: object = {}) => ({
  terminalCode: unique('pos'),
  sequence: 1,
  location: { id: shop.paris },
  occurredAt: shop.clock.now().toISOString(),
  lines: [{ variant: { sku: 'MYSTERY' }, quantity: 1, unitPrice: eur('60.00') }] as object[],
  payments: [{ kind: 'CASH', amount: eur('60.00') }],
  ...fields,
});
const record = (input: object) => shop.ask<Answer>('orders', admin, SALE, { input });
const salesOf = (terminalCode: string) =>
  shop.db('orders').query(sql`select order_id from pos_receipt where terminal_id = ${terminalCode}`);

/** The shop as it is while one of its domains does not answer. */
const without = (down: Domain, failure: Error = new UnavailableError(`${down} is down`)): typeof shop.deps => ({
  ...shop.deps,
  ports: {
    call: (operation, variables, context) =>
      operation.domain === down ? Promise.reject(failure) : shop.deps.ports.call(operation, variables, context),
  },
});
async function recordWhileDown(input: ReturnType<typeof sale>): Promise<string> {
  const { order, completion } = await recordPosSale(without('inventory'), createRequestContext({ actor: admin }), {
    ...input,
    occurredAt: new Date(input.occurredAt),
  } as never);
  expect(completion).toBe('PENDING');
  return order.id;
}
async function failUntilDead(): Promise<void> {
  for (let attempt = 0; attempt < 8; attempt++) {
    shop.clock.advance(6 * MINUTE);
    await shop.recover();
  }
}
interface FailedTask {
  kind: string;
  attemptCount: number;
  lastError: string;
  order: { id: string };
}
const failedOf = async (orderId: string) =>
  (await shop.ask<{ nodes: FailedTask[] }>('orders', admin, FAILED)).nodes.filter(({ order }) => order.id === orderId);

describe('a sale at a location that does not exist', () => {
  it('is refused by the name of the location, leaves nothing, and is taken once it is sent right', async () => {
    const coat = await shop.product('60.00', { [shop.paris]: 3 });
    const locationId = newId('loc');
    const input = sale({
      location: { id: locationId },
      lines: [{ variant: { id: coat }, quantity: 1, unitPrice: eur('60.00') }],
    });
    const refused = await record(input);
    expect(refused).toMatchObject({ errorCode: 'NOT_FOUND', path: ['input', 'location', 'id'] });
    expect(await salesOf(input.terminalCode)).toEqual([]);
    const taken = await record({ ...input, location: { id: shop.paris } });
    expect(taken).toMatchObject({ completion: 'DONE' });
  });

  it('is recorded while inventory cannot tell, and what cannot be done for it ends where staff sees and replays it', async () => {
    const coat = await shop.product('60.00', {});
    const locationId = newId('loc');
    const lines = [{ variant: { id: coat }, quantity: 1, unitPrice: eur('60.00') }];
    const orderId = await recordWhileDown(sale({ location: { id: locationId }, lines }));
    await failUntilDead();
    expect(await failedOf(orderId)).toMatchObject([
      { kind: 'POS_SALE', attemptCount: 8, lastError: expect.stringContaining(locationId) },
    ]);
    shop.clock.advance(DAY);
    expect(await recoverTasks(shop.deps)).toBe(0);

    const replay = (actor = admin, idempotencyKey: string = randomUUID()) =>
      shop.ask<Answer>('orders', actor, REPLAY, { input: { orderId, idempotencyKey } });
    const key = randomUUID();
    const associate = associateAt(locationId) as typeof admin;
    expect(await replay(anonymous as typeof admin)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await replay(associateAt(shop.lyon) as typeof admin)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await replay(associate, key)).toMatchObject({ completion: 'PENDING' });
    await failUntilDead();
    // The same request sent again is not a new wish.
    expect(await replay(associate, key)).toMatchObject({ completion: 'PENDING' });
    expect(await failedOf(orderId)).toMatchObject([{ attemptCount: 8 }]);
    // A location that comes back, from a back-up for one.
    await shop.db('inventory').query(sql`
      insert into location (id, code, name, kind, time_zone) values (${locationId}, 'BACK', 'Back', 'STORE', 'Europe/Paris')`);
    expect(await replay()).toMatchObject({ __typename: 'RetryFailedTasksPayload', completion: 'DONE' });
    expect(await replay()).toMatchObject({ __typename: 'RetryFailedTasksPayload', completion: 'DONE' });
    expect(await failedOf(orderId)).toEqual([]);
  });

  it('is shown to nobody but staff', async () => {
    const answer = await shop.send('orders', anonymous, FAILED);
    expect(answer.errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
  });
});

describe('terminals that two stores call alike', () => {
  it('each have their own sales, and each sale is there once', async () => {
    const [paris, lyon] = [sale(), { ...sale(), location: { id: shop.lyon } }];
    const inLyon = { ...lyon, terminalCode: paris.terminalCode };
    const [first, second] = [assertOrder(await record(paris)), assertOrder(await record(inLyon))];
    expect(second.id).not.toBe(first.id);
    expect(assertOrder(await record(inLyon)).id).toBe(second.id);
    expect(await salesOf(paris.terminalCode)).toHaveLength(2);
  });
});

describe('a POS whose shop is partly down', () => {
  it.each([
    ['down', undefined],
    ['broken', new PortError('The request could not be completed', 'INTERNAL', false)],
  ])(
    'does not wait for an inventory that is %s, and the sale leaves the shelf once it is back, however long that takes',
    async (_, failure) => {
      const coat = await shop.product('60.00', { [shop.paris]: 3 });
      const lines = [{ variant: { id: coat }, quantity: 1, unitPrice: eur('60.00') }];
      const orderId = await recordWhileDown(sale({ lines }));
      for (let attempt = 0; attempt < 12; attempt++) {
        shop.clock.advance(6 * MINUTE);
        await recoverTasks(without('inventory', failure));
      }
      expect(await failedOf(orderId)).toEqual([]);
      shop.clock.advance(6 * MINUTE);
      await shop.recover();
      const [level] = await shop.db('inventory').query(sql`
      select available, shortage from inventory_level where variant_id = ${coat}`);
      expect(level).toEqual({ available: 2, shortage: 0 });
    },
  );
});

describe('a sale of what the catalog does not know', () => {
  it('is taken as the POS rang it up, under the code it sent, and touches no stock', async () => {
    const variantId = newId('var');
    const lines = [
      { variant: { id: variantId }, quantity: 1, unitPrice: eur('20.00') },
      { variant: { gtin: '4006381333931' }, quantity: 2, unitPrice: eur('20.00') },
    ];
    const order = assertOrder(await record(sale({ lines })));
    expect(order.lines).toMatchObject([{ productTitle: variantId, sku: null }, { productTitle: '4006381333931' }]);
    expect(
      await shop.db('inventory').query(sql`select 1 from inventory_level where variant_id = ${variantId}`),
    ).toEqual([]);
  });
});
