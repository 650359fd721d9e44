import { expect, it } from 'vitest';
import { DEFAULT_FILTERS } from '../filters/codec.ts';
import { ordersLink } from './orders-link.ts';

const link = (currencies: readonly string[]) =>
  decodeURIComponent(ordersLink(DEFAULT_FILTERS, '2026-11-30', { currencyCode: 'EUR', currencies }) ?? '');

it('X8: leads to the orders of every currency, and to those of the report alone where some have no rate', () => {
  expect(link(['EUR'])).not.toContain('currencyCode');
  expect(link([])).not.toContain('currencyCode');
  expect(link(['EUR', 'SEK'])).toContain('"currencyCode":"EUR"');
});

it('leads nowhere from figures of a segment, which the list of orders does not know', () => {
  const filters = { ...DEFAULT_FILTERS, segments: ['LOYAL' as const] };
  expect(ordersLink(filters, '2026-11-30', { currencyCode: 'EUR', currencies: [] })).toBeNull();
});
