import { sql } from '#kernel/database/sql.ts';
import { unique } from '../support/unique.ts';
import { idIn, type Make, type Workshop } from './workshop.ts';

const PAYMENT = { provider: 'test', method: 'CARD' } as const;

async function intentOf({ db }: Workshop, orderId: string): Promise<string> {
  const [payment] = await db('orders').query<{ key: string }>(sql`
    select provider_key as key from payment where order_id = ${orderId} and provider_key is not null`);
  return payment?.key ?? '';
}

/** Checks a cart out with a card that is accepted. */
export async function pay(house: Workshop, cartName: string, owner: 'alice' | 'bob') {
  const cartId = (await house.named(cartName))['id'];
  const placed = await house.must(owner, 'checkout', {
    idempotencyKey: unique('key'),
    cartId,
    payment: { ...PAYMENT, token: 'accept' },
  });
  const id = idIn(placed, 'CheckoutPayload_order');
  return { id, intent: await intentOf(house, id) };
}

/** An order whose provider has authorized the payment and not told us so yet. */
export function waitingFor(cartName: string, owner: 'alice' | 'bob'): Make {
  return async (house) => {
    const cartId = (await house.named(cartName))['id'];
    const asked = await house.must(owner, 'checkout', {
      idempotencyKey: unique('key'),
      cartId,
      payment: { ...PAYMENT, token: 'never' },
    });
    const id = String(asked['RequiresAction_orderId']);
    const intent = await intentOf(house, id);
    await house.db('orders').query(sql`
      update test_payment_intent set status = 'AUTHORIZED' where provider_key = ${intent}`);
    return { id, intent };
  };
}
