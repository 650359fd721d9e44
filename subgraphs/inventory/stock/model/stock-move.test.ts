import { describe, expect, it } from 'vitest';
import { stockMove } from './stock-move.ts';

const at = new Date('2026-01-01T10:00:00Z');

describe('a move of stock', () => {
  it.each([
    ['a hold', 'HOLD', { available: -2, reserved: 2 }, { available: -2, onHand: 0, flow: 'NONE', units: 0 }],
    ['a shipment', 'FULFILL', { committed: -1 }, { available: 0, onHand: -1, flow: 'SOLD', units: 1 }],
    ['a sale of a POS', 'SALE', { available: -3 }, { available: -3, onHand: -3, flow: 'SOLD', units: 3 }],
    ['a sale of more than was known', 'SALE', { available: -1, shortage: 2 }, { onHand: -1, flow: 'SOLD', units: 3 }],
    ['a return', 'RESTOCK', { damaged: 1 }, { available: 0, onHand: 1, flow: 'RETURNED', units: 1 }],
    ['an imported return', 'RETURN', { available: 1 }, { onHand: 1, flow: 'RETURNED', units: 1 }],
    ['goods that arrived', 'MOVE', { incoming: -4, available: 4 }, { onHand: 4, flow: 'RECEIVED', units: 4 }],
    ['a count that found less', 'SET', { available: -5 }, { onHand: -5, flow: 'LOST', units: 5 }],
    ['units that settle a shortage', 'EXPIRE', { reserved: -1, shortage: -1 }, { onHand: -1, flow: 'NONE', units: 0 }],
  ])('tells %s', (_, reason, deltas, expected) => {
    expect(stockMove(at, reason, deltas)).toMatchObject(expected);
  });

  it('is none where only a promise changes', () => {
    expect(stockMove(at, 'COMMIT', { reserved: -1, committed: 1 })).toBeUndefined();
  });
});
