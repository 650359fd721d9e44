import { describe, expect, it } from 'vitest';
import { hitBy, mayReroute, type PromisedLine } from './shortage.ts';

const line = (order: string, quantity: number, fields: Partial<PromisedLine> = {}): PromisedLine => ({
  orderId: `ord_${order}`,
  fulfillmentOrderId: `ful_${order}`,
  orderLineId: `orl_${order}`,
  status: 'OPEN',
  deliveryMethod: 'SHIP',
  quantity,
  leaving: 0,
  ...fields,
});
const hits = (missing: number, ...promised: PromisedLine[]) =>
  hitBy(missing, promised).map((hit) => [hit.orderId.slice('ord_'.length), hit.missing]);

describe('missing units', () => {
  it('are those of the order that was placed last, then of the one before it', () => {
    expect(hits(1, line('last', 2), line('first', 2))).toEqual([['last', 1]]);
    expect(hits(3, line('last', 2), line('first', 2))).toEqual([
      ['last', 2],
      ['first', 1],
    ]);
  });

  it('are not those that somebody is picking while others wait', () => {
    expect(hits(3, line('picked', 2, { status: 'IN_PROGRESS' }), line('waits', 2))).toEqual([
      ['waits', 2],
      ['picked', 1],
    ]);
  });

  it('are no more than are promised, and none that are leaving already', () => {
    expect(hits(9, line('one', 2))).toEqual([['one', 2]]);
    expect(hits(2, line('one', 2, { leaving: 2 }), line('two', 1))).toEqual([]);
  });
});

it('leaves pickups, what is being picked and what is leaving where it is', () => {
  expect(mayReroute(line('one', 1))).toBe(true);
  expect(mayReroute(line('one', 1, { deliveryMethod: 'PICKUP' }))).toBe(false);
  expect(mayReroute(line('one', 1, { status: 'IN_PROGRESS' }))).toBe(false);
  expect(mayReroute(line('one', 2, { leaving: 1 }))).toBe(false);
});
