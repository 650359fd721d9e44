/** A 95 % interval, in the unit of its figure. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The quantile of the standard normal distribution that leaves 2.5 % on each side. */
export const Z = 1.96;

/** Observations below which a figure shows its count, and neither an interval nor a change. */
export const FEW = 30;

/** Hits among `of` observations. */
export interface Share {
  readonly hits: number;
  readonly of: number;
}

/** Sums of one pass over observations, from which mean and spread follow. */
export interface Sample {
  readonly n: number;
  readonly sum: number;
  readonly sumOfSquares: number;
}

export const shareOf = ({ hits, of }: Share): number => hits / of;
export const meanOf = ({ n, sum }: Sample): number => sum / n;

/** Variance of the observations, with n − 1; rounding may not make it negative. */
function varianceOf({ n, sum, sumOfSquares }: Sample): number {
  return Math.max(0, (sumOfSquares - (sum * sum) / n) / (n - 1));
}

/** Of a share of people or sessions: Wilson, 1927. Keeps within 0 and 1, and right at 0 and 1 themselves. */
export function wilson({ hits, of: n }: Share): Interval {
  const p = hits / n;
  const middle = p + (Z * Z) / (2 * n);
  const reach = Z * Math.sqrt((p * (1 - p)) / n + (Z * Z) / (4 * n * n));
  const scale = 1 + (Z * Z) / n;
  return {
    low: hits === 0 ? 0 : Math.max(0, (middle - reach) / scale),
    high: hits === n ? 1 : Math.min(1, (middle + reach) / scale),
  };
}

/** Of the difference of two shares, the first less the second: Newcombe, 1998, method 10. */
export function newcombe(first: Share, second: Share): Interval {
  const [p1, p2] = [shareOf(first), shareOf(second)];
  const [w1, w2] = [wilson(first), wilson(second)];
  return {
    low: p1 - p2 - Math.hypot(p1 - w1.low, w2.high - p2),
    high: p1 - p2 + Math.hypot(w1.high - p1, p2 - w2.low),
  };
}

/** Of the ratio of two shares, by the logarithm: Katz and others, 1978. Undefined when one of them is zero. */
export function ratioOfShares(first: Share, second: Share): Interval | undefined {
  if (first.hits === 0 || second.hits === 0) return undefined;
  const [p1, p2] = [shareOf(first), shareOf(second)];
  const reach = Z * Math.sqrt((1 - p1) / first.hits + (1 - p2) / second.hits);
  return { low: (p1 / p2) * Math.exp(-reach), high: (p1 / p2) * Math.exp(reach) };
}

/** Of a mean per person, with the spread that was seen: visits and spending vary more than Poisson. Needs n ≥ 2. */
export function meanInterval(sample: Sample): Interval {
  const reach = Z * Math.sqrt(varianceOf(sample) / sample.n);
  return { low: meanOf(sample) - reach, high: meanOf(sample) + reach };
}

/**
 * What is divided and by what, over independent observations: how many, both sums, and the sums of their squares and
 * products.
 */
export interface RatioSample {
  readonly observed: number;
  readonly n: number;
  readonly d: number;
  readonly nn: number;
  readonly nd: number;
  readonly dd: number;
}

/**
 * Of a ratio of two sums by the delta method: R ± z √(s²/m) ÷ d̄, with s² = (Σn² − 2RΣnd + R²Σd²) ÷ (m − 1). Undefined
 * unless what it is divided by is above zero.
 */
export function ratioInterval({ observed: m, n, d, nn, nd, dd }: RatioSample): Interval | undefined {
  if (!(d > 0) || m < 2) return undefined;
  const ratio = n / d;
  const variance = Math.max(0, nn - 2 * ratio * nd + ratio * ratio * dd) / (m - 1);
  const reach = (Z * Math.sqrt(variance * m)) / d;
  return { low: ratio - reach, high: ratio + reach };
}

/** Of the ratio of two means, by the logarithm and the delta method. Undefined unless both are above zero. */
export function ratioOfMeans(first: Sample, second: Sample): Interval | undefined {
  const [m1, m2] = [meanOf(first), meanOf(second)];
  if (!(m1 > 0 && m2 > 0)) return undefined;
  const spread = (sample: Sample, mean: number) => varianceOf(sample) / (sample.n * mean * mean);
  const reach = Z * Math.sqrt(spread(first, m1) + spread(second, m2));
  return { low: (m1 / m2) * Math.exp(-reach), high: (m1 / m2) * Math.exp(reach) };
}

/** What so many observations, each independent of the others, sum to. */
interface Part {
  readonly length: number;
  readonly sum: number;
}

/**
 * Of the sum of `more` further observations like those of the parts: their own spread, and that of the mean. Parts of
 * several observations show it by their sums, whose variance is that of one observation times their length. Needs two parts.
 */
export function sumInterval(parts: readonly Part[], more: number): Interval {
  const n = parts.reduce((all, { length }) => all + length, 0);
  const mean = parts.reduce((all, { sum }) => all + sum, 0) / n;
  const squares = parts.reduce((all, { length, sum }) => all + (sum - mean * length) ** 2 / length, 0);
  const reach = Z * Math.sqrt((squares / (parts.length - 1)) * more * (1 + more / n));
  return { low: more * mean - reach, high: more * mean + reach };
}

/**
 * Of a count of independent events, those that a shop of the same kind would have had too: the exact interval of Poisson by
 * Byar's approximation (Breslow and Day, Statistical Methods in Cancer Research II, 1987, p. 69), within 0.1 % from 10 on. A
 * count may be a sum of parts.
 */
export function countInterval(count: number): Interval {
  const bound = (k: number, z: number) => k * (1 - 1 / (9 * k) + z / (3 * Math.sqrt(k))) ** 3;
  return { low: count > 0 ? bound(count, -Z) : 0, high: bound(count + 1, Z) };
}

/**
 * Of the first of two counts ÷ the second: given their sum, the first is binomial (Przyborowski and Wilenski, 1940), with
 * Wilson's interval of its share. Undefined when one of them is zero.
 */
export function ratioOfCounts(first: number, second: number): Interval | undefined {
  if (first === 0 || second === 0) return undefined;
  const { low, high } = wilson({ hits: first, of: first + second });
  return { low: low / (1 - low), high: high / (1 - high) };
}

/**
 * Of a sum of independent amounts of which it is by chance how many there are: its variance is the sum of their squares
 * (compound Poisson; Kaas and others, Modern Actuarial Risk Theory, 2008, section 3.5).
 */
export function randomSumInterval({ sum, sumOfSquares }: Omit<Sample, 'n'>): Interval {
  const reach = Z * Math.sqrt(sumOfSquares);
  return { low: sum - reach, high: sum + reach };
}
