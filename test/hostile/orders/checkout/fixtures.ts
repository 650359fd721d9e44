import { randomUUID } from 'node:crypto';
import { type Fixture, type Fixtures, idIn } from '../../fixture.ts';
import { intentOf } from '../payment/fixtures.ts';

const READ_ORDER = `query ($id: ID!) { order(ref: { id: $id }) {
  lines { nodes { id } } fulfillmentOrders { nodes { id pickupCode } } } }`;

interface OrderView {
  lines: { nodes: Array<{ id: string }> };
  fulfillmentOrders: { nodes: Array<{ id: string; pickupCode: string | null }> };
}

/** Checks a cart out with a card that is accepted. */
function orderOf(cartName: string, owner: 'alice' | 'bob'): Fixture {
  return async (context) => {
    const cart = await context.named(cartName);
    const placed = await context.must(owner, 'completeCheckout', {
      idempotencyKey: randomUUID(),
      cartId: cart['id'],
      payment: { kind: 'CARD', paymentToken: 'accept' },
    });
    const id = idIn(placed, 'CompleteCheckoutPayload_order');
    const order = await context.ask<OrderView>('admin', READ_ORDER, { id });
    const fulfillment = order.fulfillmentOrders.nodes[0];
    return {
      id,
      intent: await intentOf(context, id),
      line: order.lines.nodes[0]?.id ?? '',
      fulfillment: fulfillment?.id ?? '',
      code: fulfillment?.pickupCode ?? '',
      cart: cart['id'] ?? '',
      shareToken: cart['shareToken'] ?? '',
      checkout: idIn(placed, 'CompleteCheckoutPayload_checkout'),
    };
  };
}

export const checkoutFixtures: Fixtures = {
  order: orderOf('cart', 'alice'),
  bobOrder: orderOf('bobCart', 'bob'),
  pickup: orderOf('pickupCart', 'alice'),
};
