import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PosPayment, PosPaymentKind } from './pos-receipt.ts';
import { type ReceiptMoney, settleReceipt } from './settle-receipt.ts';

const cash = (amountMinor: bigint): PosPayment => ({ kind: 'CASH', amountMinor });
const card = (amountMinor: bigint): PosPayment => ({ kind: 'CARD', amountMinor });
const said = (payments: PosPayment[], more: Partial<ReceiptMoney> = {}): ReceiptMoney => ({
  currency: 'EUR',
  payments,
  changeMinor: 0n,
  tipMinor: 0n,
  roundingMinor: undefined,
  ...more,
});

describe('the money of a receipt', () => {
  it.each<[string, ReceiptMoney, bigint, bigint, { rounding: bigint; difference: bigint; paid: PosPayment[] }]>([
    ['12.98 rounded up', said([cash(1_300n)]), 1_298n, 0n, { rounding: 2n, difference: 0n, paid: [cash(1_298n)] }],
    ['12.97 rounded down', said([cash(1_295n)]), 1_297n, 0n, { rounding: -2n, difference: 0n, paid: [cash(1_297n)] }],
    ['12.98 as it is', said([cash(1_298n)]), 1_298n, 0n, { rounding: 0n, difference: 0n, paid: [cash(1_298n)] }],
    [
      'rounding that is said',
      said([cash(1_300n)], { roundingMinor: 2n }),
      1_298n,
      0n,
      { rounding: 2n, difference: 0n, paid: [cash(1_298n)] },
    ],
    [
      'a card and a note with change',
      said([cash(500n), card(1_000n)], { changeMinor: 200n }),
      1_298n,
      0n,
      { rounding: 2n, difference: 0n, paid: [card(1_000n), cash(298n)] },
    ],
    [
      'a tip on a card',
      said([card(1_500n)], { tipMinor: 202n }),
      1_298n,
      0n,
      { rounding: 0n, difference: 0n, paid: [card(1_298n)] },
    ],
    [
      'a card that is not rounded',
      said([card(1_300n)]),
      1_298n,
      0n,
      { rounding: 0n, difference: 2n, paid: [card(1_298n)] },
    ],
    [
      'cash that is missing',
      said([cash(1_000n)]),
      1_298n,
      0n,
      { rounding: 0n, difference: -298n, paid: [cash(1_000n)] },
    ],
    ['nothing paid', said([]), 1_298n, 0n, { rounding: 0n, difference: -1_298n, paid: [] }],
    [
      'kronor',
      said([cash(1_300n)], { currency: 'SEK' }),
      1_298n,
      0n,
      { rounding: 2n, difference: 0n, paid: [cash(1_298n)] },
    ],
    [
      'half a krona',
      said([cash(1_300n)], { currency: 'SEK' }),
      1_251n,
      0n,
      { rounding: 49n, difference: 0n, paid: [cash(1_251n)] },
    ],
    [
      'yen have no smaller coin',
      said([cash(1_300n)], { currency: 'JPY' }),
      1_298n,
      0n,
      { rounding: 0n, difference: 2n, paid: [cash(1_298n)] },
    ],
    ['money out', said([cash(-1_300n)]), 0n, 1_298n, { rounding: -2n, difference: 0n, paid: [] }],
    [
      'an exchange with a difference of 7.02',
      said([card(702n)]),
      2_000n,
      1_298n,
      { rounding: 0n, difference: 0n, paid: [{ kind: 'EXTERNAL', amountMinor: 1_298n }, card(702n)] },
    ],
    [
      'an exchange for something cheaper',
      said([cash(-702n)], { roundingMinor: 0n }),
      1_298n,
      2_000n,
      { rounding: 0n, difference: 0n, paid: [{ kind: 'EXTERNAL', amountMinor: 1_298n }] },
    ],
  ])('%s', (_, money, soldMinor, returnedMinor, expected) => {
    const settled = settleReceipt(money, { soldMinor, returnedMinor });
    expect({
      rounding: settled.roundingMinor,
      difference: settled.differenceMinor,
      paid: settled.salePayments,
    }).toEqual(expected);
  });

  it('adds up whatever the POS says, and never pays a sale twice', () => {
    const amount = fc.bigInt({ min: -5_000n, max: 100_000n });
    const payments = fc.array(
      fc.record({ kind: fc.constantFrom<PosPaymentKind>('CARD', 'CASH', 'EXTERNAL'), amountMinor: amount }),
      { maxLength: 5 },
    );
    const positive = fc.bigInt({ min: 0n, max: 50_000n });
    const money = fc.record({
      currency: fc.constantFrom('EUR', 'SEK', 'HUF', 'JPY', 'KWD'),
      payments,
      changeMinor: positive,
      tipMinor: positive,
      roundingMinor: fc.option(fc.bigInt({ min: -50n, max: 50n }), { nil: undefined }),
    });
    fc.assert(
      fc.property(money, positive, positive, (receipt, soldMinor, returnedMinor) => {
        const { roundingMinor, differenceMinor, salePayments } = settleReceipt(receipt, { soldMinor, returnedMinor });
        const received = receipt.payments.reduce((sum, one) => sum + one.amountMinor, 0n);
        expect(
          soldMinor - returnedMinor + roundingMinor + receipt.changeMinor + receipt.tipMinor + differenceMinor,
        ).toBe(received);
        expect(salePayments.every(({ amountMinor }) => amountMinor > 0n)).toBe(true);
        const paid = salePayments.reduce((sum, one) => sum + one.amountMinor, 0n);
        expect(paid).toBeLessThanOrEqual(soldMinor);
        if (differenceMinor === 0n) expect(paid).toBe(soldMinor);
      }),
    );
  });
});
