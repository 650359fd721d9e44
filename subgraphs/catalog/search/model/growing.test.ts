import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Column, Series, SlotSet } from './growing.ts';

const slots = fc.uniqueArray(fc.nat(5_000), { maxLength: 300 });
const setOf = (members: readonly number[]) => {
  const set = new SlotSet();
  for (const member of members) set.add(member);
  return set;
};
const membersOf = (set: SlotSet) => {
  const members: number[] = [];
  set.forEach((slot) => {
    members.push(slot);
  });
  return members;
};
const ascending = (members: readonly number[]) => [...members].sort((one, other) => one - other);

it('a set of slots holds, counts, joins and meets as a set does, whatever its size', () => {
  fc.assert(
    fc.property(slots, slots, (one, other) => {
      const set = setOf(one);
      expect(membersOf(set)).toEqual(ascending(one));
      expect(set.count()).toBe(one.length);
      const met = set.copy();
      met.restrictTo(setOf(other));
      expect(membersOf(met)).toEqual(ascending(one.filter((member) => other.includes(member))));
      const joined = set.copy();
      joined.include(setOf(other));
      expect(membersOf(joined)).toEqual(ascending([...new Set([...one, ...other])]));
      for (const member of other) set.delete(member);
      expect(membersOf(set)).toEqual(ascending(one.filter((member) => !other.includes(member))));
    }),
  );
});

it('a column answers what was set, and its absent value elsewhere', () => {
  const column = new Column(Number.NaN);
  column.set(5_000, 7);
  expect([column.at(5_000), column.at(4_999), column.at(90_000)]).toEqual([7, Number.NaN, Number.NaN]);
});

it('a series keeps what was added, in order', () => {
  const series = new Series();
  for (let value = 0; value < 100; value++) series.push(value * 40_000_000);
  expect([...series.values.subarray(0, series.length)]).toEqual(Array.from({ length: 100 }, (_, v) => v * 40_000_000));
});
