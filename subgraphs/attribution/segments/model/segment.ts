import { ValidationError } from '#kernel/values/errors.ts';
import { addMonths, type BusinessDay } from '../../periods/model/business-day.ts';
import { cellsOfGroups, type RfmGroup, type RfmScores } from './rfm.ts';

/** Cohorts of so many months are shown where the period is shorter. */
const MONTHS = 24;
/** And no more. */
const MOST_MONTHS = 36;

const monthsOn = (day: BusinessDay, months: number): BusinessDay => addMonths(`${day.slice(0, 7)}-01`, months);

/**
 * From when customers of a report were acquired: from its first day, yet over at least the 24 months that end with it, the
 * last of them included, and at most 36.
 */
export function acquiredFrom(from: BusinessDay, before: BusinessDay): BusinessDay {
  const lastMonth = monthsOn(before, before.endsWith('-01') ? -1 : 0);
  const [least, most] = [monthsOn(lastMonth, 1 - MONTHS), monthsOn(lastMonth, 1 - MOST_MONTHS)];
  const asked = from < least ? from : least;
  return asked < most ? most : asked;
}

/** Which customers are asked for: groups of buyers and cells of the grid, those of any of them. */
export interface SegmentRequest {
  readonly groups: readonly RfmGroup[];
  readonly cells: readonly RfmScores[];
}

/** The groups and cells of a request, as the API and files take them. */
export const segmentOf = (asked: {
  readonly segments?: readonly RfmGroup[] | null | undefined;
  readonly rfmCells?:
    | ReadonlyArray<{ readonly recency: number; readonly frequencyAndValue: number }>
    | null
    | undefined;
}): SegmentRequest => ({
  groups: asked.segments ?? [],
  cells: (asked.rfmCells ?? []).map(({ recency, frequencyAndValue }) => ({ r: recency, fm: frequencyAndValue })),
});

/**
 * Customers of some cells of the grid, as of the end of a period: those whom the grid of the same period, of all channels,
 * has there. They are the same in the period that it is compared with.
 */
export interface Segment {
  readonly cells: readonly RfmScores[];
  readonly currency: string;
  readonly acquiredFrom: BusinessDay;
  /** The first day whose orders do not count. */
  readonly before: BusinessDay;
  /** Stores that a reader is bound to, whose sales alone tell them who is in it; all when there is none. */
  readonly storeIds: readonly string[];
  /** Of the days; undefined: the shop's. */
  readonly zone?: string | undefined;
}

/** The customers of a segment for as long as a report reads them: in a table of its own, or found again by each statement. */
export interface ReadSegment extends Segment {
  readonly table?: string;
}

/** The segment itself, without the table that it was read from. */
export function keptSegment({ table: _table, ...segment }: ReadSegment) {
  return { ...segment, cells: [...segment.cells], storeIds: [...segment.storeIds] };
}

const isScore = (score: number): boolean => Number.isInteger(score) && score >= 1 && score <= 5;

/** @throws ValidationError for a cell that the grid does not have. */
export function cellsOf({ groups, cells }: SegmentRequest): RfmScores[] {
  const issues = cells.flatMap(({ r, fm }, index) =>
    isScore(r) && isScore(fm)
      ? []
      : [{ path: `input.rfmCells.${index}`, issueCode: 'NOT_ALLOWED' as const, message: 'has scores from 1 to 5' }],
  );
  if (issues.length > 0) throw new ValidationError(issues);
  const all = [...cellsOfGroups(groups), ...cells];
  const keys = new Set(all.map(({ r, fm }) => 10 * r + fm));
  return [...keys].sort((a, b) => a - b).map((key) => ({ r: Math.floor(key / 10), fm: key % 10 }));
}
