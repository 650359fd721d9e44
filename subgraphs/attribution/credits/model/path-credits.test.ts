import { describe, expect, it } from 'vitest';
import { allocate } from '#kernel/values/money.ts';
import { ATTRIBUTION_MODELS, type AttributionModel, type TouchModel } from './attribution-model.ts';
import { removalEffects } from './markov.ts';
import { creditPaths, type PathCreditOptions } from './path-credits.ts';
import { collectPaths, type PathSet } from './path-set.ts';
import { touchWeights } from './touch-weights.ts';

const DAY_MS = 86_400_000;
const OPTIONS: PathCreditOptions = {
  withNulls: true,
  isDirect: (key) => key === 'direct',
  stepMs: DAY_MS,
  halfLifeMs: 7 * DAY_MS,
};

type Line = readonly [path: string, conversions: number, value?: number, nulls?: number];

function pathsOf(...lines: readonly Line[]): PathSet {
  const paths = collectPaths();
  for (const [path, conversions, value = conversions, nulls = 0] of lines) {
    paths.add(path.split(' > '), { conversions, value, nulls });
  }
  return paths.finish();
}

/** Runs a computation through all its pauses. */
function finish<T>(work: Generator<unknown, T, void>): T {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
  }
}

function credits(set: PathSet, model: AttributionModel, options = OPTIONS) {
  const { conversions } = finish(creditPaths(set, model, options));
  return Object.fromEntries(set.keys.map((key, index) => [key, conversions[index]]));
}

const close = (expected: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(expected).map(([key, value]) => [key, expect.closeTo(value, 9)]));

/** The vignette of the R package ChannelAttribution (Altomare 2015): three paths, one conversion each. */
const VIGNETTE = pathsOf(['A > B > A > B > B > A', 1], ['A > B > B > A > A', 1], ['A > A', 1]);

describe("ChannelAttribution's worked example", () => {
  it.each<[AttributionModel, Record<string, number>]>([
    ['FIRST_TOUCH', { A: 3, B: 0 }],
    ['LAST_TOUCH', { A: 3, B: 0 }],
    ['LINEAR', { A: 2.1, B: 0.9 }],
    ['MARKOV_1', { A: 2, B: 1 }],
  ])('comes out by %s', (model, expected) => {
    expect(credits(VIGNETTE, model)).toEqual(close(expected));
  });

  it('has removal effects of 1 and 0.5', () => {
    const { ofConversions, ofValue } = finish(removalEffects(VIGNETTE, 1, true));
    expect(ofConversions).toEqual([expect.closeTo(1, 12), expect.closeTo(0.5, 12)]);
    expect(ofValue).toEqual(ofConversions);
  });
});

describe('the example of Bryl 2016', () => {
  const set = pathsOf(['c1 > c2 > c3', 1], ['c1', 0, 0, 1], ['c2 > c3', 0, 0, 1]);

  it('has removal effects .5, 1 and 1, and credits .2, .4 and .4', () => {
    const { ofConversions } = finish(removalEffects(set, 1, true));
    expect(ofConversions).toEqual([0.5, 1, 1].map((effect) => expect.closeTo(effect, 12)));
    expect(credits(set, 'MARKOV_1')).toEqual(close({ c1: 0.2, c2: 0.4, c3: 0.4 }));
  });

  it('converts with certainty where paths that led to nothing are left out', () => {
    expect(credits(set, 'MARKOV_1', { ...OPTIONS, withNulls: false })).toEqual(
      close({ c1: 1 / 3, c2: 1 / 3, c3: 1 / 3 }),
    );
  });
});

it('remembers as many steps as its order', () => {
  const { chain } = finish(removalEffects(VIGNETTE, 2, true));
  expect(chain.stepsOf.map((steps) => steps.map((step) => VIGNETTE.keys[step]).join())).toEqual([
    '',
    'A',
    'A,B',
    'B,A',
    'B,B',
    'A,A',
  ]);
});

it('splits a value by the value that a removal costs', () => {
  const set = pathsOf(['A', 1, 100], ['B', 1, 300]);
  expect(finish(creditPaths(set, 'MARKOV_1', OPTIONS))).toMatchObject({ conversions: [1, 1], value: [100, 300] });
});

describe('models of one path', () => {
  const touches = (...keys: string[]) =>
    keys.map((key, index) => ({ key, isDirect: key === 'direct', ageMs: (keys.length - 1 - index) * 7 * DAY_MS }));

  it.each<[TouchModel, string[], number[]]>([
    ['POSITION_BASED', ['a'], [1]],
    ['POSITION_BASED', ['a', 'b'], [1, 1]],
    ['POSITION_BASED', ['a', 'b', 'c'], [2, 1, 2]],
    ['POSITION_BASED', ['a', 'b', 'c', 'd'], [4, 1, 1, 4]],
    ['LAST_NON_DIRECT', ['a', 'b', 'direct'], [0, 1, 0]],
    ['LAST_NON_DIRECT', ['direct', 'direct'], [0, 1]],
    ['TIME_DECAY', ['a', 'b', 'c'], [2 ** 30, 2 ** 31, 2 ** 32]],
    ['SHAPLEY', ['a', 'b', 'a'], [1, 1, 0]],
  ])('%s weighs %j as %j', (model, keys, weights) => {
    expect(touchWeights(model, touches(...keys), 7 * DAY_MS)).toEqual(weights.map(BigInt));
  });

  it('A7: split an order to the cent, ties to the earlier moment', () => {
    const linear = touchWeights('LINEAR', touches('a', 'b', 'c'), DAY_MS);
    expect(allocate(100n, linear)).toEqual([34n, 33n, 33n]);
    expect(allocate(-100n, linear)).toEqual([-34n, -33n, -33n]);
  });
});

