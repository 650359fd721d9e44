import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { select, text } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { newId } from '#kernel/values/ids.ts';
import { staffActor } from '../../../test/support/actors.ts';
import { bruteForce } from '../../../test/support/brute-force-sales.ts';
import { eventsOf, generateOrders } from '../../../test/support/order-events.ts';
import {
  EXECUTIVE,
  type FactsInstance,
  openFactsInstance,
  serviceContext,
  WEB_CHANNEL_ID,
} from '../testing/facts-instance.ts';
import { checkAlerts } from './check-alerts.ts';
import { importGoals } from './import-goals.ts';
import { leaseRules } from './store/alert-rules.ts';

const orders = generateOrders(600, new Date('2026-04-01T00:00:00Z'), 90);
let instance: FactsInstance;
beforeAll(async () => {
  instance = await openFactsInstance('2026-05-21T10:00:00Z');
  await instance.publish('orders', orders.flatMap(eventsOf));
  await instance.settle();
});
afterAll(() => instance?.close());

const SET = `mutation ($input: SetGoalInput!) { setGoal(input: $input) { __typename
  ... on SetGoalPayload { goal { id version target channel { code } sellingLocation { id } progress {
    status variance elapsedShare projected figure { value previous n } } } }
  ... on ValidationError { issues { path } } } }`;
const LIST = 'query ($on: Date) { goals(activeOn: $on, first: 100) { totalCount nodes { id target } } }';
const CREATE = `mutation ($input: CreateAlertRuleInput!) { createAlertRule(input: $input) { __typename
  ... on CreateAlertRulePayload { alertRule { id state } } ... on ValidationError { issues { path } } } }`;
const RULES = `query ($states: [AlertState!]) { alertRules(states: $states) { id state figure n
  history { stateBefore stateAfter figure } } }`;
const MAY = { from: '2026-05-01', before: '2026-06-01' };

interface Rule {
  readonly id: string;
  readonly state: string;
  readonly figure: string | null;
  readonly history: ReadonlyArray<{ stateBefore: string; stateAfter: string; figure: string | null }>;
}

async function ask<T>(document: string, variables: object, actor = EXECUTIVE): Promise<T> {
  const { data, errors } = await instance.execute(document, { ...variables }, actor);
  expect(errors?.map(({ message }) => message) ?? []).toEqual([]);
  return Object.values(data ?? {})[0] as T;
}

