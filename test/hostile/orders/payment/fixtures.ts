import { sql } from '#kernel/database/sql.ts';
import { rowsAs } from '../../../support/rows-as.ts';
import { unique } from '../../../support/unique.ts';
import type { Fixture, FixtureContext, Fixtures } from '../../fixture.ts';

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
    const asked = await context.must(owner, 'checkout', {
      idempotencyKey: unique('key'),
      cartId,
      payment: { provider: 'test', method: 'CARD', token: 'never' },
    });
    const id = String(asked['RequiresAction_orderId']);
    const intent = await intentOf(context, id);
    await context.db('orders').query(sql`
      update test_payment_intent set status = 'AUTHORIZED' where provider_key = ${intent}`);
    return { id, intent };
  };
}

export const paymentFixtures: Fixtures = {
  waiting: waitingFor('cart', 'alice'),
  bobWaiting: waitingFor('bobCart', 'bob'),
};
