/** Groups of customers by recency (R) and the mean of frequency and value (FM), both 1 to 5. */
const RFM_GROUPS = [
  'CHAMPIONS',
  'LOYAL',
  'ACTIVE',
  'NEW',
  'PROMISING',
  'NEEDS_ATTENTION',
  'ALMOST_LOST',
  'AT_RISK',
  'PREVIOUSLY_LOYAL',
  'DORMANT',
] as const;
export type RfmGroup = (typeof RFM_GROUPS)[number];

/** Rows by R from 5 down to 1, columns by FM from 1 to 5. */
const GRID: ReadonlyArray<readonly RfmGroup[]> = [
  ['NEW', 'PROMISING', 'ACTIVE', 'LOYAL', 'CHAMPIONS'],
  ['PROMISING', 'PROMISING', 'ACTIVE', 'LOYAL', 'CHAMPIONS'],
  ['ALMOST_LOST', 'ALMOST_LOST', 'NEEDS_ATTENTION', 'LOYAL', 'LOYAL'],
  ['DORMANT', 'DORMANT', 'AT_RISK', 'AT_RISK', 'PREVIOUSLY_LOYAL'],
  ['DORMANT', 'DORMANT', 'AT_RISK', 'PREVIOUSLY_LOYAL', 'PREVIOUSLY_LOYAL'],
];

export function rfmGroupOf(r: number, fm: number): RfmGroup {
  return GRID[5 - r]?.[fm - 1] ?? 'DORMANT';
}

/** The mean of two scores, half up. */
export const meanScore = (f: number, m: number): number => (f + m + 1) >> 1;

/** Customers of the same three scores. */
export interface RfmCount {
  readonly r: number;
  readonly f: number;
  readonly m: number;
  readonly customers: number;
  readonly net: bigint;
}

export interface RfmCell {
  readonly r: number;
  readonly fm: number;
  readonly group: RfmGroup;
  readonly customers: number;
  readonly net: bigint;
}

/** The grid: all 25 cells, R from 5 down, FM from 1 up. */
export function rfmGrid(counts: readonly RfmCount[]): RfmCell[] {
  return [5, 4, 3, 2, 1].flatMap((r) =>
    [1, 2, 3, 4, 5].map((fm) => {
      const inside = counts.filter((count) => count.r === r && meanScore(count.f, count.m) === fm);
      return {
        r,
        fm,
        group: rfmGroupOf(r, fm),
        customers: inside.reduce((sum, { customers }) => sum + customers, 0),
        net: inside.reduce((sum, { net }) => sum + net, 0n),
      };
    }),
  );
}
