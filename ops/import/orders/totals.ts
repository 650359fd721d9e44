/** What an import of orders came to. */
export interface OrdersTotals {
  orders: number;
  created: number;
  unchanged: number;
  /** Orders that were there and say something else now, and how many of them were written again. */
  changed: number;
  corrected: number;
  returns: number;
  refused: number;
  readonly rejectFiles: string[];
  /** What was found out about the files. */
  readonly found: string[];
}
