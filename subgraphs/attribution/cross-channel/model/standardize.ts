import { type Estimate, estimateOf, type Ratio } from './ratio.ts';

/** The same stratum of two groups: customers who order equally often. */
export interface Stratum {
  readonly omni: Ratio;
  readonly mono: Ratio;
}

/** Both groups as if they ordered equally often. */
export interface Standardized {
  readonly omni: Estimate;
  readonly mono: Estimate;
  /** People of the smaller group in the strata that both have. */
  readonly people: number;
}

/**
 * Direct standardization to the group of one channel: the figure of each stratum, weighted by how much of that group is
 * in it. Strata that one group lacks are left out of both: nobody buys once in two channels.
 */
export function standardize(strata: readonly Stratum[]): Standardized | undefined {
  const shared = strata.filter(({ omni, mono }) => omni.times > 0 && mono.times > 0);
  const weights = shared.map(({ mono }) => mono.times);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return undefined;
  const weighted = (group: 'omni' | 'mono'): Estimate =>
    shared.reduce<Estimate>(
      (sum, stratum, index) => {
        const weight = (weights[index] ?? 0) / total;
        const { value, variance } = estimateOf(stratum[group]) ?? { value: 0, variance: Number.NaN };
        return { value: sum.value + weight * value, variance: sum.variance + weight * weight * variance };
      },
      { value: 0, variance: 0 },
    );
  const people = (group: 'omni' | 'mono') => shared.reduce((sum, stratum) => sum + stratum[group].people, 0);
  return { omni: weighted('omni'), mono: weighted('mono'), people: Math.min(people('omni'), people('mono')) };
}