describe('a goal', () => {
  it('K22: holds the figure of its channel so far against its target, equal to a recount of the events', async () => {
    const answer = await ask<{ goal: Record<string, never> }>(SET, {
      input: { metric: 'orders', channelId: WEB_CHANNEL_ID, ...MAY, target: '40' },
    });
    const web = orders.filter(({ channel }) => channel === 'WEB');
    const value = bruteForce(web, { from: MAY.from, before: MAY.before }, () => '').get('')?.orders ?? 0;
    expect(answer.goal).toMatchObject({
      version: 1,
      target: '40',
      channel: { code: 'WEB' },
      sellingLocation: null,
      progress: { variance: String(value - 40), elapsedShare: (20 / 31).toFixed(4), figure: { value: String(value) } },
    });
  });

  it('K22: is one for its figure, scope and period: set again it has the new target', async () => {
    const input = { metric: 'net_sales', ...MAY, target: '1000.50' };
    const first = await ask<{ goal: { id: string; version: number } }>(SET, { input });
    const again = await ask<{ goal: { id: string; version: number } }>(SET, { input });
    const changed = await ask<{ goal: { id: string; version: number; target: string } }>(SET, {
      input: { ...input, target: '2000' },
    });
    expect([again.goal.id, changed.goal.id]).toEqual([first.goal.id, first.goal.id]);
    expect([again.goal.version, changed.goal.version, changed.goal.target]).toEqual([1, 2, '2000.00']);
  });

  it('refuses what is no figure, no period, or finer than its unit', async () => {
    const base = { metric: 'orders', ...MAY, target: '40' };
    const wrong = [{ metric: 'happiness' }, { before: '2026-05-01' }, { target: '40.5' }, { before: '2029-01-01' }];
    for (const part of wrong) {
      const answer = await ask<{ __typename: string }>(SET, { input: { ...base, ...part } });
      expect(answer.__typename).toBe('ValidationError');
    }
  });

  it('lets staff bound to a store set and see the goals of it alone', async () => {
    const own = newId('loc');
    const bound = staffActor(['EXECUTIVE'], [own]);
    const input = { metric: 'orders', ...MAY, target: '7' };
    const refused = await instance.execute(SET, { input }, bound);
    expect(refused.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
    const set = await ask<{ goal: { id: string } }>(SET, { input: { ...input, sellingLocationId: own } }, bound);
    const listed = await ask<{ nodes: Array<{ id: string }> }>(LIST, { on: '2026-05-31' }, bound);
    expect(listed.nodes.map(({ id }) => id)).toEqual([set.goal.id]);
    const manager = await instance.execute(
      SET,
      { input: { ...input, sellingLocationId: own } },
      staffActor(['STORE_MANAGER'], [own]),
    );
    expect(manager.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  });

  it('K22: comes from a file, which changes nothing the second time, and refuses what is wrong alone', async () => {
    const goal = {
      metric: 'units',
      scope: 'ALL',
      scopeKey: '',
      from: '2025-01-01',
      before: '2025-02-01',
      currency: 'EUR',
      target: '90',
    };
    const batch = { source: 'goals.csv', goals: [goal, { ...goal, metric: 'nonsense' }, { ...goal, target: '1.5' }] };
    const load = () => importGoals(instance.deps, serviceContext(), batch);
    expect(await load()).toMatchObject({
      created: 1,
      changed: 0,
      unchanged: 0,
      rejected: [{ index: 1 }, { index: 2 }],
    });
    expect(await load()).toMatchObject({ created: 0, changed: 0, unchanged: 1 });
    expect(
      await importGoals(instance.deps, serviceContext(), { ...batch, goals: [{ ...goal, target: '91' }] }),
    ).toMatchObject({
      created: 0,
      changed: 1,
    });
  });
});

describe('an alert', () => {
  const create = (part: object) =>
    ask<{ alertRule: { id: string } }>(CREATE, {
      input: {
        metric: 'orders',
        direction: 'BELOW',
        threshold: '1000000',
        days: 7,
        holdMinutes: 0,
        coolDownMinutes: 0,
        idempotencyKey: randomUUID(),
        ...part,
      },
    });
  const ruleOf = async (id: string) => (await ask<Rule[]>(RULES, {})).find((rule) => rule.id === id) ?? expect.fail();
  const check = async () => {
    instance.clock.advance(61_000);
    await checkAlerts(instance.deps);
  };

  it('K22: fires when its figure is past the bound, and says so with the figure it found', async () => {
    const { alertRule } = await create({});
    await check();
    const expected = bruteForce(orders, { from: '2026-05-14', before: '2026-05-21' }, () => '').get('')?.orders ?? 0;
    const rule = await ruleOf(alertRule.id);
    expect(rule).toMatchObject({ state: 'FIRING', figure: String(expected) });
    expect(rule.history).toEqual([{ stateBefore: 'NORMAL', stateAfter: 'FIRING', figure: String(expected) }]);
    const open = await ask<Rule[]>(RULES, { states: ['FIRING'] });
    expect(open.map(({ id }) => id)).toContain(alertRule.id);
  });

  it('K22: waits for as long as the rule says, and is normal again after as long within the bound', async () => {
    const { alertRule } = await create({ holdMinutes: 2, coolDownMinutes: 2 });
    const states: string[] = [];
    const step = async () => {
      await check();
      states.push((await ruleOf(alertRule.id)).state);
    };
    for (let minute = 0; minute < 4; minute++) await step();
    const loosen = `mutation ($input: UpdateAlertRuleInput!) { updateAlertRule(input: $input) { __typename } }`;
    await ask(loosen, { input: { alertRuleId: alertRule.id, threshold: '0' } });
    for (let minute = 0; minute < 4; minute++) await step();
    expect(states).toEqual(['PENDING', 'PENDING', 'FIRING', 'FIRING', 'RECOVERING', 'RECOVERING', 'NORMAL', 'NORMAL']);
    expect((await ruleOf(alertRule.id)).history.map(({ stateAfter }) => stateAfter)).toEqual([
      'NORMAL',
      'RECOVERING',
      'FIRING',
      'PENDING',
    ]);
  });

  it('K22: is checked once by any number of processes at the same time', async () => {
    const { alertRule } = await create({});
    instance.clock.advance(61_000);
    await Promise.all(Array.from({ length: 6 }, () => checkAlerts(instance.deps)));
    expect((await ruleOf(alertRule.id)).history).toHaveLength(1);
  });

  it('K22: doubles nothing when a process dies half-way: its check is not written, the next one is', async () => {
    const { alertRule } = await create({});
    const now = instance.clock.now();
    const dead = await leaseRules(
      instance.deps.db,
      { now, checkedBefore: now, leasedUntil: new Date(now.getTime() + 30_000) },
      100,
    );
    expect(dead.map(({ id }) => id)).toContain(alertRule.id);
    await checkAlerts(instance.deps);
    expect((await ruleOf(alertRule.id)).state).toBe('NORMAL');
    await check();
    expect((await ruleOf(alertRule.id)).history).toHaveLength(1);
  });

  it('K22: keeps its history as it was written', async () => {
    const { db } = instance.deps;
    const before = await db.query(sql`select ${select({ after: text(sql`state_after`) })} from alert_change`);
    expect(before.length).toBeGreaterThan(0);
    await expect(db.query(sql`delete from alert_change`)).rejects.toThrow();
    await expect(db.query(sql`update alert_change set state_after = 'NORMAL'`)).rejects.toThrow();
  });
});
