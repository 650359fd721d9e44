import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#kernel/request/actor.ts';
import { staffActor } from '../../../test/support/actors.ts';
import { eventsOf, generateOrders } from '../../../test/support/order-events.ts';
import { EXECUTIVE, type FactsInstance, openFactsInstance } from '../testing/facts-instance.ts';
import { entities, post, ship, visit } from '../testing/touchpoints.ts';
import { ATTRIBUTION_MODELS, type AttributionModel } from './model/attribution-model.ts';

let instance: FactsInstance;
const PATH = ['WEB', 'STORE', 'INSTAGRAM', 'STORE', 'WEB'];
const PLACED_AT = new Date('2026-06-10T12:00:00Z');

beforeAll(async () => {
  instance = await openFactsInstance('2026-06-15T12:00:00Z');
  const touchpoints = PATH.map((channel, index) =>
    visit({ id: `m${index}`, channel, customerId: 'cus_ada', occurredAt: `2026-06-0${index + 1}T09:00:00Z` }),
  );
  // The only one with a source.
  const named = touchpoints.map((touch, index) => (index === 2 ? { ...touch, source: 'instagram' } : touch));
  await post(instance, { batchId: 'credits', touchpoints: named });
  await ship(instance);
  const [like] = generateOrders(1, PLACED_AT, 0);
  if (!like) throw new TypeError('no order was made');
  const order = { ...like, placedAt: PLACED_AT, anonymousId: null, currency: 'EUR', canceledAt: null, returned: null };
  for (const [orderId, customerId] of [
    ['ord_ada', 'cus_ada'],
    ['ord_bob', 'cus_bob'],
  ] as const)
    await instance.publish('orders', eventsOf({ ...order, orderId, customerId }));
  await instance.settle();
});
afterAll(() => instance?.close());

type Credits = ReadonlyArray<{ touchpointId: string; share: string }> | null;

function asked(orderId: string, models: readonly AttributionModel[]) {
  const fields = models.map((model) => `${model}: credits(model: ${model}) { touchpointId share }`).join(' ');
  const query = `query C($orders: [_Any!]!) { _entities(representations: $orders) { ... on Order { journey { ${fields} } } } }`;
  return [query, { orders: [{ __typename: 'Order', id: orderId }] }] as const;
}

async function creditsOf(orderId: string, models: readonly AttributionModel[], actor: Actor = EXECUTIVE) {
  const [query, variables] = asked(orderId, models);
  const [order] = await entities<{ journey: Record<string, Credits> | null }>(instance, query, variables, actor);
  return order?.journey ?? expect.fail(`${orderId} has no journey`);
}

describe('the credits of an order', () => {
  const EXPECTED: Readonly<Record<string, readonly string[]>> = {
    FIRST_TOUCH: ['1.0000', '0.0000', '0.0000', '0.0000', '0.0000'],
    LAST_TOUCH: ['0.0000', '0.0000', '0.0000', '0.0000', '1.0000'],
    LAST_NON_DIRECT: ['0.0000', '0.0000', '1.0000', '0.0000', '0.0000'],
    LINEAR: ['0.2000', '0.2000', '0.2000', '0.2000', '0.2000'],
    POSITION_BASED: ['0.4000', '0.0667', '0.0667', '0.0666', '0.4000'],
    // 2^(−4/7), 2^(−3/7) … 1, by their sum.
    TIME_DECAY: ['0.1625', '0.1794', '0.1980', '0.2187', '0.2414'],
    SHAPLEY: ['0.3334', '0.3333', '0.3333', '0.0000', '0.0000'],
    // Removal effects 1, 1/2 and 1/3: 6/11 to both visits, 3/11 to both stores, 2/11.
    MARKOV_1: ['0.2727', '0.1364', '0.1818', '0.1364', '0.2727'],
  };

  it('A7: are those of each model, moment by moment, and add up to the whole order', async () => {
    const credits = await creditsOf('ord_ada', ATTRIBUTION_MODELS);
    for (const model of ATTRIBUTION_MODELS) {
      const shares = credits[model] ?? expect.fail(model);
      expect(shares.map(({ touchpointId }) => touchpointId)).toEqual(PATH.map((_, index) => `m${index}`));
      const sum = shares.reduce((all, { share }) => all + Math.round(Number(share) * 10_000), 0);
      expect([model, sum]).toEqual([model, 10_000]);
      if (EXPECTED[model]) expect([model, shares.map(({ share }) => share)]).toEqual([model, EXPECTED[model]]);
    }
  });

  it('are none where no moment came before the order', async () => {
    expect(await creditsOf('ord_bob', ['LINEAR', 'MARKOV_1'])).toEqual({ LINEAR: [], MARKOV_1: [] });
  });

  it('are for who may read figures alone: associates see the journey without them', async () => {
    const refused = await instance.execute(...asked('ord_ada', ['LINEAR']), staffActor(['ASSOCIATE'], []));
    expect(refused.errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['FORBIDDEN']);
    expect(refused.data).toEqual({ _entities: [{ journey: { LINEAR: null } }] });
    const { LINEAR } = await creditsOf('ord_ada', ['LINEAR'], staffActor(['STORE_MANAGER'], ['loc_1']));
    expect(LINEAR).toHaveLength(5);
  });
});
