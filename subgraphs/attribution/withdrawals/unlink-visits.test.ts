import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom, eventsOf, generateOrders } from '../../../test/support/order-events.ts';
import { rebuildFacts } from '../facts/rebuild-facts.ts';
import { type FactsInstance, openFactsInstance } from '../testing/facts-instance.ts';
import { entities, post, SERVICE_DESK, ship } from '../testing/touchpoints.ts';
import { integer } from '../warehouse/store/columns.ts';
import { readDataVersion } from '../warehouse/store/data-version.ts';

const DAY = 86_400_000;
const BEGIN = Date.parse('2026-03-01T12:00:00Z');
/** The noon of a day of the story. */
const at = (day: number) => new Date(BEGIN + day * DAY);

interface Moment {
  readonly id: string;
  readonly day: number;
  readonly customerId: string;
  readonly anonymousId: string;
}
interface Act {
  readonly id: string;
  readonly customerId: string;
  readonly state: 'GRANTED' | 'WITHDRAWN';
  /** Between two noons; null when unknown. */
  readonly day: number | null;
}
interface Story {
  readonly customers: readonly string[];
  readonly moments: readonly Moment[];
  readonly acts: readonly Act[];
  /** Who turns out to be one. */
  readonly merges: ReadonlyArray<readonly string[]>;
  readonly orders: ReadonlyArray<{ readonly id: string; readonly customerId: string; readonly anonymousId: string }>;
}

let instance: FactsInstance;
beforeAll(async () => {
  instance = await openFactsInstance('2026-06-15T12:00:00Z');
});
afterAll(() => instance?.close());

const visitOf = ({ id, day, customerId, anonymousId }: Moment) => ({
  id,
  occurredAt: at(day).toISOString(),
  channel: 'WEB',
  kind: 'PAGE_VIEW',
  customerId,
  anonymousId,
});

let batches = 0;
async function visit(moments: readonly Moment[]): Promise<void> {
  batches += 1;
  const body = { batchId: `withdrawals-${batches}`, touchpoints: moments.map(visitOf) };
  expect(await post(instance, body)).toMatchObject({ status: 202, body: { rejected: [] } });
  await ship(instance);
}

const actEvent = ({ id, customerId, state, day }: Act) => ({
  type: 'customers.consent-recorded.v1',
  aggregateId: customerId,
  aggregateVersion: 0,
  occurredAt: new Date('2026-06-01T00:00:00Z'),
  payload: {
    consentActId: id,
    customerId,
    purpose: 'ANALYTICS',
    channel: 'WEB',
    state,
    happenedAt: day === null ? null : at(day).toISOString(),
    learnedAt: '2026-06-01T00:00:00.000Z',
    confirmationDueAt: null,
  },
});
const mergeEvent = ([survivorId = '', ...others]: readonly string[]) => ({
  type: 'customers.identity-component-changed.v1',
  aggregateId: survivorId,
  aggregateVersion: 0,
  occurredAt: new Date('2026-06-01T00:00:00Z'),
  payload: { survivorId, memberIds: [survivorId, ...others], bearers: {}, version: '7' },
});
function orderEvents({ id, customerId, anonymousId }: Story['orders'][number]) {
  const [order] = generateOrders(1, at(30), 1, 3);
  const one = { ...order, orderId: id, customerId, anonymousId, canceledAt: null, returned: null };
  return eventsOf(one as Parameters<typeof eventsOf>[0]);
}

const DOCUMENT = `query T($who: [_Any!]!) { _entities(representations: $who) { ... on Customer { touchpoints(first: 100) { nodes { id } } } } }`;
/** The moments that lead to each customer now. */
async function linkedTo(customers: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const who = customers.map((id) => ({ __typename: 'Customer', id }));
  const found = await entities<{ touchpoints: { nodes: Array<{ id: string }> } }>(
    instance,
    DOCUMENT,
    { who },
    SERVICE_DESK,
  );
  return new Map(
    customers.map((id, index) => [id, (found[index]?.touchpoints.nodes ?? []).map((one) => one.id).sort()]),
  );
}

async function countMoments(prefix: string): Promise<number> {
  const { generation } = await readDataVersion(instance.deps.db);
  const statement = 'SELECT count() AS found FROM touchpoint WHERE startsWith(touchpoint_id, {prefix:String})';
  const [row] = await instance.deps.warehouse.query(generation, statement, { found: integer }, { prefix });
  return row?.found ?? 0;
}

