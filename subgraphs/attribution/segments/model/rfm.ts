/** Groups of customers by recency (R) and the mean of frequency and value (FM), both 1 to 5. */
export const RFM_GROUPS = [
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

/** One cell of the grid: recency, and the mean of frequency and value. */
export interface RfmScores {
  readonly r: number;
  readonly fm: number;
}

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

const SCORES = [1, 2, 3, 4, 5] as const;

/** The cells that make up groups. */
export const cellsOfGroups = (groups: readonly RfmGroup[]): RfmScores[] =>
  SCORES.flatMap((r) => SCORES.map((fm) => ({ r, fm }))).filter(({ r, fm }) => groups.includes(rfmGroupOf(r, fm)));
