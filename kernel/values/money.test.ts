import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMoney, allocate, divideHalfUp, money, parseMoney, toDecimal } from './money.ts';

describe('money', () => {
  it('reads back exactly what it wrote, whatever the currency has of decimals', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
        fc.constantFrom('EUR', 'JPY', 'KWD'),
        (minor, currency) => {
          expect(parseMoney(toDecimal({ minor, currency }), currency)).toEqual({ minor, currency });
        },
      ),
    );
  });

  it.each(['1e3', '12,50', '12.505', ' 1', '', '9'.repeat(40), '--1', 'NaN'])(
    'refuses "%s" as an amount of EUR',
    (amount) => {
      expect(() => parseMoney(amount, 'EUR')).toThrow(/amount/);
    },
  );

  it('never adds two currencies', () => {
    expect(() => addMoney(money(1, 'EUR'), money(1, 'USD'))).toThrow(TypeError);
  });

  it('rounds the half up, away from zero', () => {
    expect([divideHalfUp(5n, 2n), divideHalfUp(-5n, 2n), divideHalfUp(4n, 3n), divideHalfUp(5n, 3n)]).toEqual([
      3n,
      -3n,
      1n,
      2n,
    ]);
  });

  it('allocates without losing or making a cent', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }),
        fc.array(fc.bigInt({ min: 0n, max: 1000n }), { minLength: 1, maxLength: 10 }),
        (total, weights) => {
          expect(allocate(total, weights).reduce((a, b) => a + b, 0n)).toBe(total);
        },
      ),
    );
  });
});
