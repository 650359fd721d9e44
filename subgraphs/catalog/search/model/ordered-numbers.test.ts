import fc from 'fast-check';
import { expect, it } from 'vitest';
import { OrderedNumbers } from './ordered-numbers.ts';

/** By the last digit, then by the number. */
const compare = (one: number, other: number) => (one % 10) - (other % 10) || one - other;

it('keeps its members in order, forth and back from any place, while they come and go', () => {
  const steps = fc.array(fc.record({ member: fc.nat(3_000), isAdded: fc.boolean() }), {
    minLength: 800,
    maxLength: 3_000,
  });
  fc.assert(
    fc.property(steps, fc.nat(3_000), (all, place) => {
      const kept = new OrderedNumbers(compare);
      const members = new Set<number>();
      for (const { member, isAdded } of all) {
        if (isAdded && !members.has(member)) kept.add(member);
        if (!isAdded) kept.delete(member);
        if (isAdded) members.add(member);
        else members.delete(member);
      }
      const expected = [...members].sort(compare);
      const read = (walk: 'ascend' | 'descend', from?: (member: number) => number) => {
        const found: number[] = [];
        kept[walk](from, (member) => found.push(member) > 0);
        return found;
      };
      expect(read('ascend')).toEqual(expected);
      expect(read('descend')).toEqual([...expected].reverse());
      const from = (member: number) => compare(member, place);
      expect(read('ascend', from)).toEqual(expected.filter((member) => from(member) >= 0));
      expect(read('descend', from)).toEqual(expected.filter((member) => from(member) < 0).reverse());
    }),
    { numRuns: 25 },
  );
});

it('stops when a visit says so', () => {
  const kept = new OrderedNumbers(compare);
  for (let member = 0; member < 1_000; member++) kept.add(member);
  let visits = 0;
  kept.ascend(undefined, () => ++visits < 3);
  kept.descend(undefined, () => ++visits < 6);
  expect(visits).toBe(6);
});
