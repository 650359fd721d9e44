import { readFile } from 'node:fs/promises';
import { buildSchema, validateSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inProject } from '../../../ops/cli/project.ts';
import { stockGraph } from '../../support/stocked-graph.ts';
import { unique } from '../../support/unique.ts';
import { openWholeGraph, type WholeGraph } from '../../support/whole-graph.ts';
import { createApolloShop, createPersistedApolloShop } from './apollo-shop.ts';
import { buy, signUp } from './buy.ts';
import { DETAIL, LIST, ME, TRACK } from './documents.ts';
import { generateClient } from './generate.ts';
import { createUrqlShop } from './urql-shop.ts';

let graph: WholeGraph;
let variantId: string;
beforeAll(async () => {
  graph = await openWholeGraph('in one process');
  ({ variantId } = await stockGraph(graph, '25.00'));
});
afterAll(() => graph.close());

it.each(['storefront.graphql', 'admin.graphql'])('the published %s is a valid schema', async (file) => {
  expect(validateSchema(buildSchema(await readFile(inProject('schema', file), 'utf8')))).toEqual([]);
});

it('the committed types are what the client preset makes of the published schema (npm run generate:clients)', async () => {
  for (const [file, text] of await generateClient()) expect(await readFile(file, 'utf8'), file).toBe(text);
});

describe.each([
  { client: 'Apollo Client', create: createApolloShop },
  { client: 'Apollo Client with persisted queries', create: createPersistedApolloShop },
  { client: 'urql', create: createUrqlShop },
])('$client, unconfigured but for what docs/api.md says first', ({ create }) => {
  const email = () => `${unique('buyer')}@example.com`;
  const track = async (order: { number: string }, owner: string) => {
    const shop = create(graph.url);
    return (await shop.ask(TRACK, { ref: { lookup: { number: order.number, email: owner } } })).order;
  };
  const paid = { status: 'PLACED', paymentStatus: 'PAID' };

  it('lists products and reads what one has in stock', async () => {
    const shop = create(graph.url);
    const { products } = await shop.ask(LIST, { first: 24 });
    expect(products?.nodes.map(({ title }) => title)).toContain('Wool scarf');
    const { node } = await shop.ask(DETAIL, { id: variantId });
    expect(node).toMatchObject({ __typename: 'ProductVariant', availability: { status: 'IN_STOCK' } });
  });

  it('takes a guest from nothing to a paid order, tracked without a session', async () => {
    const { order, email: owner } = await buy(create(graph.url), variantId, email());
    expect(await track(order, owner)).toMatchObject({ id: order.id, ...paid });
  });

  it('takes a customer from sign-up to a paid order in their own history', async () => {
    const shop = create(graph.url);
    const owner = email();
    const session = await signUp(shop, owner);
    const { order } = await buy(shop, variantId, owner, session);
    const { me } = await shop.ask(ME, {}, session);
    expect(me?.orders?.nodes).toEqual([expect.objectContaining({ number: order.number })]);
    expect(await track(order, owner)).toMatchObject(paid);
  });
});
