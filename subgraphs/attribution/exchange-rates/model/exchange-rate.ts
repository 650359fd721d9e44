import { z } from 'zod';
import type { BusinessDay } from '../../periods/model/business-day.ts';

/** A rate as a source published it for a day. */
export interface ExchangeRate {
  readonly day: BusinessDay;
  readonly base: string;
  readonly currency: string;
  /** How many of the currency one of the base buys, such as "1.0823"; null where it was taken back. */
  readonly rate: string | null;
}

/** One that holds, and who said it: the name of a source, or nothing for the dashboard and the API. */
export interface HeldRate extends ExchangeRate {
  readonly rate: string;
  readonly source: string;
}

/** Rates that one mutation takes, and one batch of an import. */
const MAX_RATES = 500;
const MAX_IMPORTED = 5_000;

const day = z.iso.date().refine((text) => text >= '2000' && text < '2200', 'lies outside the years 2000 to 2199');
const code = z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as EUR');
const rate = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,6})?$/, 'must be a number with at most 9 digits and 6 decimals, such as "1.0823"')
  .refine((text) => /[1-9]/.test(text), 'must be above zero')
  .nullish()
  .transform((text) => text ?? null);
const twoCurrencies = ({ base, currency }: { readonly base: string; readonly currency: string }) => base !== currency;
const SAME = { message: 'must be another currency than the base', path: ['currency'] };

/** Rates of the mutation. */
export const givenRates = z
  .array(
    z
      .object({ date: day, baseCurrencyCode: code, currencyCode: code, rate })
      .transform(({ date, baseCurrencyCode: base, currencyCode: currency, rate: value }) => {
        return { day: date, base, currency, rate: value };
      })
      .refine(twoCurrencies, SAME),
  )
  .min(1)
  .max(MAX_RATES);

const source = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,59}$/, 'must be lower-case letters, digits, _ and -');

/** A batch of an import, under the name of its source. */
export const importedRates = z.object({
  source,
  rates: z
    .array(z.object({ day, base: code, currency: code, rate }).refine(twoCurrencies, SAME))
    .min(1)
    .max(MAX_IMPORTED),
});

/** Whose rates are taken back. */
export const takenBackRates = z.object({ source });

/** What a rate is for: the same again replaces it. */
export const keyOf = ({ day: on, base, currency }: ExchangeRate): string => [on, base, currency].join('\u001f');

/** Of two rates for the same the later holds. */
export function lastOfEach(rates: readonly ExchangeRate[]): ExchangeRate[] {
  return [...new Map(rates.map((one) => [keyOf(one), one])).values()];
}

const bare = (text: string): string =>
  (text.includes('.') ? text.replace(/\.?0+$/, '') : text).replace(/^0+(?=\d)/, '');

/** Whether two decimal texts are the same number: "1.10" and "1.1". */
export const isSameRate = (a: string | null, b: string | null): boolean =>
  a === null || b === null ? a === b : bare(a) === bare(b);
