import { addDays, type BusinessDay } from '../../periods/model/business-day.ts';
import { divideRates } from './convert.ts';
import type { HeldRate } from './exchange-rate.ts';

/**
 * Days that a published rate holds for: over weekends and the longest holidays of the ECB (Thursday to Tuesday at Easter). An
 * older one is none: nothing is guessed.
 */
export const RATE_HOLDS_DAYS = 7;

/** How much one of a currency is worth in another, by what was published when. */
export interface RateOfDay {
  readonly rate: string;
  readonly rateDay: BusinessDay;
  readonly source: string;
}

/** Of rates of one day: said so, the other way round, or by a currency that both are said against. */
function between(rates: readonly HeldRate[], from: string, to: string): Omit<RateOfDay, 'rateDay'> | undefined {
  const said = (base: string, currency: string) => rates.find((one) => one.base === base && one.currency === currency);
  const plain = said(from, to);
  if (plain) return { rate: divideRates(plain.rate, '1'), source: plain.source };
  const inverse = said(to, from);
  if (inverse) return { rate: divideRates('1', inverse.rate), source: inverse.source };
  for (const second of rates) {
    const first = second.currency === to ? said(second.base, from) : undefined;
    if (first) return { rate: divideRates(second.rate, first.rate), source: first.source };
  }
  return undefined;
}

/** Answers the rate that was valid on a day: the last published for it or for one of the seven days before it. */
export function createRateBook(held: readonly HeldRate[]) {
  const byDay = new Map<BusinessDay, HeldRate[]>();
  for (const one of held) byDay.set(one.day, [...(byDay.get(one.day) ?? []), one]);
  return (day: BusinessDay, from: string, to: string): RateOfDay | undefined => {
    for (let back = 0; back <= RATE_HOLDS_DAYS; back++) {
      const rateDay = addDays(day, -back);
      const found = between(byDay.get(rateDay) ?? [], from, to);
      if (found) return { ...found, rateDay };
    }
    return undefined;
  };
}
