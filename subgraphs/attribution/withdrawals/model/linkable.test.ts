import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linkableOf, type MeasurementAct, NEVER_MS } from './linkable.ts';

let count = 0;
const act = (state: string, happenedMs: number, dueMs = 0): MeasurementAct => {
  count += 1;
  return { actId: String(count), state, happenedMs, learnedMs: 0, dueMs };
};

it.each([
  ['nothing was said', [], 0, 0],
  ['only a grant', [act('GRANTED', 5)], 0, 0],
  ['a withdrawal', [act('WITHDRAWN', 5)], 5, NEVER_MS],
  ['a grant before it', [act('GRANTED', 3), act('WITHDRAWN', 5)], 5, NEVER_MS],
  ['a grant at its instant', [act('GRANTED', 5), act('WITHDRAWN', 5)], 5, NEVER_MS],
  ['the first of two grants after it', [act('WITHDRAWN', 5), act('GRANTED', 9), act('GRANTED', 7)], 5, 7],
  ['two withdrawals', [act('WITHDRAWN', 5), act('GRANTED', 7), act('WITHDRAWN', 8)], 8, NEVER_MS],
  ['one of unknown time', [act('WITHDRAWN', 0), act('GRANTED', 7)], 0, 7],
  ['a request to confirm', [act('WITHDRAWN', 5), act('PENDING', 6, 9)], 5, NEVER_MS],
  ['a confirmation in time', [act('WITHDRAWN', 5), act('PENDING', 6, 9), act('GRANTED', 8)], 5, 8],
  ['a confirmation too late', [act('WITHDRAWN', 5), act('PENDING', 6, 9), act('GRANTED', 9)], 5, NEVER_MS],
] as const)('X23: what may be linked follows %s', (_what, acts, withdrawnMs, fromMs) => {
  expect(linkableOf(acts)).toEqual({ withdrawnMs, fromMs });
});

it('X23: no order of what became known, and no repetition, changes what may be linked', () => {
  const acts = fc.array(
    fc.record({
      actId: fc.uuid(),
      state: fc.constantFrom('GRANTED', 'PENDING', 'WITHDRAWN'),
      happenedMs: fc.integer({ min: 0, max: 12 }),
      learnedMs: fc.integer({ min: 0, max: 3 }),
      dueMs: fc.constantFrom(0, 4, 8),
    }),
    { maxLength: 8 },
  );
  const told = acts.chain((said) =>
    fc.record({ said: fc.constant(said), again: fc.shuffledSubarray([...said, ...said], { minLength: said.length }) }),
  );
  fc.assert(
    fc.property(told, ({ said, again }) => {
      expect(linkableOf([...said, ...again])).toEqual(linkableOf(said));
      const { withdrawnMs, fromMs } = linkableOf(said);
      const last = said.flatMap(({ state, happenedMs }) => (state === 'WITHDRAWN' ? happenedMs : []));
      expect(withdrawnMs).toBe(Math.max(0, ...last));
      if (last.length > 0) expect(fromMs).toBeGreaterThan(withdrawnMs);
    }),
  );
});
