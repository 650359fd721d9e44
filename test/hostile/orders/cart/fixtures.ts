import { randomUUID } from 'node:crypto';
import { type Fixture, type Fixtures, idIn } from '../../fixture.ts';
import { ADDRESS } from '../../values.ts';

const READ_CART = 'query ($id: ID!) { cart(id: $id) { shareToken lines { id } } }';

function cartOf(owner: 'alice' | 'bob', article = 'coat', fields: object = {}, quantity = 2): Fixture {
  return async ({ ask, must, named }) => {
    const variantId = (await named(article))['id'];
    const lines = [{ variantId, quantity }];
    const made = await must(owner, 'createCart', { idempotencyKey: randomUUID(), lines });
    const id = idIn(made, 'CreateCartPayload_cart');
    const cart = await ask<{ shareToken: string; lines: Array<{ id: string }> }>('admin', READ_CART, { id });
    const rest = { email: 'a@example.com', shippingAddress: ADDRESS, ...fields };
    await must(owner, 'updateCart', { idempotencyKey: randomUUID(), cartId: id, ...rest });
    return { id, shareToken: cart.shareToken, line: cart.lines[0]?.id ?? '' };
  };
}

export const cartFixtures: Fixtures = {
  cart: cartOf('alice'),
  otherCart: cartOf('alice'),
  bobCart: cartOf('bob'),
  greedyCart: cartOf('alice', 'scarf'),
  dearCart: cartOf('alice', 'diamond', {}, 10_000),
  pickupCart: async (context) => {
    const pickupLocationId = (await context.named('paris'))['id'];
    return cartOf('alice', 'coat', { deliveryMethod: 'PICKUP', pickupLocationId })(context);
  },
};
