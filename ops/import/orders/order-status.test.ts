import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrderMapping } from './mapping.ts';
import type { OrderHead } from './order-head.ts';
import { fateOf } from './order-status.ts';

const STATUSES = {
  sale: ['paid', 'partially_refunded', 'Payée'],
  canceled: ['voided'],
  leaveOut: ['pending payment', '未付款'],
};
const head = (status: string | undefined, canceledAt?: Date): OrderHead => ({
  texts: status === undefined ? {} : { status },
  moments: canceledAt ? { canceledAt } : {},
  amounts: {},
});
const fate = (status: string | undefined, canceledAt?: Date) =>
  fateOf(head(status, canceledAt), { statuses: STATUSES } as unknown as OrderMapping);

describe('the word for the status of an order', () => {
  it.each([
    ['PAID', 'sale'],
    [' Paid ', 'sale'],
    ['Partially refunded', 'sale'],
    ['partially-refunded', 'sale'],
    ['Paye\u0301e', 'sale'],
    ['ＰＡＩＤ', 'sale'],
    ['Voided', 'canceled'],
    ['pending_payment', 'leaveOut'],
    ['未付款', 'leaveOut'],
  ])('%j is %s', (word, meant) => {
    expect(fate(word)).toBe(meant);
  });

  it.each(['unpaid', 'paid?', 'paid, refunded', 'void', 'sale', '__proto__', '0', undefined])(
    '%j is refused',
    (word) => {
      expect(() => fate(word)).toThrow(/status/);
    },
  );

  it('of a sale with a date of cancellation is canceled, and one that is left out stays so', () => {
    const date = new Date('2025-03-05T00:00:00Z');
    expect([fate('paid', date), fate('pending payment', date), fate('voided')]).toEqual([
      'canceled',
      'leaveOut',
      'canceled',
    ]);
  });

  it('is one that the mapping names, or refused: never a sale by accident', () => {
    const known = Object.values(STATUSES)
      .flat()
      .map((word) => word.toLowerCase());
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (word) => {
        fc.pre(
          !known.includes(
            word
              .trim()
              .toLowerCase()
              .replace(/[\s_-]+/g, ' '),
          ),
        );
        expect(() => fate(word)).toThrow(/status/);
      }),
    );
  });
});
