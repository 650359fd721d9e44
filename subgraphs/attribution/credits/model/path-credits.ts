import { type AttributionModel, isTouchModel, markovOrder, type TouchModel } from './attribution-model.ts';
import { type RemovalEffects, removalEffects, type Step, shareByEffect } from './markov.ts';
import type { PathSet } from './path-set.ts';
import { touchWeights } from './touch-weights.ts';

export interface PathCreditOptions {
  readonly withNulls: boolean;
  readonly isDirect: (key: string) => boolean;
  /** Paths without times are taken to have their steps this far apart. */
  readonly stepMs: number;
  readonly halfLifeMs: number;
}

/** What a model gives to each key of a set of paths, in the order of its keys. */
export interface PathCredits {
  readonly model: AttributionModel;
  readonly conversions: readonly number[];
  readonly value: readonly number[];
  /** What the chain of a Markov model said; undefined for all others. */
  readonly effects?: RemovalEffects;
}

/** Splits the conversions and the value of every path of a set among its keys. */
export function* creditPaths(
  set: PathSet,
  model: AttributionModel,
  options: PathCreditOptions,
): Generator<Step, PathCredits, void> {
  if (isTouchModel(model)) return creditByWeight(set, model, options);
  const effects = yield* removalEffects(set, markovOrder(model), options.withNulls);
  const sum = (of: 'conversions' | 'value') => set.paths.reduce((all, path) => all + path[of], 0);
  return {
    model,
    conversions: shareByEffect(sum('conversions'), effects.ofConversions),
    value: shareByEffect(sum('value'), effects.ofValue),
    effects,
  };
}

function creditByWeight(set: PathSet, model: TouchModel, options: PathCreditOptions): PathCredits {
  const isDirect = set.keys.map(options.isDirect);
  const conversions = set.keys.map(() => 0);
  const value = set.keys.map(() => 0);
  for (const path of set.paths) {
    if (path.conversions === 0 && path.value === 0) continue;
    const touches = path.steps.map((key, index) => ({
      key,
      isDirect: isDirect[key] as boolean,
      ageMs: (path.steps.length - 1 - index) * options.stepMs,
    }));
    const weights = touchWeights(model, touches, options.halfLifeMs).map(Number);
    const sum = weights.reduce((all, weight) => all + weight, 0);
    for (const [index, key] of path.steps.entries()) {
      const share = (weights[index] as number) / sum;
      conversions[key] = (conversions[key] as number) + share * path.conversions;
      value[key] = (value[key] as number) + share * path.value;
    }
  }
  return { model, conversions, value };
}
