import { describe, expect, it } from 'vitest';
import { ConflictError } from '#kernel/values/errors.ts';
import { newId } from '#kernel/values/ids.ts';
import type { RequestedLine } from '../../holds/model/allocation.ts';
import { planHold } from '../../holds/model/plan-hold.ts';
import { adjustSchema, moveSchema } from './change-input.ts';
import { countDeltas } from './count-deltas.ts';
import type { HoldLine } from './hold.ts';
import { freeUnits, type Level, type State } from './states.ts';
import { type StockLine, sumByLevel } from './stock-lines.ts';
import { createPlan } from './stock-plan.ts';

function level(fields: Partial<Level>): Level {
  const counters = {
    available: 0,
    committed: 0,
    reserved: 0,
    damaged: 0,
    safetyStock: 0,
    qualityControl: 0,
    incoming: 0,
    shortage: 0,
    ...fields,
  };
  const onHand = counters.available + counters.committed + counters.reserved + counters.damaged + counters.safetyStock;
  return { id: 'lvl_l', variantId: 'var_v', locationId: 'loc_a', version: 1, onHand, ...counters };
}
const heldLine = (quantity: number): HoldLine => ({
  holdId: 'hld_h',
  lineId: '1',
  levelId: 'lvl_l',
  variantId: 'var_v',
  locationId: 'loc_a',
  quantity,
});
const wish = (quantity: number): RequestedLine[] => [
  { lineId: '1', variantId: 'var_v', quantity, locationIds: ['loc_a'] },
];

describe('a plan', () => {
  it('sums the movements of one operation on one level and leaves out those that cancel out', () => {
    const plan = createPlan([level({ available: 5 })]);
    plan.move('ADJUST', 'lvl_l', { available: 2 });
    plan.move('ADJUST', 'lvl_l', { available: -2 });
    expect(plan.movements()).toEqual([]);
    plan.move('ADJUST', 'lvl_l', { available: -5 });
    expect(plan.movements()).toMatchObject([{ kind: 'ADJUST', deltas: { available: -5 } }]);
  });

  it('refuses to drive any state below zero', () => {
    const plan = createPlan([level({ available: 1, committed: 2 })]);
    expect(() => plan.move('FULFILL', 'lvl_l', { committed: -3 })).toThrow(ConflictError);
  });

  it('keeps what an expired hold returns apart from the operation that found it', () => {
    const plan = createPlan([level({ reserved: 2 })]);
    plan.expire([heldLine(2)]);
    planHold(plan, [], wish(1));
    expect(plan.movements().map(({ kind, deltas }) => [kind, deltas])).toEqual([
      ['EXPIRE', { available: 2, reserved: -2 }],
      ['HOLD', { available: -1, reserved: 1 }],
    ]);
  });
});

describe('planHold', () => {
  it('moves nothing when a hold becomes another of the same units', () => {
    const plan = createPlan([level({ available: 0, reserved: 3 })]);
    planHold(plan, [heldLine(3)], wish(3));
    expect(plan.movements()).toEqual([]);
  });

  it('keeps the units of a conversion although the level is short', () => {
    const plan = createPlan([level({ reserved: 3, shortage: 2 })]);
    expect(() => planHold(plan, [heldLine(3)], wish(3))).not.toThrow();
    expect(plan.movements()).toEqual([]);
  });

  it('settles the shortage with what a smaller hold gives back', () => {
    const plan = createPlan([level({ reserved: 3, shortage: 1 })]);
    planHold(plan, [heldLine(3)], wish(1));
    expect(plan.movements()[0]?.deltas).toEqual({ available: 1, reserved: -2, shortage: -1 });
  });
});

describe('units that become free', () => {
  it('settle the shortage first and are offered only beyond it', () => {
    expect(freeUnits(0, 3)).toEqual({ available: 3 });
    expect(freeUnits(2, 3)).toEqual({ available: 1, shortage: -2 });
    expect(freeUnits(5, 3)).toEqual({ shortage: -3 });
  });
});

describe('a count of the building', () => {
  it('makes available what is neither promised nor set aside', () => {
    expect(countDeltas(level({ available: 1, committed: 2 }), 'onHand', 10)).toEqual({ available: 7, shortage: 0 });
  });

  it('records promised units that were not found as a shortage', () => {
    expect(countDeltas(level({ available: 4, committed: 5 }), 'onHand', 3)).toEqual({ available: -4, shortage: 2 });
  });

  it('settles an earlier shortage when the units turn up', () => {
    expect(countDeltas(level({ committed: 5, shortage: 2 }), 'onHand', 6)).toEqual({ available: 1, shortage: -2 });
  });
});

describe('what staff may change', () => {
  const at = { variantId: newId('var'), locationId: newId('loc') };
  const heading = { idempotencyKey: 'k', reason: 'Count' };
  const adjust = (state: State, delta: number) =>
    adjustSchema.safeParse({ ...heading, changes: [{ ...at, state, delta }] }).success;
  const move = (from: State) =>
    moveSchema.safeParse({ ...heading, moves: [{ ...at, from, to: 'damaged', quantity: 1 }] }).success;

  it.each(['reserved', 'committed'] as const)('%s cannot be changed manually', (state) => {
    expect(adjust(state, 1)).toBe(false);
  });

  it('a shortage cannot be moved, only adjusted or counted', () => {
    expect(move('available')).toBe(true);
    expect(move('shortage')).toBe(false);
    expect(adjust('shortage', 1)).toBe(true);
  });

  it('no change concerns more than a million units', () => {
    expect(adjust('available', 1_000_000)).toBe(true);
    expect(adjust('available', -1_000_001)).toBe(false);
  });
});

describe('sumByLevel', () => {
  it('adds lines of the same level and orders levels by their key', () => {
    const lines: StockLine[] = [
      { variantId: 'var_b', locationId: 'loc_x', quantity: 1 },
      { variantId: 'var_a', locationId: 'loc_x', quantity: 2 },
      { variantId: 'var_b', locationId: 'loc_x', quantity: 3 },
    ];
    expect(sumByLevel(lines)).toEqual([
      { variantId: 'var_a', locationId: 'loc_x', quantity: 2 },
      { variantId: 'var_b', locationId: 'loc_x', quantity: 4 },
    ]);
  });
});
