import { absorb } from './absorption.ts';
import { countChain, type MarkovChain } from './markov-chain.ts';
import type { PathSet } from './path-set.ts';

/** What would be lost without each key, in the order of the set's keys; fractions of one. */
export interface RemovalEffects {
  readonly chain: MarkovChain;
  /** 1 - P(conversion without the key) / P(conversion). */
  readonly ofConversions: readonly number[];
  /** The same of the expected value. */
  readonly ofValue: readonly number[];
}

/** How far a computation is, between two pauses of it. */
export interface Step {
  readonly done: number;
  readonly total: number;
}

/**
 * The removal effects of a chain of order 1 to 3 (Anderl, Becker, von Wangenheim and Schumann 2016), exact but for the
 * last digit, since nothing is simulated. Consecutive repeats are kept.
 * @param withNulls whether paths that led to nothing count.
 */
export function* removalEffects(
  set: PathSet,
  order: number,
  withNulls: boolean,
): Generator<Step, RemovalEffects, void> {
  const total = set.keys.length + 2;
  const chain = yield* within(countChain(set, order, withNulls), { done: 0, total });
  const whole = yield* within(absorb(chain, undefined), { done: 1, total });
  const lost = (without: number, all: number) => (all > 0 ? Math.max(0, 1 - without / all) : 0);
  const [ofConversions, ofValue]: [number[], number[]] = [[], []];
  for (const key of set.keys.keys()) {
    const without = yield* within(absorb(chain, key), { done: key + 2, total });
    ofConversions.push(lost(without.conversion, whole.conversion));
    ofValue.push(lost(without.value, whole.value));
  }
  return { chain, ofConversions, ofValue };
}

/** Runs a part of the work, saying at each of its pauses how far the whole is. */
function* within<T>(work: Generator<void, T, void>, step: Step): Generator<Step, T, void> {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
    yield step;
  }
}

/** Splits a total by removal effects; nothing where no key has an effect. */
export function shareByEffect(total: number, effects: readonly number[]): number[] {
  const sum = effects.reduce((all, effect) => all + effect, 0);
  return effects.map((effect) => (sum > 0 ? (total * effect) / sum : 0));
}
