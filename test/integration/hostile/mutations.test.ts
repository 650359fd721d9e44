import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { inProject } from '../../../ops/cli/project.ts';
import { publicSchema } from '../../../ops/dev/compose-schema/breaking-changes.ts';
import { type Caller, type HostileMutation, KINDS, kindsTried, type Outcome } from '../../hostile/hostile-case.ts';
import { type Answer, type HostileShop, openHostileShop } from '../../hostile/hostile-shop.ts';
import { HOSTILE_MUTATIONS } from '../../hostile/mutations.ts';
import { type Spoiled, spoil } from '../../hostile/spoil.ts';
import { brokenAtRest } from '../../support/order-invariants.ts';
import { rowsAs } from '../../support/rows-as.ts';

const schema = publicSchema(readFileSync(inProject('schema', 'supergraph.graphql'), 'utf8'));
const mutations = schema.getMutationType()?.getFields() ?? {};
const table = Object.entries(HOSTILE_MUTATIONS);

/** Signs of the inside: a stack trace, a path, SQL, an internal error. */
const INSIDE =
  /\\n\s+at |node_modules|\.ts:\d|\/subgraphs\/|INTERNAL|violates|syntax error at|duplicate key|relation \\?"/;
/** Requests under way at once while fields are spoiled. */
const AT_ONCE = 4;
/** Milliseconds until the shop is at rest: a provider that owes an answer is asked after 30 s. */
const REST_MS = 45_000;

it('names every mutation of the public graph, and none that is gone', () => {
  expect(Object.keys(HOSTILE_MUTATIONS).sort()).toEqual(Object.keys(mutations).sort());
});

it.each(table)('tries %s in every way, or says why one cannot be', (_, row) => {
  const tried = kindsTried(row);
  const excused = Object.keys(row.notApplicable ?? {});
  expect(KINDS.filter((kind) => !tried.has(kind)).sort()).toEqual(excused.sort());
});

function judge(answer: Answer, expected: Outcome): void {
  expect(answer.text).not.toMatch(INSIDE);
  const allowed = [expected].flat();
  expect(allowed.includes(answer.outcome) ? '' : `${answer.outcome}, not ${allowed.join(' or ')}: ${answer.text}`).toBe(
    '',
  );
}

describe('hostile mutations', () => {
  let shop: HostileShop;
  beforeAll(async () => {
    shop = await openHostileShop(schema, { engine: 'SHARED' });
  });
  afterAll(() => shop?.close());

  const others = (row: HostileMutation) => Object.entries(row.others) as Array<[Caller, Outcome]>;

  const callers = table.flatMap(([mutation, row]) =>
    [[row.as, row.outcome] as const, ...others(row)].map(([as, outcome]) => ({ mutation, row, as, outcome })),
  );
  it.each(callers)('$mutation by $as ends in $outcome', async ({ mutation, row, as, outcome }) => {
    const resolve = shop.names();
    judge(await shop.send(as, mutation, await resolve(row.input)), outcome);
  });

  const cases = table.flatMap(([mutation, row]) => row.cases.map((one) => ({ mutation, row, ...one })));
  it.each(cases)('$mutation, $kind: $what', async ({ mutation, row, as, first, input, outcome, othersToo }) => {
    const resolve = shop.names();
    const sent = await resolve({ ...row.input, ...input });
    for (const step of first ?? [])
      await shop.do(step.as, step.mutation, (await resolve(step.input)) as object as HostileMutation['input']);
    for (const caller of [as ?? row.as].flat()) judge(await shop.send(caller, mutation, sent), outcome);
    for (const [caller, theirs] of othersToo ? others(row) : []) {
      // Those who work in another store see its orders: to them it is no secret what is there.
      const allowed = caller.endsWith('Associate') ? [theirs, outcome].flat() : theirs;
      judge(await shop.send(caller, mutation, sent), allowed);
    }
  });

  it.each(table)('%s sent twice at once and once more does no more than once', async (mutation, row) => {
    const resolve = shop.names();
    const input = await resolve(row.input);
    const send = () => shop.send(row.as, mutation, input);
    const [one, other] = await Promise.all([send(), send()]);
    const third = await send();
    const again = row.again.outcome === 'same' ? row.outcome : row.again.outcome;
    const first = one.outcome === row.outcome ? one : other;
    judge(first, row.outcome);
    judge(first === one ? other : one, [row.outcome, again].flat());
    judge(third, again);
    if (row.again.outcome === 'same') expect([other.text, third.text]).toEqual([one.text, one.text]);
    if (row.again.otherBody)
      judge(
        await shop.send(row.as, mutation, await resolve({ ...row.input, ...row.again.otherBody })),
        'ConflictError',
      );
  });

  const rivals = table.flatMap(([mutation, row]) => (row.rivals ?? []).map((one) => ({ mutation, row, ...one })));
  it.each(rivals)('$mutation, two at once: $what', async ({ mutation, row, inputs, outcomes }) => {
    const resolve = shop.names();
    const sent = await Promise.all(inputs.map((input) => resolve({ ...row.input, ...input })));
    const answers = await Promise.all(sent.map((input) => shop.send(row.as, mutation, input)));
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual([...outcomes].sort());
  });

  function faultOf({ what, refused }: Spoiled, { status, outcome, text }: Answer): string[] {
    if (status >= 500 || INSIDE.test(text)) return [`${what}: HTTP ${status} ${text}`];
    // GraphQL's own types are refused before any domain is asked, our scalars by the domain that reads them.
    if (refused && status !== 400 && !outcome.includes('BAD_USER_INPUT')) return [`${what}: not refused, ${text}`];
    return [];
  }

  const withInput = table.filter(([mutation]) => (mutations[mutation]?.args.length ?? 0) > 0);
  it.each(withInput)('%s answers each spoiled field without a fault', async (mutation, row) => {
    const input = (await shop.names()(row.input)) as HostileMutation['input'];
    const type = mutations[mutation]?.args[0]?.type;
    const pending = type ? spoil(type, input) : [];
    expect(pending.length).toBeGreaterThan(0);
    const faults: string[] = [];
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let next = pending.pop(); next; next = pending.pop())
          faults.push(...faultOf(next, await shop.send(row.as, mutation, next.input)));
      }),
    );
    expect(faults).toEqual([]);
  });

  it('loses nothing and leaves nothing half done', async () => {
    // What customers set aside would be kept for a day: it is given back first.
    await shop.names()('@visit');
    expect(await brokenAtRest(shop.test.database, REST_MS)).toEqual([]);
    const orders = await rowsAs<{ id: string }>(
      shop.db('orders'),
      sql`select id from orders where status in ('PLACED', 'CANCELED')`,
    );
    const placed = new Set(orders.map(({ id }) => id));
    expect([...shop.acknowledged].filter((id) => !placed.has(id))).toEqual([]);
    expect([...placed].filter((id) => !shop.acknowledged.has(id) && !shop.awaited.has(id))).toEqual([]);
    const cards = await rowsAs<{ id: string }>(
      shop.db('loyalty'),
      sql`
      select c.id from gift_card c left join gift_card_entry e on e.gift_card_id = c.id
      group by c.id having coalesce(sum(e.amount_minor), 0) <> c.balance_minor or c.held_minor <> 0`,
    );
    expect(cards).toEqual([]);
  });
});
