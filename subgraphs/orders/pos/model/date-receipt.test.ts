import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, MINUTE } from '#kernel/values/time.ts';
import { dateReceipt } from './date-receipt.ts';

const now = new Date('2026-11-28T12:00:00Z');

describe('the moment of a receipt', () => {
  it.each([
    ['a battery that is dead', '1970-01-01T00:00:10Z', now.toISOString(), false],
    ['the day of the firmware', '2020-01-01T00:00:00Z', now.toISOString(), false],
    ['a year ahead', '2027-11-28T12:00:00Z', now.toISOString(), false],
    ['an hour ahead, of another zone', '2026-11-28T13:00:00Z', now.toISOString(), false],
    ['the year 9999', '9999-12-31T23:59:59Z', now.toISOString(), false],
    ['a minute ahead', '2026-11-28T12:01:00Z', now.toISOString(), true],
    ['a moment ago', '2026-11-28T11:59:59Z', '2026-11-28T11:59:59.000Z', true],
    ['weeks without a line', '2026-10-01T09:00:00Z', '2026-10-01T09:00:00.000Z', true],
  ])('%s', (_, said, occurred, isPlausible) => {
    const dated = dateReceipt(new Date(said), now);
    expect([dated.occurredAt.toISOString(), dated.isPlausible]).toEqual([occurred, isPlausible]);
  });

  it('is never later than its arrival, and its own wherever that can be', () => {
    const instants = fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (saidAt) => {
        const { occurredAt, isPlausible } = dateReceipt(saidAt, now);
        expect(occurredAt.getTime()).toBeLessThanOrEqual(now.getTime());
        expect(occurredAt.getTime()).toBeGreaterThanOrEqual(now.getTime() - 92 * DAY);
        if (saidAt <= now && isPlausible) expect(occurredAt).toEqual(saidAt);
        if (!isPlausible) expect(Math.abs(saidAt.getTime() - now.getTime())).toBeGreaterThan(5 * MINUTE);
      }),
    );
  });
});
