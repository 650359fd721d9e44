import type { TouchModel } from './attribution-model.ts';

/** What a model looks at in one moment before an order. */
export interface Touch {
  /** What gets the credit: a channel, a campaign, a store. */
  readonly key: string | number;
  /** True for somebody who came by themselves, without a source. */
  readonly isDirect: boolean;
  /** Time between the moment and the order. */
  readonly ageMs: number;
}

/** Weights of time decay are integers of 2^-32, so that the engine and this code split alike. */
const DECAY_SCALE = 2 ** 32;

/**
 * The weight of each moment of a path, oldest first, as integers: the credit of a moment is its weight by their sum.
 * Position-based: 40 % to the first and to the last, 20 % to those between, two halves for two. Time decay:
 * 2^(-age / half-life), ages from the last moment. Shapley: with the value of a set of keys being the conversions of
 * paths that need no other, each distinct key of the path gets the same.
 */
export function touchWeights(model: TouchModel, path: readonly Touch[], halfLifeMs: number): bigint[] {
  const last = path.length - 1;
  const oneAt = (position: number) => path.map((_, index) => (index === position ? 1n : 0n));
  switch (model) {
    case 'FIRST_TOUCH':
      return oneAt(0);
    case 'LAST_TOUCH':
      return oneAt(last);
    case 'LAST_NON_DIRECT': {
      const named = path.findLastIndex((touch) => !touch.isDirect);
      return oneAt(named === -1 ? last : named);
    }
    case 'LINEAR':
      return path.map(() => 1n);
    case 'POSITION_BASED':
      return path.length <= 2
        ? path.map(() => 1n)
        : path.map((_, index) => (index === 0 || index === last ? 2n * BigInt(path.length - 2) : 1n));
    case 'TIME_DECAY': {
      const newest = path[last]?.ageMs ?? 0;
      return path.map((touch) => BigInt(Math.round(DECAY_SCALE * 2 ** ((newest - touch.ageMs) / halfLifeMs))));
    }
    case 'SHAPLEY':
      return path.map((touch, index) => (path.findIndex(({ key }) => key === touch.key) === index ? 1n : 0n));
  }
}