/** The same by the words of the documents, from the whole story at once. */
function expected({ customers, moments, acts, merges, orders }: Story): ReadonlyMap<string, readonly string[]> {
  const personOf = (id: string) => merges.find((members) => members.includes(id))?.[0] ?? id;
  const mayBeLinked = (person: string, day: number): boolean => {
    const own = acts.filter(({ customerId }) => personOf(customerId) === person);
    const days = (state: Act['state']) => own.filter((act) => act.state === state).map((act) => act.day ?? -Infinity);
    const withdrawn = days('WITHDRAWN');
    if (withdrawn.length === 0) return true;
    const last = Math.max(...withdrawn);
    return days('GRANTED').some((granted) => granted > last && day >= granted);
  };
  const seenWith = (browser: string, among: readonly Moment[]) =>
    new Set(
      [...among, ...orders].flatMap(({ customerId, anonymousId }) =>
        customerId !== '' && anonymousId === browser ? [personOf(customerId)] : [],
      ),
    );
  const left = moments.filter(({ day, customerId, anonymousId }) =>
    customerId !== ''
      ? mayBeLinked(personOf(customerId), day)
      : [...seenWith(anonymousId, moments)].every((person) => mayBeLinked(person, day)),
  );
  const ownerOf = ({ customerId, anonymousId }: Moment) => {
    if (customerId !== '') return personOf(customerId);
    const people = [...seenWith(anonymousId, left)];
    return people.length === 1 ? people[0] : undefined;
  };
  return new Map(
    customers.map((id) => [id, left.flatMap((one) => (ownerOf(one) === personOf(id) ? [one.id] : [])).sort()]),
  );
}

/** People who browse under several ids, agree, withdraw and agree again, and turn out to be one. */
function randomStory(seed: number): Story {
  const random = createRandom(seed);
  const pick = (bound: number) => Math.floor(random() * bound);
  const customers = ['a', 'b', 'c', 'd'].map((name) => `cus_${seed}_${name}`);
  const anybody = () => customers[pick(customers.length)] ?? '';
  const browser = () => `browser_${seed}_${pick(5)}`;
  const moments = Array.from({ length: 24 }, (_, index) => {
    const customerId = random() < 0.6 ? anybody() : '';
    const anonymousId = customerId === '' || random() < 0.5 ? browser() : '';
    return { id: `w${seed}_${String(index).padStart(2, '0')}`, day: pick(20), customerId, anonymousId };
  });
  const acts = Array.from({ length: 5 }, (_, index) => {
    const state = random() < 0.5 ? ('WITHDRAWN' as const) : ('GRANTED' as const);
    const day = random() < 0.15 ? null : pick(20) + 0.5;
    return { id: `act_${seed}_${index}`, customerId: anybody(), state, day };
  });
  const orders = [0, 1].map((index) => ({
    id: `ord_w${seed}_${index}`,
    customerId: anybody(),
    anonymousId: browser(),
  }));
  const merges = random() < 0.7 ? [customers.slice(0, 2)] : [];
  return { customers, moments, acts, orders, merges };
}

/** Tells a story in any order, some of it twice. */
async function tell({ moments, acts, merges, orders }: Story, seed: number): Promise<void> {
  const random = createRandom(seed * 1_000 + 1);
  const shuffled = [...moments].sort(() => random() - 0.5);
  const visits = [0, 6, 12, 18].map((from) => () => visit(shuffled.slice(from, from + 6)));
  const steps = [
    ...visits,
    ...acts.map((act) => () => instance.publish('customers', [actEvent(act), actEvent(act)])),
    ...merges.map((members) => () => instance.publish('customers', [mergeEvent(members)])),
    ...orders.map((order) => () => instance.publish('orders', orderEvents(order))),
  ].sort(() => random() - 0.5);
  for (const step of steps) {
    await step();
    if (random() < 0.4) await instance.settle();
  }
  await instance.settle();
}

const SESSIONS = `query ($input: ReportInput!) { sessionsReport(input: $input) { totals { figures { metric { key } value } } unlinkedMomentCount } }`;
/** Sessions of a month as the figures have them, and moments of no session. */
async function sessionsOf(month: string): Promise<readonly [string | null | undefined, number]> {
  const { data } = await instance.execute(SESSIONS, { input: { from: `${month}-01`, before: `${month}-28` } });
  const { sessionsReport: report } = data as {
    sessionsReport: {
      totals: { figures: Array<{ metric: { key: string }; value: string | null }> };
      unlinkedMomentCount: number;
    };
  };
  return [report.totals.figures.find(({ metric }) => metric.key === 'sessions')?.value, report.unlinkedMomentCount];
}

