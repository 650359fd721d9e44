/** Days of the history, half-open, counted from its first. */
export interface Span {
  readonly from: number;
  readonly before: number;
}

/** Days that are there when the shop opens: 90 besides the present one. */
const RECENT_DAYS = 91;
/** Days that come at once later. */
const SPAN_DAYS = 30;

/** A history cut into spans, the newest first: the one that a shop opens with, and those that follow behind it. */
export function planSpans(days: number): { readonly recent: Span; readonly older: readonly Span[] } {
  const recent = { from: Math.max(0, days - RECENT_DAYS), before: days };
  const older: Span[] = [];
  for (let before = recent.from; before > 0; before -= SPAN_DAYS)
    older.push({ from: Math.max(0, before - SPAN_DAYS), before });
  return { recent, older };
}
