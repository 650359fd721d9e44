import { isWholeMinor, toMinor } from '../amounts/exact.ts';
import { foundNumbers, NumberFault } from '../amounts/number-reader.ts';

const numbers = foundNumbers(null, 'write it as 1250.00');

/**
 * Minor units of an amount, "1299.50"; null for an empty cell.
 * @throws NumberFault for what is no amount of the currency, or may be two.
 */
export function readPrice(text: string, currency: string): string | null {
  if (text === '') return null;
  const amount = numbers.amount(text, currency);
  if (amount.digits < 0n) throw new NumberFault('is less than zero');
  if (!isWholeMinor(amount, currency)) throw new NumberFault(`has more decimals than ${currency}`);
  return toMinor(amount, currency).toString();
}
