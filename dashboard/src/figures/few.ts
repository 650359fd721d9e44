/** Observations below which a share shows what was counted, and neither a percent, an interval nor a change. */
export const FEW = 30;

/** A figure with its observations, as `MetricValue` of the API answers it. */
export interface Observed {
  readonly n: number;
  readonly numerator: string | null;
  readonly denominator: string | null;
}

/** What was counted where a share has fewer observations than a percent needs; undefined for every other figure. */
export function countedOf({
  n,
  numerator,
  denominator,
}: Observed): { readonly hits: number; readonly of: number } | undefined {
  // A quotient of amounts is no share of its observations: what it is divided by is not their number.
  if (n >= FEW || n === 0 || numerator === null || Number(denominator) !== n) return undefined;
  return { hits: Number(numerator), of: n };
}
