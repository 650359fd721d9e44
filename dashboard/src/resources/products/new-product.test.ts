import { expect, it } from 'vitest';
import { slug, toCreateInput } from './new-product.ts';

it('makes an address of a French title', () => {
  expect(slug('Robe plissée « Été »')).toBe('robe-plissee-ete');
});

it('sends no field that was left blank', () => {
  const input = toCreateInput({ title: 'Cabas', variants: [{ title: '', sku: 'CAB-1', gtin: '', price: '129,00' }] });
  expect(input).toEqual({
    title: 'Cabas',
    handle: 'cabas',
    description: '',
    tags: [],
    variants: [{ title: 'Cabas', sku: 'CAB-1', price: { amount: '129.00', currencyCode: 'EUR' } }],
  });
});