/** The Shapley value of each player by its definition: its mean contribution over all coalitions of the others. */
function shapleyByCoalitions(players: number, worth: (coalition: ReadonlySet<number>) => number): number[] {
  const factorials = [1];
  for (let n = 1; n <= players; n += 1) factorials.push((factorials[n - 1] as number) * n);
  const factorial = (n: number) => factorials[n] as number;
  return Array.from({ length: players }, (_, player) => {
    let value = 0;
    for (let bits = 0; bits < 2 ** players; bits += 1) {
      const coalition = new Set(
        Array.from({ length: players }, (_each, one) => one).filter((one) => bits & (1 << one)),
      );
      if (coalition.has(player)) continue;
      const weight = (factorial(coalition.size) * factorial(players - coalition.size - 1)) / factorial(players);
      value += weight * (worth(new Set([...coalition, player])) - worth(coalition));
    }
    return value;
  });
}

describe('Shapley', () => {
  it('by its definition gives the published values of the glove game and the airport game', () => {
    const gloves = shapleyByCoalitions(3, (who) => Number(who.has(2) && (who.has(0) || who.has(1))));
    expect(gloves).toEqual([1 / 6, 1 / 6, 2 / 3].map((value) => expect.closeTo(value, 12)));
    const costs = [10, 20, 30];
    const airport = shapleyByCoalitions(3, (who) => Math.max(0, ...[...who].map((one) => costs[one] as number)));
    expect(airport).toEqual([10 / 3, 25 / 3, 55 / 3].map((value) => expect.closeTo(value, 12)));
  });

  it('in its closed form equals its definition over all coalitions', () => {
    const set = randomPaths(20_260_729, 200, 8);
    const sets = set.paths.map((path) => ({ ...path, distinct: [...new Set(path.steps)] }));
    const worth = (who: ReadonlySet<number>) =>
      sets.reduce((sum, path) => sum + (path.distinct.every((step) => who.has(step)) ? path.conversions : 0), 0);
    const expected = shapleyByCoalitions(set.keys.length, worth);
    expect(finish(creditPaths(set, 'SHAPLEY', OPTIONS)).conversions).toEqual(
      expected.map((value) => expect.closeTo(value, 8)),
    );
  });
});

/** Numbers from 0 to 1 of a seed: mulberry32. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function randomPaths(seed: number, count: number, keys: number): PathSet {
  const random = randomOf(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const paths = collectPaths();
  for (let index = 0; index < count; index += 1) {
    const steps = Array.from({ length: 1 + below(7) }, () => `k${below(keys)}`);
    const conversions = below(4);
    paths.add(steps, { conversions, value: conversions * (1 + below(100)), nulls: below(3) });
  }
  return paths.finish();
}

/** P(conversion) by the inverse of I - Q, dense, with the rows of a removed key taken out. */
function conversionByInverse(set: PathSet, order: number, removed: number | undefined): number {
  const rows = new Map<string, Map<string, number>>();
  const count = (from: string, to: string, weight: number) => {
    const row = rows.get(from) ?? new Map<string, number>();
    rows.set(from, row.set(to, (row.get(to) ?? 0) + weight));
  };
  for (const { steps, conversions, nulls } of set.paths) {
    const names = steps.map((_, index) => steps.slice(Math.max(0, index - order + 1), index + 1).join('|'));
    const all = ['start', ...names];
    for (let at = 1; at < all.length; at += 1) count(all[at - 1] as string, all[at] as string, conversions + nulls);
    count(all.at(-1) as string, 'yes', conversions);
    count(all.at(-1) as string, 'no', nulls);
  }
  const states = [...rows.keys()];
  const matrix = states.map((state, index) => {
    const row = rows.get(state) as Map<string, number>;
    const isGone = state !== 'start' && state.split('|').includes(String(removed));
    const total = [...row.values()].reduce((sum, weight) => sum + weight, 0);
    const share = (to: string) => (isGone || total === 0 ? 0 : (row.get(to) ?? 0) / total);
    return [...states.map((to, column) => Number(column === index) - share(to)), share('yes')];
  });
  for (const [index, pivot] of matrix.entries()) {
    for (const [other, row] of matrix.entries()) {
      const factor = (row[index] as number) / (pivot[index] as number);
      if (other !== index && factor !== 0) matrix[other] = row.map((cell, at) => cell - factor * (pivot[at] as number));
    }
  }
  const start = states.indexOf('start');
  return (matrix[start]?.at(-1) as number) / (matrix[start]?.[start] as number);
}

describe.each([1, 2, 3])('whatever the paths, seed %i', (seed) => {
  const set = randomPaths(seed, 60, 5);

  it.each(ATTRIBUTION_MODELS)('credits by %s sum to the conversions and to the value', (model) => {
    const { conversions, value } = finish(creditPaths(set, model, OPTIONS));
    const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
    expect(sum(conversions)).toBeCloseTo(sum(set.paths.map((path) => path.conversions)), 8);
    expect(sum(value)).toBeCloseTo(sum(set.paths.map((path) => path.value)), 6);
  });

  it.each([1, 2, 3])('removal effects of order %i equal those of the inverted matrix', (order) => {
    const { ofConversions } = finish(removalEffects(set, order, true));
    const whole = conversionByInverse(set, order, undefined);
    const expected = set.keys.map((_, key) => 1 - conversionByInverse(set, order, key) / whole);
    expect(ofConversions).toEqual(expected.map((effect) => expect.closeTo(effect, 10)));
  });
});