describe('X23: a withdrawal', () => {
  const on = (day: number, id = `x_${day}`, whose: Partial<Moment> = { customerId: 'cus_x' }): Moment => ({
    id,
    day,
    customerId: '',
    anonymousId: '',
    ...whose,
  });
  const say = async (state: Act['state'], day: number) => {
    await instance.publish('customers', [actEvent({ id: `act_x_${day}`, customerId: 'cus_x', state, day })]);
    await instance.settle();
  };
  const linked = async () => (await linkedTo(['cus_x'])).get('cus_x');

  it('unlinks what was before it, counts it on, and links again what comes after consent is given again', async () => {
    await visit([on(1), on(3), on(4, 'x_browser', { anonymousId: 'x_phone' })]);
    await visit([on(5, 'x_both', { customerId: 'cus_x', anonymousId: 'x_phone' })]);
    expect(await linked()).toEqual(['x_1', 'x_3', 'x_both', 'x_browser']);
    expect(await sessionsOf('2026-03')).toEqual(['4', 0]);
    await say('WITHDRAWN', 6);
    expect(await linked()).toEqual([]);
    expect(await sessionsOf('2026-03')).toEqual(['4', 0]);
    // Late, and although nobody agreed.
    await visit([on(2), on(8, 'x_phone_8', { anonymousId: 'x_phone' }), on(9)]);
    expect(await linked()).toEqual([]);
    expect(await sessionsOf('2026-03')).toEqual(['7', 0]);
    await say('GRANTED', 8.5);
    expect(await linked()).toEqual(['x_9']);
    await visit([on(10), on(7)]);
    expect(await linked()).toEqual(['x_10', 'x_9']);
    await say('WITHDRAWN', 11);
    expect(await linked()).toEqual([]);
    await say('GRANTED', 12);
    await visit([on(13)]);
    expect(await linked()).toEqual(['x_13']);
    expect(await sessionsOf('2026-03')).toEqual(['10', 0]);
    expect(await countMoments('x_')).toBe(10);
  });

  it('unlinks those of a customer who turns out to be the same person, and leaves what staff noted of advice', async () => {
    await visit([on(1, 'y_1', { customerId: 'cus_y' }), on(14, 'y_14', { customerId: 'cus_y' })]);
    const advice = {
      interactionId: 'y_advice',
      customerId: 'cus_y',
      staffId: 'stf_1',
      locationId: 'loc_1',
      kind: 'ADVICE',
      variantIds: [],
      occurredAt: at(2).toISOString(),
    };
    const type = 'customers.interaction-recorded.v1';
    const occurredAt = at(2);
    const event = { type, aggregateId: 'int_y', aggregateVersion: 1, occurredAt, payload: advice };
    await instance.publish('customers', [event, mergeEvent(['cus_x', 'cus_y'])]);
    await instance.settle();
    expect(await linked()).toEqual(['x_13', 'y_14', 'y_advice']);
  });

  it('by another purpose or channel changes nothing', async () => {
    await visit([on(1, 'z_1', { customerId: 'cus_z' })]);
    const act = actEvent({ id: 'act_z', customerId: 'cus_z', state: 'WITHDRAWN', day: 2 });
    const other = (payload: object) => ({ ...act, payload: { ...act.payload, ...payload } });
    await instance.publish('customers', [other({ purpose: 'MARKETING' }), other({ channel: 'EMAIL' })]);
    await instance.settle();
    expect((await linkedTo(['cus_z'])).get('cus_z')).toEqual(['z_1']);
  });
});

describe('X23: visits of who withdrew', () => {
  const stories = new Map([1, 2, 3, 4, 5, 6, 7, 8].map((seed) => [seed, randomStory(seed)]));

  it.each([...stories])('are linked as far as was agreed to, whatever became known first (%i)', async (seed, story) => {
    await tell(story, seed);
    expect(await linkedTo(story.customers)).toEqual(expected(story));
    expect(await countMoments(`w${seed}_`)).toBe(story.moments.length);
  });

  it('are the same after a rebuild', async () => {
    await rebuildFacts(instance.deps);
    for (const [seed, story] of stories) {
      expect(await linkedTo(story.customers)).toEqual(expected(story));
      expect(await countMoments(`w${seed}_`)).toBe(story.moments.length);
    }
  });
});
