/** A goal as a row of a file says it; places by their codes. */
export interface GoalRow {
  readonly metric: string;
  readonly scope: 'ALL' | 'CHANNEL' | 'STORE' | 'ASSOCIATE';
  /** Code of the channel or store, e-mail or id of the associate; empty for everything. */
  readonly code: string;
  readonly from: string;
  /** The first day outside the period. */
  readonly before: string;
  readonly target: string;
  /** Empty for the currency of the shop. */
  readonly currency: string;
}

/** Reads a cell by the name of its column; empty for one that the file does not have. */
export type Cell = (column: string) => string;

const SCOPES: Readonly<Record<string, GoalRow['scope']>> = {
  '': 'ALL',
  all: 'ALL',
  channel: 'CHANNEL',
  store: 'STORE',
  associate: 'ASSOCIATE',
};

/** Characters that the owner takes of a code. */
const MAX_CODE = 100;

const monthAfter = (year: number, month: number, months: number): string =>
  new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);

/** The days of `2026-11` or `2026-Q4`, half-open; undefined for any other text. */
export function daysOfPeriod(period: string): { readonly from: string; readonly before: string } | undefined {
  const [, year, quarter, month] = /^(2[01]\d\d)-(?:Q([1-4])|(0[1-9]|1[0-2]))$/.exec(period) ?? [];
  if (year === undefined) return undefined;
  const first = quarter === undefined ? Number(month) : Number(quarter) * 3 - 2;
  const months = quarter === undefined ? 1 : 3;
  return { from: monthAfter(Number(year), first, 0), before: monthAfter(Number(year), first, months) };
}

/** "15 %" as "0.15"; any other number as it is, with a point. Undefined for any other text. */
function targetOf(text: string): string | undefined {
  const percent = /^(-?\d{1,6})(?:[.,](\d{1,2}))?\s*%$/.exec(text);
  if (percent) {
    const [, whole = '', fraction = ''] = percent;
    return (Number(`${whole}.${fraction || '0'}`) / 100).toFixed(4);
  }
  return /^-?\d{1,15}(\.\d{1,4})?$/.test(text) ? text : undefined;
}

/** The goal of a row, or the reason why it is none. */
export function readGoalRow(cell: Cell): GoalRow | string {
  const scope = SCOPES[cell('scope').toLowerCase()];
  if (scope === undefined) return `scope "${cell('scope')}" is none of all, channel, store, associate`;
  const code = cell('code');
  if ((scope === 'ALL') !== (code === ''))
    return 'code is for a channel, a store or an associate, and needed for these';
  if (code.length > MAX_CODE) return `code has more than ${MAX_CODE} characters`;
  const days = daysOfPeriod(cell('period')) ?? { from: cell('from'), before: cell('before') };
  if (!isDay(days.from) || !isDay(days.before)) return 'period must be 2026-11 or 2026-Q4, or from and before days';
  const target = targetOf(cell('target'));
  if (target === undefined) return `target "${cell('target')}" is no number such as 12000.50 or 15 %`;
  const currency = cell('currency').toUpperCase();
  if (!/^([A-Z]{3})?$/.test(currency)) return `"${currency}" is no currency such as EUR`;
  return { metric: cell('metric'), scope, code, ...days, target, currency };
}

/** A day of the calendar, as the owner takes it: one that is none stops all of its batch. */
function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return /^2[01]\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
