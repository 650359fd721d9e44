import { describe, expect, it } from 'vitest';
import { planCartHold } from './cart-hold.ts';

const now = new Date('2026-11-22T10:00:00Z');
const later = new Date('2026-11-22T10:04:00Z');
const expiresAt = new Date('2026-11-22T10:10:00Z');
const units = (quantities: Readonly<Record<string, number>>) =>
  Object.entries(quantities).map(([name, quantity]) => ({ variantId: `var_${name}` as const, quantity }));
const plan = (
  before: Readonly<Record<string, number>>,
  after: Readonly<Record<string, number>>,
  fields: { holdExpiresAt?: Date | null; minutes?: number | null } = {},
) => planCartHold({ before: units(before), after: units(after), holdExpiresAt: null, minutes: 10, now, ...fields });

describe('what a change of a cart asks of the stock', () => {
  it('is nothing where carts hold nothing, but for the end of what is held', () => {
    expect(plan({}, { a: 1 }, { minutes: null })).toEqual({ kind: 'NONE' });
    expect(plan({}, { a: 1 }, { minutes: null, holdExpiresAt: now })).toEqual({ kind: 'NONE' });
    expect(plan({}, { a: 1 }, { minutes: null, holdExpiresAt: later })).toEqual({ kind: 'RELEASE' });
    expect(plan({ a: 1 }, {}, { holdExpiresAt: later })).toEqual({ kind: 'RELEASE' });
  });

  it('is a hold before the change that adds units, which must be available', () => {
    expect(plan({ a: 1 }, { a: 2, b: 1 }, { holdExpiresAt: later })).toEqual({
      kind: 'HOLD',
      expiresAt,
      grown: new Set(['var_a', 'var_b']),
      mayDrop: true,
    });
  });

  it('is a smaller hold after the change that takes units away, no longer than it was', () => {
    expect(plan({ a: 2, b: 1 }, { a: 1 }, { holdExpiresAt: later })).toEqual({ kind: 'SHRINK', expiresAt: later });
  });

  it('is more time for a change that leaves the units as they are, and a new try once the time was over', () => {
    const same = { kind: 'HOLD', expiresAt, grown: new Set() };
    expect(plan({ a: 2 }, { a: 2 }, { holdExpiresAt: later })).toEqual({ ...same, mayDrop: false });
    expect(plan({ a: 2 }, { a: 1 }, { holdExpiresAt: now })).toEqual({ ...same, mayDrop: true });
  });
});
