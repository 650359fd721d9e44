import { describe, expect, it } from 'vitest';
import { route, type StockAt } from './routing.ts';

const at = (location: string, available: number, fields: Partial<StockAt> = {}): StockAt => ({
  variantId: 'var_coat',
  locationId: `loc_${location}`,
  available,
  kind: 'STORE',
  pickupEnabled: true,
  shipFromStore: true,
  latitude: null,
  longitude: null,
  ...fields,
});
const request = {
  deliveryMethod: 'SHIP' as const,
  pickupLocationId: null,
  sellingLocationId: null,
  destination: { latitude: 48.86, longitude: 2.35 },
  lines: [{ lineId: 'one', variantId: 'var_coat' as const, quantity: 2 }],
};
const order = (stock: StockAt[], fields: object = {}) =>
  route({ ...request, ...fields }, stock).preferences[0]?.locationIds.map((id) => id.slice('loc_'.length));

describe('routing', () => {
  it('prefers the warehouse, then the store that has the whole line, then the nearest', () => {
    const lyon = { latitude: 45.76, longitude: 4.84 };
    const paris = { latitude: 48.85, longitude: 2.36 };
    const stock = [
      at('lyon', 9, lyon),
      at('paris', 2, paris),
      at('near', 1, paris),
      at('warehouse', 2, { kind: 'WAREHOUSE', shipFromStore: false }),
    ];
    expect(order(stock)).toEqual(['warehouse', 'paris', 'lyon', 'near']);
  });

  it('asks empty locations last, and stores that do not ship never', () => {
    const stock = [at('empty', 0, { kind: 'WAREHOUSE' }), at('paris', 2), at('closed', 9, { shipFromStore: false })];
    expect(order(stock)).toEqual(['paris', 'empty']);
  });

  it('serves pickup where the customer collects, and in-store sales where they stand', () => {
    const stock = [at('warehouse', 9, { kind: 'WAREHOUSE' }), at('paris', 1)];
    expect(order(stock, { deliveryMethod: 'PICKUP', pickupLocationId: 'loc_paris' })).toEqual(['paris']);
    expect(order(stock, { deliveryMethod: 'IN_STORE', sellingLocationId: 'loc_lyon' })).toEqual(['lyon']);
  });

  it('decides the same whatever the order of the rows, and says why', () => {
    const stock = [at('a', 2), at('b', 2), at('c', 2)];
    expect(order(stock)).toEqual(order([...stock].reverse()));
    expect(route(request, stock).reason).toBe('RANKED');
    const pickup = { ...request, deliveryMethod: 'PICKUP' as const, pickupLocationId: 'loc_a' as const };
    expect(route(pickup, stock).reason).toBe('CUSTOMER_LOCATION');
  });
});
