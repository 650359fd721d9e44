import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LocationId, VariantId } from '../../../shared/ids.ts';
import { InsufficientStockError } from '../../../shared/stock-errors.ts';
import { levelKey } from '../../stock/model/states.ts';
import { allocate, type RequestedLine } from './allocation.ts';

const line = (
  lineId: string,
  quantity: number,
  locationIds: LocationId[],
  variantId: VariantId = 'var_v',
): RequestedLine => ({
  lineId,
  variantId,
  quantity,
  locationIds,
});
const free = (units: Record<string, number>) =>
  new Map(Object.entries(units).map(([place, quantity]) => [levelKey('var_v', `loc_${place}`), quantity]));

function refusal(work: () => unknown): InsufficientStockError {
  try {
    work();
  } catch (error) {
    if (error instanceof InsufficientStockError) return error;
  }
  throw new Error('was not refused');
}

describe('allocate', () => {
  it('takes a line from the first preferred location that holds all of it', () => {
    expect(allocate([line('1', 2, ['loc_a', 'loc_b', 'loc_c'])], free({ a: 1, b: 2, c: 9 }))).toEqual([
      { lineId: '1', variantId: 'var_v', locationId: 'loc_b', quantity: 2 },
    ]);
  });

  it('splits a line in the order of preference when no location holds all of it', () => {
    expect(allocate([line('1', 4, ['loc_a', 'loc_b'])], free({ a: 3, b: 2 }))).toEqual([
      { lineId: '1', variantId: 'var_v', locationId: 'loc_a', quantity: 3 },
      { lineId: '1', variantId: 'var_v', locationId: 'loc_b', quantity: 1 },
    ]);
  });

  it('never gives the same unit to two lines of one variant', () => {
    const error = refusal(() => allocate([line('1', 3, ['loc_a']), line('2', 3, ['loc_a'])], free({ a: 5 })));
    expect(error.lines).toEqual([{ lineId: '2', variantId: 'var_v', requested: 3, available: 2 }]);
  });

  it('moves a flexible line elsewhere rather than refuse one that can come from a single location', () => {
    const allocations = allocate([line('1', 2, ['loc_a', 'loc_b']), line('2', 2, ['loc_a'])], free({ a: 2, b: 2 }));
    expect(allocations).toContainEqual({ lineId: '1', variantId: 'var_v', locationId: 'loc_b', quantity: 2 });
    expect(allocations).toContainEqual({ lineId: '2', variantId: 'var_v', locationId: 'loc_a', quantity: 2 });
  });

  it('refuses everything when one line lacks a unit, and tells how many are available', () => {
    const error = refusal(() =>
      allocate(
        [line('1', 1, ['loc_a']), line('2', 4, ['loc_a'], 'var_w')],
        new Map([...free({ a: 9 }), [levelKey('var_w', 'loc_a'), 3]]),
      ),
    );
    expect(error.lines).toEqual([{ lineId: '2', variantId: 'var_w', requested: 4, available: 3 }]);
  });

  it('satisfies every line within what is free, or proves that no distribution could', () => {
    const places: LocationId[] = ['loc_a', 'loc_b', 'loc_c'];
    const lines = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.subarray(places, { minLength: 1 })), {
      minLength: 1,
      maxLength: 4,
    });
    const units = fc.record({ a: fc.nat(5), b: fc.nat(5), c: fc.nat(5) });
    fc.assert(
      fc.property(lines, units, (wishes, stock) => {
        const requested = wishes.map(([quantity, locationIds], index) => line(String(index), quantity, locationIds));
        // Hall's condition: whatever set of places, the lines confined to it ask for no more than it holds.
        const feasible = [0, 1, 2, 3, 4, 5, 6, 7].every((mask) => {
          const set = places.filter((_, index) => mask & (1 << index));
          const confined = requested.filter((wish) => wish.locationIds.every((place) => set.includes(place)));
          const asked = confined.reduce((sum, wish) => sum + wish.quantity, 0);
          return asked <= set.reduce((sum, place) => sum + stock[place.slice('loc_'.length) as 'a' | 'b' | 'c'], 0);
        });
        if (!feasible) {
          refusal(() => allocate(requested, free(stock)));
          return;
        }
        const allocations = allocate(requested, free(stock));
        for (const wish of requested) {
          const own = allocations.filter((allocation) => allocation.lineId === wish.lineId);
          expect(own.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(wish.quantity);
          expect(own.every(({ locationId }) => wish.locationIds.includes(locationId))).toBe(true);
        }
        for (const place of places) {
          const taken = allocations.filter(({ locationId }) => locationId === place);
          expect(taken.reduce((sum, { quantity }) => sum + quantity, 0)).toBeLessThanOrEqual(
            stock[place.slice('loc_'.length) as 'a' | 'b' | 'c'],
          );
        }
      }),
      { numRuns: 500 },
    );
  });
});
