import { expect, it } from 'vitest';
import { slug, toCreateInput, toUpdateInput } from './product-input.ts';

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

it('tells several variants apart by the option that the user named', () => {
  const variant = (title: string) => ({ title, sku: '', gtin: '', price: '10' });
  const price = { amount: '10', currencyCode: 'EUR' };
  const { variants } = toCreateInput({ title: 'Cape', optionName: ' Taille ', variants: [variant('S'), variant('M')] });
  expect(variants).toEqual([
    { title: 'S', options: [{ name: 'Taille', value: 'S' }], price },
    { title: 'M', options: [{ name: 'Taille', value: 'M' }], price },
  ]);
});

it('clears a text that was emptied, and refuses to overwrite a product that changed', () => {
  const form = { id: 'prd_1', version: 7, title: 'Cabas', vendor: null, category: 'Sacs' };
  expect(toUpdateInput(form)).toEqual({
    id: 'prd_1',
    expectedVersion: 7,
    title: 'Cabas',
    description: '',
    vendor: null,
    category: 'Sacs',
    productType: null,
    tags: [],
  });
});
