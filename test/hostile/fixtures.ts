import { sql } from '#kernel/database/sql.ts';
import { unique } from '../support/unique.ts';
import { pay, waitingFor } from './payments.ts';
import { PEOPLE } from './people.ts';
import { ADDRESS, EUR_100, VARIANTS } from './seed.ts';
import { idIn, type Make } from './workshop.ts';

const READ_CART = 'query ($id: ID) { cart(id: $id) { id token lines { id } } }';
const READ_ORDER = 'query ($id: ID) { order(id: $id) { id lines { id } fulfillmentOrders { id pickupCode } } }';

interface CartView {
  id: string;
  token: string;
  lines: Array<{ id: string }>;
}
interface OrderView {
  id: string;
  lines: Array<{ id: string }>;
  fulfillmentOrders: Array<{ id: string; pickupCode: string | null }>;
}

function cartOf(owner: 'alice' | 'bob' | 'anonymous', article = 'coat', fields: object = {}, quantity = 2): Make {
  return async ({ ask, must, named }) => {
    const variantId = (await named(article))['id'];
    const made = await must(owner, 'createCart', { channel: 'WEB', lines: [{ variantId, quantity }] });
    const id = idIn(made, 'CartPayload_cart');
    const cart = await ask<CartView>('admin', READ_CART, { id });
    const { token } = cart;
    await must(owner, 'updateCart', { cartId: id, token, email: 'a@example.com', shippingAddress: ADDRESS, ...fields });
    return { id, token, line: cart.lines[0]?.id ?? '' };
  };
}

function orderOf(cartName: string, owner: 'alice' | 'bob'): Make {
  return async (house) => {
    const cart = await house.named(cartName);
    const { id, intent } = await pay(house, cartName, owner);
    const order = await house.ask<OrderView>('admin', READ_ORDER, { id });
    const fulfillment = order.fulfillmentOrders[0];
    return {
      id,
      intent,
      line: order.lines[0]?.id ?? '',
      fulfillment: fulfillment?.id ?? '',
      code: fulfillment?.pickupCode ?? '',
      cart: cart['id'] ?? '',
      token: cart['token'] ?? '',
    };
  };
}

/** Things by name, made anew for each case that names them. */
export const FIXTURES: Readonly<Record<string, Make>> = {
  key: async () => ({ id: unique('key') }),
  otherKey: async () => ({ id: unique('key') }),
  text: async () => ({
    id: unique('x').replace('_', '-'),
    email: `${unique('x')}@example.com`,
    upper: unique('x')
      .replaceAll(/[^a-z0-9]/g, '')
      .toUpperCase(),
  }),

  cart: cartOf('alice'),
  bobCart: cartOf('bob'),
  guestCart: cartOf('anonymous'),
  greedyCart: cartOf('alice', 'scarf'),
  dearCart: cartOf('alice', 'diamond', {}, 10_000),
  pickupCart: async (house) => {
    const pickupLocationId = (await house.named('paris'))['id'];
    return cartOf('alice', 'coat', { deliveryMethod: 'PICKUP', pickupLocationId })(house);
  },
  order: orderOf('cart', 'alice'),
  bobOrder: orderOf('bobCart', 'bob'),
  pickup: orderOf('pickupCart', 'alice'),
  waiting: waitingFor('cart', 'alice'),
  bobWaiting: waitingFor('bobCart', 'bob'),
  shipped: async ({ must, named }) => {
    const order = await named('order');
    await must('admin', 'shipFulfillment', { idempotencyKey: unique('key'), fulfillmentOrderId: order['fulfillment'] });
    return order;
  },
  readyPickup: async ({ must, named }) => {
    const pickup = await named('pickup');
    await must('admin', 'markReady', { idempotencyKey: unique('key'), fulfillmentOrderId: pickup['fulfillment'] });
    return pickup;
  },
  sale: async ({ ask, must, named }) => {
    const sold = await must('parisAssociate', 'recordTillSale', {
      terminalId: unique('till'),
      sequence: 1,
      locationId: (await named('paris'))['id'],
      occurredAt: new Date().toISOString(),
      lines: [{ variantId: (await named('coat'))['id'], quantity: 1, unitPrice: EUR_100 }],
      payments: [{ kind: 'CASH', amount: EUR_100 }],
    });
    const order = await ask<OrderView>('admin', READ_ORDER, { id: idIn(sold, 'OrderPayload_order') });
    return { id: order.id, line: order.lines[0]?.id ?? '' };
  },

  place: async ({ must, named }) => {
    const input = { code: (await named('text'))['upper'], name: 'Nice', kind: 'STORE', timeZone: 'Europe/Paris' };
    return { id: String((await must('admin', 'createLocation', input))['Location_id']) };
  },
  product: async ({ ask, must }) => {
    const name = unique('p').replace('_', '-');
    const variants = [{ sku: name, title: name, price: EUR_100, options: [{ name: 'Size', value: 'S' }] }];
    const made = await must('admin', 'createProduct', { title: name, handle: name, variants });
    const id = String(made['Product_id']);
    const product = await ask<{ variants: Array<{ id: string }> }>('admin', VARIANTS, { id });
    return { id, variant: product.variants[0]?.id ?? '', handle: name, sku: name };
  },
  collection: async ({ must }) => {
    const name = unique('c').replace('_', '-');
    return { id: String((await must('admin', 'createCollection', { title: name, handle: name }))['Collection_id']) };
  },
  card: async ({ ask, must, named }) => {
    const customerId = (await named('alice'))['id'];
    const input = { idempotencyKey: unique('key'), amount: EUR_100, channel: 'WEB', kind: 'PLASTIC', customerId };
    const id = idIn(await must('admin', 'issueGiftCard', input), 'GiftCardCodePayload_giftCard');
    const again = await ask<{ code: string; giftCard: { keys: Array<{ id: string }> } }>(
      'admin',
      `mutation ($input: AddGiftCardKeyInput!) { addGiftCardKey(input: $input) {
         ... on GiftCardCodePayload { code giftCard { keys { id } } } } }`,
      { input: { giftCardId: id, kind: 'EMAIL' } },
    );
    return { id, code: again.code, key: again.giftCard.keys[0]?.id ?? '' };
  },
  /** The store where a customer sets things aside, who has nothing set aside yet: nobody may come for too many visits. */
  visit: async ({ must, named, db }) => {
    const live = await db('inventory').query<{ id: string }>(sql`
      select owner_id as id from stock_hold where kind = 'E_RESERVATION' and status = 'LIVE'`);
    for (const { id } of live) await must('admin', 'releaseReservation', { reservationId: id });
    return named('paris');
  },
  reservation: async ({ must, named }) => {
    const lines = [{ variantId: (await named('coat'))['id'], quantity: 1 }];
    const input = { idempotencyKey: unique('key'), locationId: (await named('visit'))['id'], lines };
    return { id: String((await must('alice', 'reserveForPickup', input))['Reservation_id']) };
  },
  ...PEOPLE,
};
