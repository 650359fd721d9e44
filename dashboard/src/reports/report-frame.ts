/** What every report says of itself: which days, of which currency, as of when. */
export interface ReportFrame {
  readonly from: string;
  readonly before: string;
  readonly compareFrom: string | null;
  readonly compareBefore: string | null;
  readonly historyFrom: string | null;
  readonly currencyCode: string;
  readonly currencies: readonly string[];
  readonly computedAt: string;
  readonly wholeFrom: string | null;
}

/** True when the period compared with begins before the history does: a change would be one of the history, not of sales. */
export function isComparisonShort({
  compareFrom,
  historyFrom,
}: Pick<ReportFrame, 'compareFrom' | 'historyFrom'>): boolean {
  return compareFrom !== null && (historyFrom === null || compareFrom < historyFrom);
}

/** Whether days of the period are missing, since the shop's history is still arriving. */
export function isArriving({ from, wholeFrom }: Pick<ReportFrame, 'from' | 'wholeFrom'>): boolean {
  return wholeFrom !== null && from < wholeFrom;
}
