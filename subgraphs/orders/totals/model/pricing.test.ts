import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { priceShipping } from '../../delivery/model/shipping.ts';
import { priceLine, sumOrder } from './pricing.ts';
import { returnFigures, shareOf, spreadRefund } from './refund.ts';

const terms = fc.record({
  quantity: fc.integer({ min: 1, max: 500 }),
  unitPriceMinor: fc.bigInt({ min: 0n, max: 10_000_000n }),
  discountMinor: fc.constant(0n),
  taxRateBasisPoints: fc.constantFrom(0, 210, 550, 1_000, 2_000),
  taxIncluded: fc.boolean(),
});

describe('a line', () => {
  it('takes the tax out of a price that holds it, rounded half up once', () => {
    const line = { quantity: 3, unitPriceMinor: 999n, discountMinor: 0n, taxRateBasisPoints: 2_000, taxIncluded: true };
    // 29.97 / 1.2 = 24.975
    expect(priceLine(line)).toEqual({ grossMinor: 2_498n, discountMinor: 0n, netMinor: 2_498n, taxMinor: 499n });
  });

  it('puts the tax on top of a price without it', () => {
    const line = {
      quantity: 1,
      unitPriceMinor: 1_005n,
      discountMinor: 5n,
      taxRateBasisPoints: 550,
      taxIncluded: false,
    };
    expect(priceLine(line)).toEqual({ grossMinor: 1_005n, discountMinor: 5n, netMinor: 1_000n, taxMinor: 55n });
  });

  it('costs the customer exactly the shown price when tax is included', () => {
    fc.assert(
      fc.property(terms, (line) => {
        const { netMinor, taxMinor, grossMinor, discountMinor } = priceLine({ ...line, taxIncluded: true });
        return (
          netMinor + taxMinor === line.unitPriceMinor * BigInt(line.quantity) && grossMinor - discountMinor === netMinor
        );
      }),
    );
  });
});

describe('an order', () => {
  it('adds up: total is net, shipping and tax', () => {
    fc.assert(
      fc.property(fc.array(terms, { maxLength: 20 }), (lines) => {
        const totals = sumOrder(lines.map(priceLine), { netMinor: 408n, taxMinor: 82n });
        return totals.totalMinor === totals.netMinor + totals.shippingMinor + totals.taxMinor;
      }),
    );
  });

  it.each([
    ['below 100.00', { goodsMinor: 9_999n }, 490n],
    ['from 100.00', { goodsMinor: 10_000n }, 0n],
    ['sold in a store', { goodsMinor: 100n, soldInStore: true }, 0n],
    ['collected', { goodsMinor: 100n, deliveryMethod: 'PICKUP' as const }, 0n],
    ['of services alone', { goodsMinor: 100n, hasGoods: false }, 0n],
    ['in yen, which have no rate', { goodsMinor: 3n, currency: 'JPY' }, 0n],
    ['in dinars, which have none', { goodsMinor: 12_345n, currency: 'KWD' }, 0n],
    ['in francs, which have none', { goodsMinor: 1_235n, currency: 'CHF' }, 0n],
  ])('%s is sent for what the rule says', (_what, order, fee) => {
    const { netMinor, taxMinor } = priceShipping({
      deliveryMethod: 'SHIP',
      soldInStore: false,
      hasGoods: true,
      currency: 'EUR',
      ...order,
    });
    expect(netMinor + taxMinor).toBe(fee);
  });
});

describe('a return', () => {
  it('gives back the whole line to the cent, in whatever parts it comes', () => {
    fc.assert(
      fc.property(terms, fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 40 }), (line, parts) => {
        const figures = priceLine(line);
        let returnedQuantity = 0;
        let [net, tax, gross] = [0n, 0n, 0n];
        for (const part of [...parts, line.quantity]) {
          const taken = Math.min(part, line.quantity - returnedQuantity);
          if (taken === 0) break;
          const back = returnFigures({ ...figures, quantity: line.quantity, returnedQuantity, costMinor: null }, taken);
          if (back.grossMinor - back.discountMinor !== back.netMinor) return false;
          [net, tax, gross] = [net + back.netMinor, tax + back.taxMinor, gross + back.grossMinor];
          returnedQuantity += taken;
        }
        return net === figures.netMinor && tax === figures.taxMinor && gross === figures.grossMinor;
      }),
    );
  });

  it('shares by the running sum', () => {
    expect([0, 1, 2].map((before) => shareOf(100n, 3, before, 1))).toEqual([33n, 34n, 33n]);
  });

  it('refunds every payment in proportion and none beyond what is left of it', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 1_000_000n }),
        fc.array(fc.tuple(fc.bigInt({ min: 1n, max: 500_000n }), fc.bigInt({ min: 0n, max: 500_000n })), {
          minLength: 1,
          maxLength: 5,
        }),
        (refund, amounts) => {
          const payments = amounts.map(([captured, refunded], index) => ({
            id: `pay_${index}` as const,
            capturedMinor: captured,
            refundedMinor: refunded < captured ? refunded : captured,
          }));
          const left = payments.reduce((sum, one) => sum + one.capturedMinor - one.refundedMinor, 0n);
          const parts = spreadRefund(refund, payments);
          const paid = parts.reduce((sum, part) => sum + part.amountMinor, 0n);
          const bounded = parts.every((part) => {
            const payment = payments.find((one) => one.id === part.paymentId);
            return payment !== undefined && part.amountMinor <= payment.capturedMinor - payment.refundedMinor;
          });
          return bounded && paid === (refund < left ? refund : left);
        },
      ),
    );
  });
});
