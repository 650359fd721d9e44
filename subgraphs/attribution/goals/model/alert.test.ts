import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type AlertStanding, type AlertState, isPast, standingAfter } from './alert.ts';

const START = Date.parse('2026-06-01T00:00:00Z');
const rule = { direction: 'ABOVE', threshold: 1_500n, holdMinutes: 10, coolDownMinutes: 20 } as const;

/** States after each check of `[minute, figure]`, from NORMAL. */
function statesOf(
  checks: ReadonlyArray<readonly [minute: number, figure: bigint | null]>,
  given: { readonly holdMinutes: number; readonly coolDownMinutes: number } = rule,
): AlertState[] {
  let standing: AlertStanding = { state: 'NORMAL', stateChangedAt: new Date(START) };
  return checks.map(([minute, figure]) => {
    standing = standingAfter({ ...rule, ...given, ...standing }, figure, new Date(START + minute * 60_000));
    return standing.state;
  });
}

it('K22: is past its bound strictly: 15 % is no more than 15 %', () => {
  expect([1_500n, 1_501n].map((figure) => isPast(rule, figure))).toEqual([false, true]);
  expect([1_500n, 1_499n].map((figure) => isPast({ direction: 'BELOW', threshold: 1_500n }, figure))).toEqual([
    false,
    true,
  ]);
});

it('K22: goes NORMAL, PENDING, FIRING, RECOVERING, NORMAL as long as the rule says, and no sooner', () => {
  const past = 1_600n;
  const within = 1_000n;
  expect(
    statesOf([
      [0, within],
      [1, past],
      [10, past],
      [11, past],
      [30, within],
      [49, within],
      [50, within],
    ]),
  ).toEqual(['NORMAL', 'PENDING', 'PENDING', 'FIRING', 'RECOVERING', 'RECOVERING', 'NORMAL']);
});

it('K22: forgets what passed too soon, and what comes back during the cool-down is the same alert', () => {
  expect(
    statesOf([
      [0, 1_600n],
      [9, 1_000n],
      [12, 1_600n],
      [21, 1_600n],
      [22, 1_600n],
      [30, 1_000n],
      [40, 1_600n],
    ]),
  ).toEqual(['PENDING', 'NORMAL', 'PENDING', 'PENDING', 'FIRING', 'RECOVERING', 'FIRING']);
});

it('K22: fires and recovers at once where the rule asks for no time, and stays as it is without a figure', () => {
  const atOnce = { holdMinutes: 0, coolDownMinutes: 0 };
  expect(
    statesOf(
      [
        [0, 1_600n],
        [1, null],
        [2, 1_000n],
      ],
      atOnce,
    ),
  ).toEqual(['FIRING', 'FIRING', 'NORMAL']);
});

it('K22: never fires before the figure was past its bound for as long as the rule says, whatever comes', () => {
  const figures = fc.array(fc.constantFrom(1_000n, 1_600n, null), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(figures, fc.integer({ min: 1, max: 15 }), (checks, holdMinutes) => {
      const states = statesOf(
        checks.map((figure, minute) => [minute, figure] as const),
        { holdMinutes, coolDownMinutes: 5 },
      );
      for (const [minute, state] of states.entries()) {
        if (state !== 'FIRING' || states[minute - 1] !== 'PENDING') continue;
        const known = checks.slice(Math.max(0, minute - holdMinutes), minute + 1).filter((figure) => figure !== null);
        expect(minute).toBeGreaterThanOrEqual(holdMinutes);
        expect(known.every((figure) => figure === 1_600n)).toBe(true);
      }
    }),
  );
});
