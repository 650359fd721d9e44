import type { MetricUnit } from '../../../api/generated/attribution/goals.ts';

/** Decimals that people may type, by the unit; a rate is typed in percent. */
const DECIMALS: Readonly<Record<MetricUnit, number>> = { COUNT: 0, MONEY: 2, NUMBER: 2, RATE: 2, SECONDS: 0 };

/** A typed figure as the API takes it, a rate as a fraction of one; null while it is no number. */
export function toApiFigure(typed: string, unit: MetricUnit): string | null {
  const text = typed.replace(/[\s\u00A0\u202F%]/g, '').replace(',', '.');
  const match = /^(-?)(\d{1,12})(?:\.(\d+))?$/.exec(text);
  const [, sign = '', whole = '', fraction = ''] = match ?? [];
  if (!match || fraction.length > DECIMALS[unit]) return null;
  if (unit !== 'RATE') return text;
  const digits = `${whole.padStart(3, '0')}${fraction.padEnd(2, '0')}`;
  return `${sign}${digits.slice(0, -4)}.${digits.slice(-4)}`;
}

/** The other way round: what stands in the field of a figure that is changed. */
export function toTyped(figure: string, unit: MetricUnit): string {
  return unit === 'RATE' ? String(Math.round(Number(figure) * 10_000) / 100) : figure;
}
