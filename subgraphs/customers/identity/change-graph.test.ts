import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '#kernel/database/sql.ts';
import { rowsAs } from '../../../test/support/rows-as.ts';
import { unique } from '../../../test/support/unique.ts';
import { openCustomers, type TestCustomers } from '../testing/customers.ts';

let customers: TestCustomers;
beforeAll(async () => {
  customers = await openCustomers();
});
afterAll(() => customers.close());

const identifier = fc.tuple(
  fc.constantFrom('EMAIL', 'EXTERNAL', 'CARD_TOKEN', 'DEVICE'),
  fc.constantFrom('a', 'b', 'c', 'd', 'e'),
);
const sets = fc.array(fc.uniqueArray(identifier, { selector: String, minLength: 1, maxLength: 3 }), {
  minLength: 2,
  maxLength: 10,
});

function write(set: ReadonlyArray<readonly [string, string]>, world: string): string {
  return set.map(([kind, value]) => `${kind}:${value}${world}${kind === 'EMAIL' ? '@x.fr' : ''}`).join(' ');
}

/** Who is one person in the tables, told by identifiers alone. */
async function people(world: string): Promise<string[]> {
  const rows = await rowsAs<{ people: string[] }>(
    customers.db,
    sql`
    select array_agg(i.kind || ':' || replace(i.value, ${world}, '') order by i.kind, i.value) as people
    from identifier i join customer c on c.id = i.customer_id
    where i.value like ${`%${world}%`} and i.shared_at is null group by c.survivor_id`,
  );
  return rows.map((row) => row.people.join(' ')).sort();
}

it('stores the same people for any order and any batches of the same observations', async () => {
  const cases = sets.chain((some) =>
    fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length, maxLength: some.length })),
  );
  await fc.assert(
    fc.asyncProperty(cases, async ([some, shuffled]) => {
      const [one, other] = [unique('w').slice(-12), unique('w').slice(-12)];
      for (const set of some) await customers.resolve(write(set, one));
      const half = Math.ceil(shuffled.length / 2);
      await customers.resolve(...shuffled.slice(0, half).map((set) => write(set, other)));
      await customers.resolve(...shuffled.slice(half).map((set) => write(set, other)));
      expect(await people(other)).toEqual(await people(one));
    }),
    { numRuns: 40 },
  );
});

it('keeps the oldest customer, then the smaller id, whichever way the evidence comes', async () => {
  const cases = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(cases, async (order) => {
      const world = unique('w').slice(-12);
      customers.clock.advance(1_000);
      const first = await customers.resolve(...[0, 1].map((n) => `EMAIL:${n}${world}@x.fr`));
      customers.clock.advance(1_000);
      await customers.resolve(...[2, 3, 4, 5].map((n) => `EMAIL:${n}${world}@x.fr`));
      for (const n of order) await customers.resolve(`EMAIL:${n}${world}@x.fr EMAIL:${n + 1}${world}@x.fr`);
      expect(await customers.resolve(`EMAIL:5${world}@x.fr`)).toEqual([[...first].sort()[0]]);
    }),
    { numRuns: 12 },
  );
});
