import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '#kernel/values/ids.ts';
import { QuantityLimitedError } from '../../../shared/stock-errors.ts';
import { allowedQuantity, assertWithinLimit, MAX_HELD_QUANTITY } from './hold-limit.ts';

const variantId = newId('var');
const line = (quantity: number) => ({ lineId: 'one', variantId, quantity, locationIds: [] });
const own = (quantity: number) => ({
  ...line(quantity),
  holdId: newId('hld'),
  levelId: newId('lvl'),
  locationId: newId('loc'),
});
const ask = (asked: number, { had = 0, held = 0, units = 1_000 }) =>
  assertWithinLimit({ maxQuantity: MAX_HELD_QUANTITY }, [line(asked)], had > 0 ? [own(had)] : [], [
    { variantId, units, held },
  ]);

describe('what one holder may have of a variant', () => {
  it.each([
    [1_000, 20],
    [200, 20],
    [199, 19],
    [50, 5],
    [20, 2],
    [3, 2],
    [0, 2],
  ])('of %i units it is %i', (units, allowed) => {
    expect(allowedQuantity(units, MAX_HELD_QUANTITY)).toBe(allowed);
  });

  it('is counted over all that they hold, and the refusal tells how many are left', () => {
    ask(5, { held: 15 });
    try {
      ask(6, { held: 15 });
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(QuantityLimitedError);
      expect((error as QuantityLimitedError).limits).toEqual([{ variantId, requested: 6, allowed: 5 }]);
    }
  });

  it('never takes what they have: a hold that does not grow is not refused', () => {
    const few = fc.integer({ min: 1, max: 100 });
    fc.assert(
      fc.property(few, few, fc.nat(300), fc.nat(50), (asked, had, units, held) => {
        fc.pre(asked <= had);
        ask(asked, { had, held, units });
      }),
    );
  });
});
