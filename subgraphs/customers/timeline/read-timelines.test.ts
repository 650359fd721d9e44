import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { service, staffActor } from '../../../test/support/actors.ts';
import { unique } from '../../../test/support/unique.ts';
import { openCustomers, parseSet, type TestCustomers } from '../testing/customers.ts';
import { placed, TIMELINE, type Timeline, timelinesOf } from '../testing/timeline.ts';

const clerk = staffActor(['SERVICE']);

let customers: TestCustomers;
beforeAll(async () => {
  customers = await openCustomers();
});
afterAll(() => customers.close());
const { deliverAll, timeline, customer } = timelinesOf(() => customers);

describe('the timeline', () => {
  it('is one after a merge, and two again after it is taken back', async () => {
    const [a, b] = [await customer(), await customer()];
    await deliverAll(placed(a, 1), placed(b, 2), placed(a, 3));
    const input = { survivorId: a, mergedId: b, idempotencyKey: randomUUID() };
    await customers.ask(clerk, 'mutation ($i: MergeCustomersInput!) { mergeCustomers(input: $i) { __typename } }', {
      i: input,
    });
    const types = async (id: string) => (await timeline(id)).nodes.map((node) => node.kind).sort();
    expect(await types(b)).toEqual(['MERGE', 'ORDER', 'ORDER', 'ORDER']);
    await deliverAll(placed(b, 4));
    expect(await types(a)).toEqual(['MERGE', 'ORDER', 'ORDER', 'ORDER', 'ORDER']);
    await customers.ask(clerk, 'mutation ($i: UnmergeCustomerInput!) { unmergeCustomer(input: $i) { __typename } }', {
      i: { customerId: b, idempotencyKey: randomUUID() },
    });
    expect((await types(a)).filter((type) => type === 'ORDER')).toHaveLength(2);
    expect((await types(b)).filter((type) => type === 'ORDER')).toHaveLength(2);
  });

  it('is read page by page over all ids of the person, every entry once, in one statement for many customers', async () => {
    const name = unique('c').slice(-12);
    const [a, b] = [await customer(name), await customer(`b${name}`)];
    await customers.ask(clerk, 'mutation ($i: IdentifyCustomerInput!) { identifyCustomer(input: $i) { __typename } }', {
      i: { identifiers: parseSet(`EMAIL:${name}@x.fr EMAIL:b${name}@x.fr`), idempotencyKey: randomUUID() },
    });
    // Several at the same instant: the id decides.
    await deliverAll(...Array.from({ length: 23 }, (_, n) => placed(n % 2 ? a : b, Math.floor(n / 4))));
    const seen: string[] = [];
    let after: string | null = null;
    for (let more = true; more; ) {
      const page: Timeline = await timeline(a, { first: 5, after, kinds: ['ORDER'] });
      seen.push(...page.nodes.map((node) => node.id));
      after = page.pageInfo.endCursor;
      more = page.pageInfo.hasNextPage;
    }
    expect(seen).toHaveLength(23);
    expect(new Set(seen).size).toBe(23);
    const back: string[] = [];
    let before: string | null = null;
    for (let more = true; more; ) {
      const page: Timeline = await timeline(a, { first: null, last: 5, before, kinds: ['ORDER'] });
      back.unshift(...page.nodes.map((node) => node.id));
      before = page.pageInfo.startCursor;
      more = page.pageInfo.hasPreviousPage;
    }
    expect(back).toEqual(seen);
    const MANY = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { timeline(first: 3) { nodes { id } } } } }`;
    const r = [a, await customer(), await customer()].map((id) => ({ __typename: 'Customer', id }));
    expect(await customers.count(service, MANY, { r })).toBe(2);
    const COUNTED = MANY.replace('nodes { id }', 'totalCount');
    expect(await customers.ask(service, COUNTED.replace('first: 3', 'first: 3, kinds: [ORDER]'), { r })).toEqual(
      [23, 0, 0].map((totalCount) => ({ timeline: { totalCount } })),
    );
    expect(await customers.count(service, COUNTED, { r })).toBe(3);
  });

  it.each(['x', '["a","b"]', '["1"]', '["1","\\u0000"]'])('refuses the cursor %s', async (key) => {
    const after = Buffer.from(key).toString('base64url');
    const answer = await customers.send(service, TIMELINE, { id: await customer(), first: 5, after });
    expect(answer.errors?.[0]?.extensions?.['code']).toBe('VALIDATION');
  });
});
