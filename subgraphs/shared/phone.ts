import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';
import { visibleText } from './placeholders.ts';

/** Country whose numbers are written without a calling code, where neither a store nor a channel says another. */
const HOME_COUNTRY = 'FR';

/** One digit again and again: what a form is filled with. */
const FILLED = /(\d)\1{7}/;

/**
 * E.164 of a number as it was typed, by the numbering plan of the country that it was typed in: "06 12 34 56 78", and
 * "6 12 34 56 78" of a spreadsheet that took the zero, are +33612345678 in France. Undefined for what no plan has.
 */
export function normalizePhone(raw: string, country: string = HOME_COUNTRY): string | undefined {
  // As links write it, as spreadsheets keep it a text, and as programs print it that took it for a number.
  const text = visibleText(raw)
    .normalize('NFKC')
    .replace(/^(?:tel:|')/i, '')
    .replace(/(?<=^\+?\d{7,})\.0$/, '');
  if (/[^\d\s+().\-/]/.test(text)) return undefined;
  const international = text.replace(/^\(?00\)?/, '+');
  const home: CountryCode = isSupportedCountry(country) ? country : HOME_COUNTRY;
  const found = parsePhoneNumberFromString(international, home);
  const number = found?.isValid() ? found.number : undefined;
  return number === undefined || FILLED.test(number) ? undefined : number;
}
