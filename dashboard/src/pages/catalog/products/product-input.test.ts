import { expect, it } from 'vitest';
import { PRODUCT_TEXTS } from './ProductFields.tsx';
import { toCreateInput, toUpdateInput } from './product-input.ts';

const idempotencyKey = '0198d7c2-6c1e-7a3b-9f53-0c9b8c6f2d11';

it('sends no field that was left blank', () => {
  const input = toCreateInput(
    {
      idempotencyKey,
      title: 'Cabas',
      handle: ' ',
      variants: [{ title: '', sku: 'CAB-1', gtin: '', price: '129,00' }],
    },
    'EUR',
  );
  expect(input).toEqual({
    idempotencyKey,
    title: 'Cabas',
    description: '',
    tags: [],
    variants: [{ title: 'Cabas', sku: 'CAB-1', price: { amount: '129.00', currencyCode: 'EUR' } }],
  });
});

it('distinguishes several variants by the option that the user named', () => {
  const variant = (title: string) => ({ title, sku: '', gtin: '', price: '10' });
  const price = { amount: '10', currencyCode: 'EUR' };
  const { variants } = toCreateInput(
    {
      idempotencyKey,
      title: 'Cape',
      optionName: ' Taille ',
      variants: [variant('S'), variant('M')],
    },
    'EUR',
  );
  expect(variants).toEqual([
    { title: 'S', selectedOptions: [{ name: 'Taille', value: 'S' }], price },
    { title: 'M', selectedOptions: [{ name: 'Taille', value: 'M' }], price },
  ]);
});

it('clears a text that was emptied, and refuses to overwrite a product that changed', () => {
  const form = { id: 'prd_1', version: 7, title: 'Cabas', vendor: null, category: 'Sacs' };
  expect(toUpdateInput(form)).toEqual({
    productId: 'prd_1',
    expectedVersion: 7,
    title: 'Cabas',
    description: '',
    ...Object.fromEntries(PRODUCT_TEXTS.map((name) => [name, null])),
    category: 'Sacs',
    tags: [],
  });
});
