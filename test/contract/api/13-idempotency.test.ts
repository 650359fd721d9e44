import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin, guest, openSalesDomains, type SalesDomains } from '../../support/sales-domains.ts';
import {
  ABANDON,
  ADD_LINES,
  APPLY_GIFT_CARD,
  assertCheckout,
  CHECKOUT,
  CLAIM_CART,
  CREATE_CART,
  MERGE_CARTS,
  REMOVE_GIFT_CARD,
  REMOVE_LINES,
  shopperIn,
  UPDATE_CART,
  UPDATE_LINES,
} from '../../support/shopping.ts';
import { unique } from '../../support/unique.ts';

let shop: SalesDomains;
beforeAll(async () => {
  shop = await openSalesDomains();
});
afterAll(() => shop.close());

const shopper = () => shopperIn(shop, guest);
const coat = () => shop.product('120.00', { [shop.warehouse]: 50 });
const filled = async (variantId?: string) => shopper().fill([{ variantId: variantId ?? (await coat()), quantity: 1 }]);
async function giftCard(): Promise<string> {
  const issue = `mutation ($input: IssueGiftCardInput!) { issueGiftCard(input: $input) { ... on IssueGiftCardPayload { code } } }`;
  const amount = { amount: '10.00', currencyCode: 'EUR' };
  const input = { amount, kind: 'EMAIL', idempotencyKey: randomUUID() };
  return (await shop.ask<{ code: string }>('loyalty', admin, issue, { input })).code;
}

type Input = Record<string, unknown>;

/** A mutation with a key: an input that changes something, and another one for the same key. */
interface Keyed {
  readonly document: string;
  readonly prepare: () => Promise<readonly [Input, Input]>;
}

const KEYED: Readonly<Record<string, Keyed>> = {
  createCart: {
    document: CREATE_CART,
    prepare: async () => {
      const lines = [{ variantId: await coat(), quantity: 1 }];
      return [{ lines }, {}];
    },
  },
  addCartLines: {
    document: ADD_LINES,
    prepare: async () => {
      const cart = await filled();
      const add = (quantity: number) => ({
        cartId: cart.id,
        lines: [{ variantId: cart.lines[0]?.variant.id, quantity }],
      });
      return [add(2), add(3)];
    },
  },
  updateCartLines: {
    document: UPDATE_LINES,
    prepare: async () => {
      const cart = await filled();
      const set = (quantity: number) => ({ cartId: cart.id, lines: [{ lineId: cart.lines[0]?.id, quantity }] });
      return [set(2), set(3)];
    },
  },
  removeCartLines: {
    document: REMOVE_LINES,
    prepare: async () => {
      const cart = await filled();
      return [
        { cartId: cart.id, lineIds: [cart.lines[0]?.id] },
        { cartId: cart.id, lineIds: [] },
      ];
    },
  },
  updateCart: {
    document: UPDATE_CART,
    prepare: async () => {
      const { id: cartId } = await filled();
      return [
        { cartId, email: 'a@example.com' },
        { cartId, email: 'b@example.com' },
      ];
    },
  },
  applyGiftCard: {
    document: APPLY_GIFT_CARD,
    prepare: async () => {
      const { id: cartId } = await filled();
      return [
        { cartId, code: await giftCard() },
        { cartId, code: await giftCard() },
      ];
    },
  },
  removeGiftCard: {
    document: REMOVE_GIFT_CARD,
    prepare: async () => {
      const { id: cartId } = await filled();
      const code = await giftCard();
      const applied = await shopper().mutate(APPLY_GIFT_CARD, { cartId, code });
      return [
        { cartId, giftCardId: applied.cart?.giftCards[0]?.id },
        { cartId, giftCardId: unique('gft') },
      ];
    },
  },
  mergeCarts: {
    document: MERGE_CARTS,
    prepare: async () => {
      const variantId = await coat();
      const [cart, from, other] = [await filled(variantId), await filled(variantId), await filled(variantId)];
      return [
        { cartId: cart.id, fromCartId: from.id },
        { cartId: cart.id, fromCartId: other.id },
      ];
    },
  },
  completeCheckout: {
    document: CHECKOUT,
    prepare: async () => {
      const { id: cartId } = await filled();
      const pay = (paymentToken: string) => ({ cartId, payment: { kind: 'CARD', paymentToken } });
      return [pay('accept'), pay('decline')];
    },
  },
};

