import type { BusinessDay } from '../../periods/model/business-day.ts';

/** A currency on a day. */
export interface CurrencyDay {
  readonly day: BusinessDay;
  readonly currency: string;
}

/**
 * The rate by which what is known by the day alone counts in the shop's currency, such as spend; all three are null where
 * none was known yet.
 */
export interface DayRate extends CurrencyDay {
  readonly shopCurrency: string;
  readonly rate: string | null;
  readonly rateDay: BusinessDay | null;
  readonly source: string | null;
}
