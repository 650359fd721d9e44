import { type Fixture, type Fixtures, idIn } from '../../fixture.ts';
import { ADDRESS } from '../../values.ts';

const READ_CART = 'query ($id: ID) { cart(id: $id) { id token lines { id } } }';

function cartOf(owner: 'alice' | 'bob' | 'anonymous', article = 'coat', fields: object = {}, quantity = 2): Fixture {
  return async ({ ask, must, named }) => {
    const variantId = (await named(article))['id'];
    const made = await must(owner, 'createCart', { channel: 'WEB', lines: [{ variantId, quantity }] });
    const id = idIn(made, 'CartPayload_cart');
    const cart = await ask<{ token: string; lines: Array<{ id: string }> }>('admin', READ_CART, { id });
    const { token } = cart;
    await must(owner, 'updateCart', { cartId: id, token, email: 'a@example.com', shippingAddress: ADDRESS, ...fields });
    return { id, token, line: cart.lines[0]?.id ?? '' };
  };
}

export const cartFixtures: Fixtures = {
  cart: cartOf('alice'),
  bobCart: cartOf('bob'),
  guestCart: cartOf('anonymous'),
  greedyCart: cartOf('alice', 'scarf'),
  dearCart: cartOf('alice', 'diamond', {}, 10_000),
  pickupCart: async (context) => {
    const pickupLocationId = (await context.named('paris'))['id'];
    return cartOf('alice', 'coat', { deliveryMethod: 'PICKUP', pickupLocationId })(context);
  },
};
