import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { newId } from '#kernel/values/ids.ts';
import {
  type CustomersHouse,
  customerActor,
  openCustomersHouse,
  parseSet,
  service,
  staffActor,
  visitor,
} from '../../../test/support/customers-house.ts';
import { unique as uniqueText } from '../../../test/support/unique.ts';

const clerk = staffActor(['SERVICE']);
const IDENTIFY = `mutation ($input: IdentifyInput!) { identify(input: $input) {
  __typename ... on IdentifyPayload { completion customer { id mergedIds } } ... on DomainError { message } } }`;
const MERGE = `mutation ($input: MergeCustomersInput!) { mergeCustomers(input: $input) {
  __typename ... on MergeCustomersPayload { completion customer { id mergedIds displayName } } ... on DomainError { message } } }`;
const UNMERGE = `mutation ($input: UnmergeCustomerInput!) { unmergeCustomer(input: $input) {
  __typename ... on UnmergeCustomerPayload { customer { id mergedIds identifiers { kind } } survivor { id mergedIds identifiers { kind } } }
  ... on DomainError { message } } }`;
const CUSTOMER = `query ($id: ID!) { customer(id: $id) { id displayName email mergedIds
  identifiers { kind value source } mergeEvents { kind evidence survivorId mergedId actor } } }`;

interface Shown {
  id: string;
  displayName: string;
  email: string | null;
  mergedIds: string[];
  identifiers: Array<{ kind: string; value: string; source: string }>;
  mergeEvents: Array<{ kind: string; evidence: string; survivorId: string; mergedId: string; actor: string }>;
}
interface Changed {
  __typename: string;
  completion: string;
  customer: { id: string; mergedIds: string[] };
  survivor: { id: string; mergedIds: string[]; identifiers: unknown[] };
}

let house: CustomersHouse;
beforeAll(async () => {
  house = await openCustomersHouse();
});
afterAll(() => house.close());

const unique = () => uniqueText('x').slice(-12);
const show = (id: string | null | undefined) => house.ask<Shown>(service, CUSTOMER, { id });
const identify = (set: string, actor = clerk as Parameters<typeof house.ask>[0]) =>
  house.ask<Changed>(actor, IDENTIFY, { input: { identifiers: parseSet(set) } });

