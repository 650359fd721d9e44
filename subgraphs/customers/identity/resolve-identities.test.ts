import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { service } from '../../../test/support/actors.ts';
import { openCustomers, type TestCustomers } from '../testing/customers.ts';
import { clerk, identitiesOf, unique } from '../testing/identities.ts';

let customers: TestCustomers;
beforeAll(async () => {
  customers = await openCustomers();
});
afterAll(() => customers.close());
const { show, identify } = identitiesOf(() => customers);

describe('the identity graph', () => {
  it('makes one customer of a visitor, a card holder and a newsletter reader, with the evidence of each link', async () => {
    const [cookie, card, email] = [unique(), unique(), `j.dupont.${unique()}@email.com`];
    const [visit] = await customers.resolve(`ANONYMOUS_ID:${cookie}`);
    customers.clock.advance(1_000);
    await customers.resolve(`CARD_TOKEN:${card} EXTERNAL:pos-456-${card}`);
    await customers.resolve(`EMAIL:${email} EXTERNAL:news-123-${card}`);
    expect((await identify(`ANONYMOUS_ID:${cookie} EMAIL:${email}`)).customer.mergedIds).toHaveLength(1);
    const { customer } = await identify(`CARD_TOKEN:${card} EMAIL:${email}`);
    expect(customer.id).toBe(visit);
    const shown = await show(customer.id);
    expect(shown.mergedIds).toHaveLength(2);
    expect(shown.mergeEvents.nodes.map((event) => [event.kind, event.evidence, event.actor])).toEqual([
      ['MERGED', expect.stringContaining('ANONYMOUS_ID •••'), { kind: 'SYSTEM' }],
      ['MERGED', expect.stringContaining('CARD_TOKEN •••'), { kind: 'SYSTEM' }],
    ]);
    expect(shown.identifiers.nodes.map((one) => one.kind).sort()).toEqual(
      ['ANONYMOUS_ID', 'CARD_TOKEN', 'EMAIL', 'EXTERNAL', 'EXTERNAL'].sort(),
    );
  });

  it('keeps every old id resolving to the survivor, by query and as an entity', async () => {
    const mail = unique();
    const [first] = await customers.resolve(`EMAIL:a${mail}@x.fr`);
    const [second] = await customers.resolve(`EMAIL:b${mail}@x.fr`);
    await identify(`EMAIL:a${mail}@x.fr EMAIL:b${mail}@x.fr`);
    const entities = await customers.ask<Array<{ id: string }>>(
      service,
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Customer { id } } }',
      { r: [first, second].map((id) => ({ __typename: 'Customer', id })) },
    );
    const { id } = await show(second ?? '');
    expect(entities.map((entity) => entity.id)).toEqual([id, id]);
    expect((await show(first ?? '')).id).toBe(id);
  });

  it('publishes the whole component with a version that grows', async () => {
    const mail = unique();
    const ids = await customers.resolve(`EMAIL:a${mail}@x.fr`, `EMAIL:b${mail}@x.fr`, `EMAIL:c${mail}@x.fr`);
    await identify(`EMAIL:a${mail}@x.fr EMAIL:b${mail}@x.fr`);
    await identify(`EMAIL:b${mail}@x.fr EMAIL:c${mail}@x.fr`);
    const events = (await customers.published('identity-component-changed')).filter((event) =>
      (event['memberIds'] as string[]).some((id) => ids.includes(id)),
    );
    expect(events.map((event) => (event['memberIds'] as string[]).length)).toEqual([2, 3]);
    expect(new Set(events.map((event) => event['survivorId']))).toEqual(new Set([[...ids].sort()[0]]));
    expect(Number(events[1]?.['version'])).toBeGreaterThan(Number(events[0]?.['version']));
  });

  it('changes nothing when it gets the same again', async () => {
    const mail = unique();
    await customers.resolve(`EMAIL:a${mail}@x.fr`, `EMAIL:b${mail}@x.fr`);
    const first = await identify(`EMAIL:a${mail}@x.fr EMAIL:b${mail}@x.fr`);
    const published = (await customers.published('identity-component-changed')).length;
    const again = await identify(`EMAIL:b${mail}@x.fr EMAIL:A${mail}@X.fr`);
    expect(again).toEqual({ ...first, completion: 'DONE' });
    expect(await customers.published('identity-component-changed')).toHaveLength(published);
  });

  it('does not merge through a card that more than three addresses used, and asks a person', async () => {
    const card = unique();
    const people = [1, 2, 3].map((person) => `p${person}${card}@x.fr`);
    for (const email of people) await customers.resolve(`CARD_TOKEN:${card} EMAIL:${email}`);
    const [one] = await customers.resolve(`EMAIL:${people[0]}`);
    expect((await show(one ?? '')).mergedIds).toHaveLength(2);
    await customers.resolve(`CARD_TOKEN:${card} EMAIL:p4${card}@x.fr`);
    const apart = await customers.resolve(...[...people, `p4${card}@x.fr`].map((email) => `EMAIL:${email}`));
    expect(new Set(apart).size).toBe(4);
    expect(await customers.resolve(`CARD_TOKEN:${card}`)).toEqual([null]);
    expect(await identify(`CARD_TOKEN:${card}`)).toMatchObject({ __typename: 'ConflictError' });
    const { nodes: reviews } = await customers.ask<{
      nodes: Array<{ id: string; identifier: { value: string }; customers: unknown[] }>;
    }>(clerk, '{ mergeReviews { nodes { id kind status identifier { kind value } customers { id } } } }');
    const review = reviews.find((one) => one.identifier.value.endsWith(card.slice(-4)));
    expect(review).toMatchObject({ kind: 'SHARED_TOKEN', status: 'OPEN', identifier: { kind: 'CARD_TOKEN' } });
    expect(review?.customers).toHaveLength(3);
    const CLOSE = `mutation ($input: CloseMergeReviewInput!) { closeMergeReview(input: $input) { __typename
      ... on CloseMergeReviewPayload { mergeReview { status note closedAt closedBy { kind } } } } }`;
    const input = { mergeReviewId: review?.id, note: 'family', idempotencyKey: randomUUID() };
    const closed = {
      __typename: 'CloseMergeReviewPayload',
      mergeReview: { status: 'CLOSED', note: 'family', closedAt: expect.any(String), closedBy: { kind: 'STAFF' } },
    };
    expect(await customers.ask(clerk, CLOSE, { input })).toEqual(closed);
    expect(await customers.ask(clerk, CLOSE, { input })).toEqual(closed);
    const later = { ...input, idempotencyKey: randomUUID() };
    expect(await customers.ask(clerk, CLOSE, { input: later })).toEqual({ __typename: 'NotFoundError' });
    const found = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on MergeReview { id note } } }`;
    const r = [{ __typename: 'MergeReview', id: review?.id }];
    expect(await customers.ask(clerk, found, { r })).toEqual([{ id: review?.id, note: 'family' }]);
  });

  it('U3: sees too many people on one device even when they come at once', async () => {
    const device = unique();
    await customers.resolve(`DEVICE:${device} EMAIL:p0${device}@x.fr`);
    await Promise.all([1, 2, 3, 4].map((n) => customers.resolve(`DEVICE:${device} EMAIL:p${n}${device}@x.fr`)));
    const apart = await customers.resolve(...[0, 1, 2, 3, 4].map((n) => `EMAIL:p${n}${device}@x.fr`));
    expect(new Set(apart).size).toBe(5);
  });
});

describe('claims at once', () => {
  it('give one customer when the same new identifiers come many times at the same moment', async () => {
    const mail = unique();
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        customers.resolve(
          index % 2 === 0 ? `EMAIL:${mail}@x.fr CARD_TOKEN:${mail}` : `CARD_TOKEN:${mail} EMAIL:${mail}@x.fr`,
        ),
      ),
    );
    expect(new Set(answers.flat()).size).toBe(1);
    const rows = await customers.db.query(sql`
      select 1 from customer c join identifier i on i.customer_id = c.id where i.value like ${`%${mail}%`} group by c.id`);
    expect(rows).toHaveLength(1);
  });

  it('leave each identifier with one person when crossing sets are seen at the same moment', async () => {
    const tag = unique();
    const sets = Array.from({ length: 24 }, (_, index) => `EMAIL:${index % 7}${tag}@x.fr EXTERNAL:${index % 5}-${tag}`);
    await Promise.all(sets.map((set) => customers.resolve(set)));
    const emails = await customers.resolve(...Array.from({ length: 7 }, (_, index) => `EMAIL:${index}${tag}@x.fr`));
    expect(new Set(emails).size).toBe(1);
    const broken = await customers.db.query(sql`
      select e.id from alias_edge e join customer l on l.id = e.left_id join customer r on r.id = e.right_id
      where e.removed_at is null and l.survivor_id <> r.survivor_id`);
    expect(broken).toEqual([]);
  });
});

it('takes statements that do not grow with the number of sets', async () => {
  const RESOLVE = 'mutation ($sets: JSON!) { customersResolveIdentities(sets: $sets) }';
  const sets = (count: number, tag: string) =>
    Array.from({ length: count }, (_, n) => ({
      ref: String(n),
      identifiers: [
        { kind: 'EMAIL', value: `${tag}${n}@s.fr` },
        { kind: 'CARD_TOKEN', value: `${tag}-${n}` },
      ],
    }));
  const few = await customers.count(service, RESOLVE, { sets: sets(2, 'few') });
  expect(await customers.count(service, RESOLVE, { sets: sets(300, 'many') })).toBe(few);
  // Known ones: BEGIN, find, lock tokens, sightings, COMMIT.
  expect(await customers.count(service, RESOLVE, { sets: sets(300, 'many') })).toBe(5);
});
