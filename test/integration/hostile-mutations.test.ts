import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicSchema } from '../../ops/compose-schema/breaking-changes.ts';
import { inProject } from '../../ops/project.ts';
import { sql } from '../../subgraphs/shared/sql.ts';
import { spoil } from '../contract/hostile/hostile-values.ts';
import type { Caller, HostileMutation, Kind, Outcome } from '../hostile/hostile-case.ts';
import { type Answer, type HostileHouse, openHostileHouse } from '../hostile/hostile-house.ts';
import { HOSTILE_MUTATIONS } from '../hostile/mutations/index.ts';
import { brokenAtRest } from '../support/order-invariants.ts';

const schema = publicSchema(readFileSync(inProject('schema', 'supergraph.graphql'), 'utf8'));
const mutations = schema.getMutationType()?.getFields() ?? {};

/** What tells of the inside: a stack trace, a path, SQL, a fault of ours. */
const INSIDE =
  /\\n\s+at |node_modules|\.ts:\d|\/subgraphs\/|INTERNAL|violates|syntax error at|duplicate key|relation \\?"/;
/** Sign-in and hiring hash passwords, which costs too much to be done for every spoiled field. */
const DEAR = new Set(['signUp', 'signIn', 'staffSignIn', 'createStaff', 'updateStaff', 'claimFirstAdmin']);
/** Requests under way at once while fields are spoiled. */
const AT_ONCE = 4;
/** Milliseconds for the house to come to rest. */
const REST_MS = 20_000;

it('names every mutation of the public graph, and none that is gone', () => {
  expect(Object.keys(HOSTILE_MUTATIONS).sort()).toEqual(Object.keys(mutations).sort());
});

describe('hostile mutations', () => {
  let house: HostileHouse;
  beforeAll(async () => {
    house = await openHostileHouse(schema);
  });
  afterAll(() => house?.close());

  function judge(answer: Answer, expected: Outcome): void {
    expect(answer.text).not.toMatch(INSIDE);
    const allowed = typeof expected === 'string' ? [expected] : expected;
    expect(
      allowed.includes(answer.outcome) ? '' : `${answer.outcome}, not ${allowed.join(' or ')}: ${answer.text}`,
    ).toBe('');
  }

  const table = Object.entries(HOSTILE_MUTATIONS);
  const callers = table.flatMap(([mutation, row]) =>
    [[row.as, row.outcome] as const, ...(Object.entries(row.others) as Array<[Caller, Outcome]>)].map(
      ([as, outcome]) => ({ mutation, row, as, outcome }),
    ),
  );
  it.each(callers)('$mutation by $as ends in $outcome', async ({ mutation, row, as, outcome }) => {
    const resolve = house.names();
    judge(await house.send(as, mutation, await resolve(row.input)), outcome);
  });

  const cases = table.flatMap(([mutation, row]) => row.cases.map((one) => ({ mutation, row, ...one })));
  it.each(cases)('$mutation, $kind: $what', async ({ mutation, row, as, first, input, outcome }) => {
    const resolve = house.names();
    const sent = await resolve({ ...row.input, ...input });
    for (const step of first ?? [])
      await house.do(step.as, step.mutation, (await resolve(step.input)) as object as HostileMutation['input']);
    judge(await house.send(as ?? row.as, mutation, sent), outcome);
  });

  it.each(table)('%s sent twice does no more than once', async (mutation, row) => {
    const resolve = house.names();
    const input = await resolve(row.input);
    const first = await house.send(row.as, mutation, input);
    judge(first, row.outcome);
    const second = await house.send(row.as, mutation, input);
    if (row.again.outcome === 'same') expect(second.text).toBe(first.text);
    else judge(second, row.again.outcome);
    if (row.again.otherBody) {
      const other = await house.send(row.as, mutation, await resolve({ ...row.input, ...row.again.otherBody }));
      judge(other, 'IdempotencyKeyReusedError');
    }
  });

  it.each(table.filter(([mutation]) => !DEAR.has(mutation)))(
    '%s of things that exist answers each spoiled field without a fault',
    async (mutation, row) => {
      const input = (await house.names()(row.input)) as Readonly<Record<string, unknown>>;
      const type = mutations[mutation]?.args[0]?.type;
      const pending = type ? spoil(type, input) : [];
      const faults: string[] = [];
      await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          for (let next = pending.pop(); next; next = pending.pop()) {
            const answer = await house.send(row.as, mutation, next.input);
            if (answer.status >= 500 || INSIDE.test(answer.text)) faults.push(`${next.what}: ${answer.text}`);
          }
        }),
      );
      expect(faults).toEqual([]);
    },
  );

  it('loses nothing and leaves nothing half done', async () => {
    // Reservations outlive the run: they are kept for a day.
    expect((await brokenAtRest(house.test.database, REST_MS)).filter((one) => !one.startsWith('a live hold'))).toEqual(
      [],
    );
    const orders = await house.test.database
      .open('orders')
      .query<{ id: string }>(sql`select id from orders where status in ('PLACED', 'CANCELLED')`);
    expect(orders.map(({ id }) => id).sort()).toEqual([...house.acknowledged].sort());
    const cards = await house.test.database.open('loyalty').query<{ id: string }>(sql`
      select c.id from gift_card c left join gift_card_entry e on e.gift_card_id = c.id
      group by c.id having coalesce(sum(e.amount_minor), 0) <> c.balance_minor or c.held_minor <> 0`);
    expect(cards).toEqual([]);
  });

  it('tries every kind of harm', () => {
    const tried = new Set<Kind>(['unauthorised', 'twice', ...cases.map(({ kind }) => kind)]);
    expect(tried.size).toBe(7);
  });
});
