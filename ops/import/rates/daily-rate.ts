import type { Reject } from '../rejects.ts';

/** A rate as a source publishes it: how many of the currency one of the base buys. */
export interface DailyRate {
  readonly day: string;
  readonly base: string;
  readonly currency: string;
  readonly rate: string;
}

/** The same with the line it stands on. */
export interface RateRow extends DailyRate {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What a source says: where daily rates come from, whatever the form. */
export interface RateFile {
  /** The name under which the rates are kept. */
  readonly source: string;
  readonly rows: readonly RateRow[];
  readonly faults: readonly Reject[];
}

/** Why a rate cannot be taken; undefined when it can. */
export function faultOf({ day, base, currency, rate }: DailyRate): string | undefined {
  if (!isDay(day)) return `"${day}" is no day such as 2026-11-22 of the years 2000 to 2199`;
  if (!/^[A-Z]{3}$/.test(base)) return `"${base}" is no currency such as EUR`;
  if (!/^[A-Z]{3}$/.test(currency)) return `"${currency}" is no currency such as USD`;
  if (base === currency) return `a rate of ${currency} against itself says nothing`;
  // A comma may part thousands or decimals: nothing is guessed.
  if (!/^\d{1,9}(\.\d{1,6})?$/.test(rate) || !/[1-9]/.test(rate)) return `"${rate}" is no rate such as 1.0823`;
  return undefined;
}

function isDay(text: string): boolean {
  if (!/^2[01]\d\d-\d\d-\d\d$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
