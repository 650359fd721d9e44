import { randomUUID } from 'node:crypto';
import { sql } from '#kernel/database/sql.ts';
import { rowsAs } from '../../../support/rows-as.ts';
import { type Fixture, type FixtureContext, type Fixtures, idIn } from '../../fixture.ts';

/** The provider's key of the payment of an order. */
export async function intentOf({ db }: FixtureContext, orderId: string): Promise<string> {
  const [payment] = await rowsAs<{ key: string }>(
    db('orders'),
    sql`
    select provider_key as key from payment where order_id = ${orderId} and provider_key is not null`,
  );
  return payment?.key ?? '';
}

/** An order whose payment the provider has authorized, without having sent the notice yet. */
function waitingFor(cartName: string, owner: 'alice' | 'bob'): Fixture {
  return async (context) => {
    const cartId = (await context.named(cartName))['id'];
    const asked = await context.must(owner, 'completeCheckout', {
      idempotencyKey: randomUUID(),
      cartId,
      payment: { kind: 'CARD', paymentToken: 'never' },
    });
    const checkout = idIn(asked, 'CompleteCheckoutPayload_checkout');
    // A checkout bears the id of the order that it becomes, under its own prefix.
    const id = `ord${checkout.slice(3)}`;
    const intent = await intentOf(context, id);
    await context.db('orders').query(sql`
      update test_payment_intent set status = 'AUTHORIZED' where provider_key = ${intent}`);
    return { id, checkout, intent };
  };
}

export const paymentFixtures: Fixtures = {
  waiting: waitingFor('cart', 'alice'),
  bobWaiting: waitingFor('bobCart', 'bob'),
};
