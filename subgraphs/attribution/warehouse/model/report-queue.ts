/** Statements that read so much that they run one at a time. */
export interface ReportQueue {
  /** Those that run or wait. */
  readonly size: number;
  /** Those before the first of the caller's: 0 when that runs; null when none of the caller's is there. */
  readonly place: number | null;
}
