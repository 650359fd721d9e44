/** Seeded randomness: the same seed gives the same instance on every machine (sfc32, public domain). */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** An integer in [min, max]. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** An item with a probability proportional to its weight. */
  weighted<T>(items: ReadonlyArray<{ readonly item: T; readonly weight: number }>): T;
  /** Exponentially distributed around `mean`. */
  exponential(mean: number): number;
  /** A stream of its own, so that one part of the plan does not shift another. */
  fork(label: string): Random;
}

function hash(text: string): number {
  let h = 2166136261;
  for (let index = 0; index < text.length; index++) h = Math.imul(h ^ text.charCodeAt(index), 16777619);
  return h >>> 0;
}

/** The item at a part of the sum of the weights. @param part in [0, 1) */
export function pickAt<T>(part: number, items: ReadonlyArray<{ readonly item: T; readonly weight: number }>): T {
  let left = part * items.reduce((sum, one) => sum + one.weight, 0);
  for (const one of items) {
    left -= one.weight;
    if (left < 0) return one.item;
  }
  const last = items.at(-1);
  if (!last) throw new RangeError('nothing to pick from');
  return last.item;
}

export function createRandom(seed: number, label = ''): Random {
  let a = seed >>> 0;
  let b = hash(label);
  let c = 0x9e3779b9;
  let d = 1;
  function next(): number {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    return (t >>> 0) / 4294967296;
  }
  for (let warmUp = 0; warmUp < 12; warmUp++) next();
  const random: Random = {
    next,
    int: (min, max) => min + Math.floor(next() * (max - min + 1)),
    chance: (probability) => next() < probability,
    pick(items) {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
    weighted: (items) => pickAt(next(), items),
    exponential: (mean) => -mean * Math.log(1 - next()),
    fork: (name) => createRandom(seed, `${label}/${name}`),
  };
  return random;
}
