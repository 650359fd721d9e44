import { expect, it } from 'vitest';
import type { IndexedListing } from './indexed-product.ts';
import { ListedPrices } from './listed-prices.ts';

const LISTINGS: readonly IndexedListing[] = [
  ['WEB', 500, null, null],
  ['WEB', 300, 1_000, 2_000],
  ['APP', 900, 1_500, null],
];

it('shows the lowest price of each moment, forth and back in time', () => {
  const listed = new ListedPrices();
  listed.set(3, true, LISTINGS);
  const at = (nowMs: number) => {
    listed.advance(nowMs);
    return ['WEB', 'APP'].map((code) => listed.channel(code).prices.at(3));
  };
  expect(at(999)).toEqual([500, Number.NaN]);
  expect(at(1_000)).toEqual([300, Number.NaN]);
  expect(at(1_999)).toEqual([300, 900]);
  expect(at(2_000)).toEqual([500, 900]);
  expect(at(1_000)).toEqual([300, Number.NaN]);
  expect(at(5_000)).toEqual([500, 900]);
});

it('has on sale what is active and shown, and nothing of what was cleared', () => {
  const listed = new ListedPrices();
  listed.advance(1_600);
  listed.set(3, false, LISTINGS);
  expect([listed.channel('WEB').prices.at(3), listed.channel('WEB').onSale.has(3)]).toEqual([300, false]);
  listed.set(3, true, LISTINGS);
  expect(listed.channel('APP').onSale.has(3)).toBe(true);
  listed.clear(3);
  listed.advance(2_000);
  expect([listed.channel('WEB').prices.at(3), listed.channel('WEB').onSale.has(3)]).toEqual([Number.NaN, false]);
});