/** What a mutation came to, as it differs from another outcome. */
function effectOf({ __typename, cart, order, checkout }: Awaited<ReturnType<ReturnType<typeof shopper>['mutate']>>) {
  const lines = cart?.lines.map(({ id, quantity }) => [id, quantity]);
  const cards = cart?.giftCards.map(({ id }) => id);
  return {
    __typename,
    cartId: cart?.id,
    lines,
    cards,
    version: cart?.version,
    orderId: order?.id,
    checkoutId: checkout?.id,
  };
}

describe.each(Object.entries(KEYED))('%s', (_name, { document, prepare }) => {
  it('answers the same to the same key, sent twice at once and once more, and changes things once', async () => {
    const [input] = await prepare();
    const idempotencyKey = randomUUID();
    const send = () => shopper().mutate(document, { ...input, idempotencyKey });
    const [one, other] = await Promise.all([send(), send()]);
    const third = await send();
    expect(effectOf(one).__typename).toMatch(/Payload$/);
    expect(effectOf(other)).toEqual(effectOf(one));
    expect(effectOf(third)).toEqual(effectOf(one));
    const upper = await shopper().mutate(document, { ...input, idempotencyKey: idempotencyKey.toUpperCase() });
    expect(effectOf(upper)).toEqual(effectOf(one));
  });

  it('refuses another input under the same key, and writes nothing of it', async () => {
    const [input, otherInput] = await prepare();
    const idempotencyKey = randomUUID();
    const first = await shopper().mutate(document, { ...input, idempotencyKey });
    const refused = await shopper().mutate(document, { ...otherInput, idempotencyKey });
    expect(refused).toMatchObject({
      __typename: 'ConflictError',
      errorCode: 'IDEMPOTENCY_KEY_REUSED',
      isRetryable: false,
    });
    expect(effectOf(await shopper().mutate(document, { ...input, idempotencyKey }))).toEqual(effectOf(first));
  });
});

it('a key counts for its mutation and its caller alone', async () => {
  const [{ id: cartId, shareToken }, idempotencyKey] = [await filled(), randomUUID()];
  const email = await shopper().mutate(UPDATE_CART, { cartId, email: 'a@example.com', idempotencyKey });
  const emptied = await shopper().mutate(REMOVE_LINES, { cartId, lineIds: [], idempotencyKey });
  expect(emptied.cart?.version).toBe((email.cart?.version ?? 0) + 1);
  const other = shopperIn(shop, { kind: 'customer', customerId: await shop.customer(), sessionId: 'other' });
  const claimed = await other.mutate(CLAIM_CART, { shareToken, idempotencyKey });
  expect(claimed.cart?.id).toBe(cartId);
  expect((await other.mutate(CLAIM_CART, { shareToken, idempotencyKey })).cart?.version).toBe(claimed.cart?.version);
});

it('a key that failed for the input is free', async () => {
  const [{ id: cartId, lines }, idempotencyKey] = [await filled(), randomUUID()];
  const add = (quantity: number) => ({
    cartId,
    lines: [{ variantId: lines[0]?.variant.id, quantity }],
    idempotencyKey,
  });
  expect(await shopper().mutate(ADD_LINES, add(0))).toMatchObject({ __typename: 'ValidationError' });
  expect((await shopper().mutate(ADD_LINES, add(1))).cart?.lines[0]?.quantity).toBe(2);
});

it('abandonCheckout answers the same checkout again, and once it is placed a conflict', async () => {
  const cart = await filled();
  const checkout = assertCheckout(await shopper().pay(cart, 'requires_action'));
  const input = { checkoutId: checkout.id, idempotencyKey: randomUUID() };
  const answers = await Promise.all([shopper().mutate(ABANDON, input), shopper().mutate(ABANDON, input)]);
  answers.push(await shopper().mutate(ABANDON, input));
  expect(answers.map((answer) => answer.checkout?.status)).toEqual(['ABANDONED', 'ABANDONED', 'ABANDONED']);
});
