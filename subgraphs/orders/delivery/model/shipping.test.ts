import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasShippingRate, priceShipping } from './shipping.ts';

const SENT = { deliveryMethod: 'SHIP', soldInStore: false, hasGoods: true } as const;
const feeOf = (currency: string, goodsMinor: bigint): bigint => {
  const { netMinor, taxMinor } = priceShipping({ ...SENT, currency, goodsMinor });
  return netMinor + taxMinor;
};

/** Every currency that this machine's ICU names. */
const CURRENCIES = Intl.supportedValuesOf('currency');

describe('a delivery fee belongs to its currency', () => {
  it.each([
    ['1500 yen, which have no cents', 'JPY', 1_500n],
    ['12.345 dinars, which have three digits', 'KWD', 12_345n],
    ['12.35 francs', 'CHF', 1_235n],
    ['0.500 dinars, fewer minor units than the fee of euros', 'BHD', 500n],
    ['99.99 dollars, just below what is free in euros', 'USD', 9_999n],
    ['100.00 pounds, just what is free in euros', 'GBP', 10_000n],
  ])('%s are sent without the fee of another currency, and it is told that none is set', (_what, currency, goods) => {
    expect(feeOf(currency, goods)).toBe(0n);
    expect(hasShippingRate(currency)).toBe(false);
  });

  it('4.90 euros are asked below 100.00 euros alone', () => {
    expect([0n, 1n, 9_999n, 10_000n, 10_001n].map((goods) => feeOf('EUR', goods))).toEqual([490n, 490n, 490n, 0n, 0n]);
    expect(hasShippingRate('EUR')).toBe(true);
  });

  it('whatever the currency and the goods, none is asked where none is set', () => {
    expect(CURRENCIES.length).toBeGreaterThan(100);
    fc.assert(
      fc.property(fc.constantFrom(...CURRENCIES), fc.bigInt({ min: 0n, max: 10_000_000n }), (currency, goods) => {
        expect(hasShippingRate(currency)).toBe(currency === 'EUR');
        if (currency !== 'EUR') expect(feeOf(currency, goods)).toBe(0n);
      }),
    );
  });
});
