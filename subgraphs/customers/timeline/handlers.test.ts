import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { newId } from '#kernel/values/ids.ts';
import { openCustomers, type TestCustomers } from '../testing/customers.ts';
import { event, placed, timelinesOf } from '../testing/timeline.ts';

const store = newId('loc');

let customers: TestCustomers;
beforeAll(async () => {
  customers = await openCustomers();
});
afterAll(() => customers.close());
const { deliverAll, timeline, customer } = timelinesOf(() => customers);

describe('the timeline', () => {
  it('tells what every domain says of a customer, each once, with references to what it is about', async () => {
    const id = await customer();
    const order = placed(id, 1, { storeId: store, channel: 'PARIS' });
    const { orderId } = order.payload;
    const facts = { orderId, channel: 'PARIS', storeId: store, customerId: id, currency: 'EUR', lines: [] };
    const delivered = [
      order,
      event('orders.order-returned.v1', {
        ...facts,
        returnId: 'ret_1',
        returnLocationId: null,
        refundMinor: '500',
        returnedAt: '2026-11-02T00:00:00Z',
      }),
      event('orders.order-canceled.v1', { ...facts, canceledAt: '2026-11-03T00:00:00Z', reason: 'CUSTOMER' }),
      event('loyalty.points-changed.v1', {
        accountId: 'lac_1',
        customerId: id,
        entryId: 'len_1',
        kind: 'EARN',
        points: 129,
        orderId,
        balance: 129,
        occurredAt: '2026-11-04T00:00:00Z',
      }),
      event('loyalty.points-changed.v1', {
        customerId: id,
        kind: 'HOLD',
        points: -10,
        orderId: null,
        occurredAt: '2026-11-04T00:00:00Z',
      }),
      event('loyalty.gift-card-changed.v1', {
        giftCardId: 'gft_1',
        customerId: id,
        kind: 'ISSUE',
        amountMinor: '5000',
        currency: 'EUR',
        orderId: null,
        occurredAt: '2026-11-05T00:00:00Z',
      }),
    ];
    await deliverAll(...delivered);
    await deliverAll(...delivered);
    const { nodes } = await timeline(id);
    expect(nodes).toMatchObject([
      {
        __typename: 'GiftCardTimelineEntry',
        kind: 'GIFT_CARD',
        giftCardEntryKind: 'ISSUE',
        giftCard: { id: 'gft_1' },
        amountMoved: { amount: '50.00' },
      },
      { __typename: 'PointsTimelineEntry', loyaltyEntryKind: 'EARN', points: 129, balanceAfter: 129 },
      { __typename: 'CancellationTimelineEntry', order: { id: orderId } },
      {
        __typename: 'ReturnTimelineEntry',
        order: { id: orderId },
        return: { id: 'ret_1' },
        amountRefunded: { amount: '5.00' },
      },
      {
        __typename: 'OrderTimelineEntry',
        channel: { __typename: 'Channel', code: 'PARIS' },
        location: { id: store },
        order: { __typename: 'Order', id: orderId },
        total: { amount: '129.90', currencyCode: 'EUR' },
      },
    ]);
    expect((await timeline(id, { kinds: ['POINTS', 'ORDER'] })).nodes.map((node) => node.kind)).toEqual([
      'POINTS',
      'ORDER',
    ]);
  });

  it('dead-letters what it cannot read and continues with the rest', async () => {
    const id = await customer();
    await deliverAll(placed(id, 1, { totalMinor: 'much' }), placed(id, 2), placed(null, 3));
    expect((await timeline(id)).nodes).toHaveLength(1);
    const dead = await customers.db.query(sql`select 1 from dead_letter where handler = 'timeline-orders'`);
    expect(dead).toHaveLength(1);
  });
});
