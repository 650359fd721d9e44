import { describe, it } from 'vitest';
import { expectNoBreach } from './breaches.ts';
import { fields, namedType } from './schema-walk.ts';

/** What is an amount of money, by its name. */
const AMOUNT =
  /^(?!includes|set)(.*[a-z])?(price|total|subtotal|shipping|discount|tax|net|gross|balance|refunded|amountDue|netSales|grossSales)$/i;
const MONEY = new Set(['Money', 'TaxedMoney', 'MoneyInput', 'Cost', 'LineCost', 'PriceRange', 'AmountRangeInput']);

describe('money and tax (section 5)', () => {
  it('every amount is Money or TaxedMoney', () => {
    expectNoBreach(
      'amount',
      fields
        .filter(({ name, type }) => AMOUNT.test(name) && !MONEY.has(namedType(type)))
        .map(({ coordinate }) => coordinate),
    );
  });
});
