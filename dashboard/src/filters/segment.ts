import type { RfmGroup } from '../api/generated/attribution/ltv.ts';

/** Groups of customers, those who bought last first. */
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
] as const satisfies readonly RfmGroup[];

/** A group by its name, or a cell of the grid by its scores: r4f5. */
export type SegmentCode = RfmGroup | `r${number}f${number}`;

const CELL = /^r([1-5])f([1-5])$/;

export const isSegmentCode = (text: string): text is SegmentCode =>
  RFM_GROUPS.some((group) => group === text) || CELL.test(text);

export const cellCode = (recency: number, frequencyAndValue: number): SegmentCode => `r${recency}f${frequencyAndValue}`;

/** The scores of a cell; null for a group. */
export function scoresOf(code: SegmentCode): { readonly recency: number; readonly frequencyAndValue: number } | null {
  const [, recency, frequencyAndValue] = CELL.exec(code) ?? [];
  return recency === undefined ? null : { recency: Number(recency), frequencyAndValue: Number(frequencyAndValue) };
}

/** Segments as reports of the API take them. */
export function segmentInput(codes: readonly SegmentCode[]) {
  const groups = RFM_GROUPS.filter((group) => codes.includes(group));
  const cells = codes.flatMap((code) => scoresOf(code) ?? []);
  return {
    ...(groups.length > 0 ? { segments: groups } : {}),
    ...(cells.length > 0 ? { rfmCells: cells } : {}),
  };
}
