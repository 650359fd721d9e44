import { meanScore, type RfmGroup, rfmGroupOf } from '../../segments/model/rfm.ts';

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
