import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { service } from '../../../test/support/actors.ts';
import { openCustomers, type TestCustomers } from '../testing/customers.ts';

type Row = Record<'rec_id' | 'given_name' | 'surname' | 'date_of_birth' | 'soc_sec_id', string>;

/** The two identifiers that these records have: a number, and name with birthday where all of it is there. */
function toSet(row: Row) {
  const named = row.given_name && row.surname && row.date_of_birth;
  return {
    ref: row.rec_id,
    source: 'febrl',
    identifiers: [
      { kind: 'EXTERNAL', value: `number:${row.soc_sec_id}` },
      ...(named ? [{ kind: 'EXTERNAL', value: `born:${row.given_name} ${row.surname} ${row.date_of_birth}` }] : []),
    ],
    profile: { firstName: row.given_name || null, lastName: row.surname || null },
  };
}

const personOf = (ref: string) => ref.split('-')[1];

/** Pairs of records resolved to one customer: those that are one person, and those that are not. */
function judge(people: ReadonlyMap<string, string>) {
  const records = [...people];
  let right = 0;
  let wrong = 0;
  records.forEach(([left, customer], index) => {
    for (const [other, same] of records.slice(index + 1)) {
      if (customer !== same) continue;
      if (personOf(left) === personOf(other)) right += 1;
      else wrong += 1;
    }
  });
  return { right, wrong, customers: new Set(people.values()).size };
}

let customers: TestCustomers;
beforeAll(async () => {
  customers = await openCustomers();
});
afterAll(() => customers.close());

it('joins 471 of the 500 duplicate pairs of the FEBRL records by exact identifiers, and no two strangers', async () => {
  const file = readFileSync(new URL('../../../test/fixtures/febrl/dataset1.csv', import.meta.url));
  const rows = parse(file, { columns: (names: string[]) => names.map((name) => name.trim()), trim: true }) as Row[];
  const people = new Map<string, string>();
  const resolve = async (some: readonly Row[]) => {
    const found = await customers.ask<Array<{ ref: string; customerId: string }>>(
      service,
      'mutation ($sets: JSON!) { customersResolveIdentities(sets: $sets) }',
      { sets: some.map(toSet) },
    );
    for (const { ref, customerId } of found) people.set(ref, customerId);
  };
  for (let start = 0; start < rows.length; start += 130) await resolve(rows.slice(start, start + 130));
  // Again, now that all evidence is in: survivors are asked again.
  await resolve([...rows].reverse());
  // Recomputed apart from this code: 450 by the number alone, 21 more by name and birthday, 529 groups in all.
  expect(judge(people)).toEqual({ right: 471, wrong: 0, customers: 529 });
});