describe('the identity graph', () => {
  it('makes one customer of a visitor, a card holder and a newsletter reader, with the evidence of each link', async () => {
    const [cookie, card, email] = [unique(), unique(), `j.dupont.${unique()}@email.com`];
    const [visit] = await house.resolve(`ANONYMOUS_ID:${cookie}`);
    house.clock.advance(1_000);
    await house.resolve(`CARD_TOKEN:${card} EXTERNAL:till-456-${card}`);
    await house.resolve(`EMAIL:${email} EXTERNAL:news-123-${card}`);
    expect((await identify(`ANONYMOUS_ID:${cookie} EMAIL:${email}`)).customer.mergedIds).toHaveLength(1);
    const { customer } = await identify(`CARD_TOKEN:${card} EMAIL:${email}`);
    expect(customer.id).toBe(visit);
    const shown = await show(customer.id);
    expect(shown.mergedIds).toHaveLength(2);
    expect(shown.mergeEvents.map((event) => [event.kind, event.evidence, event.actor])).toEqual([
      ['MERGED', expect.stringContaining('ANONYMOUS_ID •••'), 'evidence'],
      ['MERGED', expect.stringContaining('CARD_TOKEN •••'), 'evidence'],
    ]);
    expect(shown.identifiers.map((one) => one.kind).sort()).toEqual(
      ['ANONYMOUS_ID', 'CARD_TOKEN', 'EMAIL', 'EXTERNAL', 'EXTERNAL'].sort(),
    );
  });

  it('keeps every old id resolving to the survivor, by query and as an entity', async () => {
    const mail = unique();
    const [first] = await house.resolve(`EMAIL:a${mail}@x.fr`);
    const [second] = await house.resolve(`EMAIL:b${mail}@x.fr`);
    await identify(`EMAIL:a${mail}@x.fr EMAIL:b${mail}@x.fr`);
    const entities = await house.ask<Array<{ id: string }>>(
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
    const ids = await house.resolve(`EMAIL:a${mail}@x.fr`, `EMAIL:b${mail}@x.fr`, `EMAIL:c${mail}@x.fr`);
    await identify(`EMAIL:a${mail}@x.fr EMAIL:b${mail}@x.fr`);
    await identify(`EMAIL:b${mail}@x.fr EMAIL:c${mail}@x.fr`);
    const events = (await house.published('identity-component-changed')).filter((event) =>
      (event['memberIds'] as string[]).some((id) => ids.includes(id)),
    );
    expect(events.map((event) => (event['memberIds'] as string[]).length)).toEqual([2, 3]);
    expect(new Set(events.map((event) => event['survivorId']))).toEqual(new Set([[...ids].sort()[0]]));
    expect(Number(events[1]?.['version'])).toBeGreaterThan(Number(events[0]?.['version']));
  });

  it('changes nothing when it is told the same again', async () => {
    const mail = unique();
    await house.resolve(`EMAIL:a${mail}@x.fr`, `EMAIL:b${mail}@x.fr`);
    const first = await identify(`EMAIL:a${mail}@x.fr EMAIL:b${mail}@x.fr`);
    const published = (await house.published('identity-component-changed')).length;
    const again = await identify(`EMAIL:b${mail}@x.fr EMAIL:A${mail}@X.fr`);
    expect(again).toEqual({ ...first, completion: 'DONE' });
    expect(await house.published('identity-component-changed')).toHaveLength(published);
  });

  it('does not merge through a card that more than three addresses used, and asks a person', async () => {
    const card = unique();
    const people = [1, 2, 3].map((person) => `p${person}${card}@x.fr`);
    for (const email of people) await house.resolve(`CARD_TOKEN:${card} EMAIL:${email}`);
    const [one] = await house.resolve(`EMAIL:${people[0]}`);
    expect((await show(one ?? '')).mergedIds).toHaveLength(2);
    await house.resolve(`CARD_TOKEN:${card} EMAIL:p4${card}@x.fr`);
    const apart = await house.resolve(...[...people, `p4${card}@x.fr`].map((email) => `EMAIL:${email}`));
    expect(new Set(apart).size).toBe(4);
    expect(await house.resolve(`CARD_TOKEN:${card}`)).toEqual([null]);
    expect(await identify(`CARD_TOKEN:${card}`)).toMatchObject({ __typename: 'ConflictError' });
    const reviews = await house.ask<Array<{ id: string; kind: string; identifier: string; customers: unknown[] }>>(
      clerk,
      '{ mergeReviews { id kind identifier customers { id } } }',
    );
    const review = reviews.find((one) => one.identifier.endsWith(card.slice(-4)));
    expect(review).toMatchObject({ kind: 'SHARED_TOKEN' });
    expect(review?.customers).toHaveLength(3);
    const close = (id: string | undefined) =>
      house.ask(clerk, 'mutation ($id: ID!) { closeMergeReview(input: { id: $id, note: "family" }) { __typename } }', {
        id,
      });
    expect(await close(review?.id)).toEqual({ __typename: 'CloseMergeReviewPayload' });
    expect(await close(review?.id)).toEqual({ __typename: 'NotFoundError' });
  });

  it('sees too many people on one device even when they come at once', async () => {
    const device = unique();
    await house.resolve(`DEVICE:${device} EMAIL:p0${device}@x.fr`);
    await Promise.all([1, 2, 3, 4].map((n) => house.resolve(`DEVICE:${device} EMAIL:p${n}${device}@x.fr`)));
    const apart = await house.resolve(...[0, 1, 2, 3, 4].map((n) => `EMAIL:p${n}${device}@x.fr`));
    expect(new Set(apart).size).toBe(5);
  });

  it('restores both profiles when a merge is taken back, and the same evidence does not join them again', async () => {
    const mail = unique();
    const [older] = await house.resolve(`EMAIL:a${mail}@x.fr`);
    house.clock.advance(1_000);
    const [younger] = await house.resolve(`EMAIL:b${mail}@x.fr PHONE:+33611${String(Date.now()).slice(-6)}`);
    await identify(`EMAIL:a${mail}@x.fr EMAIL:b${mail}@x.fr`);
    const undone = await house.ask<Changed>(clerk, UNMERGE, { input: { mergedId: younger, reason: 'two brothers' } });
    expect(undone).toMatchObject({
      customer: { id: younger, mergedIds: [], identifiers: [{ kind: 'EMAIL' }, { kind: 'PHONE' }] },
      survivor: { id: older, mergedIds: [], identifiers: [{ kind: 'EMAIL' }] },
    });
    await identify(`EMAIL:a${mail}@x.fr EMAIL:b${mail}@x.fr`);
    expect((await show(younger ?? '')).id).toBe(younger);
    expect((await show(younger ?? '')).mergeEvents.map((event) => event.kind)).toEqual(['MERGED', 'UNMERGED']);
    const events = await house.published('identity-component-changed');
    expect(events.slice(-2).map((event) => event['memberIds'])).toEqual(expect.arrayContaining([[older], [younger]]));
  });

  it('asks a person before new evidence joins two who were set apart', async () => {
    const mail = unique();
    const [a] = await house.resolve(`EMAIL:a${mail}@x.fr`);
    const [b] = await house.resolve(`EMAIL:b${mail}@x.fr`);
    await identify(`EMAIL:a${mail}@x.fr EMAIL:b${mail}@x.fr`);
    const merged = (await show(a)).id === a ? b : a;
    await house.ask(clerk, UNMERGE, { input: { mergedId: merged } });
    await house.resolve(`EMAIL:a${mail}@x.fr CARD_TOKEN:${mail}`, `EMAIL:b${mail}@x.fr CARD_TOKEN:${mail}`);
    expect((await show(a)).id).not.toBe((await show(b)).id);
    const reviews = await house.ask<Array<{ kind: string; customers: Array<{ id: string }> }>>(
      clerk,
      '{ mergeReviews(first: 100) { kind customers { id } } }',
    );
    expect(reviews.some((one) => one.kind === 'SEPARATED' && one.customers.some(({ id }) => id === a))).toBe(true);
    const input = { survivorId: a, mergedId: b, idempotencyKey: unique() };
    expect(await house.ask(clerk, MERGE, { input })).toMatchObject({ customer: { id: a, mergedIds: [b] } });
  });
});

describe('a merge by hand', () => {
  it('keeps the survivor that was named, though the other is older, and shows what either told', async () => {
    const mail = unique();
    const [older] = await house.resolve(`EMAIL:a${mail}@x.fr`);
    house.clock.advance(1_000);
    const [named] = await house.resolve(`LOYALTY_CARD:${mail}`);
    await house.ask(clerk, 'mutation ($i: UpdateCustomerInput!) { updateCustomer(input: $i) { __typename } }', {
      i: { id: older, firstName: 'Jeanne', lastName: 'Dupont' },
    });
    const input = { survivorId: named, mergedId: older, reason: 'showed her card', idempotencyKey: unique() };
    const merged = await house.ask(clerk, MERGE, { input });
    expect(merged).toMatchObject({ customer: { id: named, mergedIds: [older], displayName: 'Jeanne Dupont' } });
    // Nobody else runs in this test, so the others follow later.
    expect(merged).toMatchObject({ completion: 'PENDING' });
    expect(await house.ask(clerk, MERGE, { input })).toMatchObject({ customer: { id: named }, completion: 'DONE' });
    expect((await show(older)).mergeEvents).toMatchObject([
      { kind: 'MERGED', evidence: 'showed her card', survivorId: named, mergedId: older },
    ]);
  });

  it('refuses another body with the same key, unknown customers and one customer twice', async () => {
    const [a, b] = await house.resolve(`EMAIL:a${unique()}@x.fr`, `EMAIL:b${unique()}@x.fr`);
    const key = unique();
    const merge = (input: object) => house.ask(clerk, MERGE, { input });
    await merge({ survivorId: a, mergedId: b, idempotencyKey: key });
    expect(await merge({ survivorId: b, mergedId: a, idempotencyKey: key })).toMatchObject({
      __typename: 'IdempotencyKeyReusedError',
    });
    expect(await merge({ survivorId: a, mergedId: newId('cus'), idempotencyKey: unique() })).toMatchObject({
      __typename: 'NotFoundError',
    });
    for (const mergedId of [a, 'cus_1', '\u0000', 'ord_1']) {
      expect(await merge({ survivorId: a, mergedId, idempotencyKey: unique() })).toMatchObject({
        __typename: 'ValidationError',
      });
    }
    const survivor = (await show(a)).id;
    expect(await house.ask(clerk, UNMERGE, { input: { mergedId: survivor } })).toMatchObject({
      __typename: 'ConflictError',
    });
  });

  it('ends in one person however merges cross: many at once, and in circles', async () => {
    const ids = await house.resolve(...Array.from({ length: 8 }, () => `EMAIL:${unique()}@x.fr`));
    const pairs = ids.flatMap((id, index) => [
      [id, ids[(index + 1) % ids.length]],
      [ids[(index + 3) % ids.length], id],
    ]);
    await Promise.all(
      pairs.map(([survivorId, mergedId]) =>
        house.ask(clerk, MERGE, { input: { survivorId, mergedId, idempotencyKey: unique() } }),
      ),
    );
    const survivors = new Set(await Promise.all(ids.map(async (id) => (await show(id)).id)));
    expect(survivors.size).toBe(1);
    const wrong = await house.db.query(sql`
      select c.id from customer c join customer s on s.id = c.survivor_id where s.survivor_id <> s.id`);
    expect(wrong).toEqual([]);
  });

  it('lets others rebuild the graph from what was published, in any order', async () => {
    const projected = new Map<string, { survivorId: string; version: bigint }>();
    for (const event of await house.published('identity-component-changed')) {
      const { survivorId, memberIds, version } = event as { survivorId: string; memberIds: string[]; version: string };
      for (const id of memberIds) {
        const known = projected.get(id);
        if (!known || known.version < BigInt(version)) projected.set(id, { survivorId, version: BigInt(version) });
      }
    }
    const rows = await house.db.query<{ id: string; survivorId: string }>(sql`
      select id, survivor_id as "survivorId" from customer`);
    for (const { id, survivorId } of rows) expect(projected.get(id)?.survivorId ?? id).toBe(survivorId);
    expect(projected.size).toBeGreaterThan(8);
  });
});

describe('claims at once', () => {
  it('give one customer when the same new identifiers come many times at the same moment', async () => {
    const mail = unique();
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        house.resolve(
          index % 2 === 0 ? `EMAIL:${mail}@x.fr CARD_TOKEN:${mail}` : `CARD_TOKEN:${mail} EMAIL:${mail}@x.fr`,
        ),
      ),
    );
    expect(new Set(answers.flat()).size).toBe(1);
    const rows = await house.db.query(sql`
      select 1 from customer c join identifier i on i.customer_id = c.id where i.value like ${`%${mail}%`} group by c.id`);
    expect(rows).toHaveLength(1);
  });

  it('leave each identifier with one person when crossing sets are seen at the same moment', async () => {
    const tag = unique();
    const sets = Array.from({ length: 24 }, (_, index) => `EMAIL:${index % 7}${tag}@x.fr EXTERNAL:${index % 5}-${tag}`);
    await Promise.all(sets.map((set) => house.resolve(set)));
    const emails = await house.resolve(...Array.from({ length: 7 }, (_, index) => `EMAIL:${index}${tag}@x.fr`));
    expect(new Set(emails).size).toBe(1);
    const broken = await house.db.query(sql`
      select e.id from alias_edge e join customer l on l.id = e.left_id join customer r on r.id = e.right_id
      where e.removed_at is null and l.survivor_id <> r.survivor_id`);
    expect(broken).toEqual([]);
  });
});

describe('who may identify', () => {
  it('is staff with customers:write; customers for their own browser alone; nobody else', async () => {
    const tag = unique();
    const [account] = await house.resolve(`EMAIL:${tag}@x.fr`);
    const self = customerActor(account ?? '');
    expect(await identify(`EMAIL:x${tag}@x.fr`, visitor)).toMatchObject({ __typename: 'UnauthenticatedError' });
    expect(await identify(`EMAIL:x${tag}@x.fr`, staffActor(['EXECUTIVE']))).toMatchObject({
      __typename: 'ForbiddenError',
    });
    expect(await identify(`EMAIL:x${tag}@x.fr`, self)).toMatchObject({ __typename: 'ForbiddenError' });
    expect(await identify('EMAIL:nonsense')).toMatchObject({ __typename: 'ValidationError' });
  });
});
