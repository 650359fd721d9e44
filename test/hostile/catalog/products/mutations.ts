import { BY_NATURE, badIds, type HostileMutations, notA, onlyFor, SAME } from '../../hostile-case.ts';
import { HUGE, MAX_INT, unknownId } from '../../values.ts';
import { archived } from './steps.ts';

const staff = { as: 'merchandiser', others: onlyFor('parisAssociate') } as const;
const PRICE = { amount: '80.00', currencyCode: 'EUR' };

export const productsMutations: HostileMutations = {
  createProduct: {
    ...staff,
    input: { title: 'Cape', handle: '@text.id', variants: [{ sku: '@text.id', title: 'One', price: PRICE }] },
    outcome: 'Product',
    again: { outcome: 'ConflictError' },
    cases: [
      { kind: 'malformed', what: 'no title', input: { title: ' ' }, outcome: 'ValidationError' },
      {
        kind: 'malformed',
        what: 'a GTIN with a wrong check digit',
        input: { variants: [{ sku: '@text.id', gtin: '4006381333932' }] },
        outcome: 'ValidationError',
      },
      {
        kind: 'malformed',
        what: 'a negative price',
        input: { variants: [{ sku: '@text.id', price: { amount: '-1.00', currencyCode: 'EUR' } }] },
        outcome: 'ValidationError',
      },
      {
        kind: 'malformed',
        what: 'a thousandth of a cent',
        input: { variants: [{ sku: '@text.id', price: { amount: '1.00001', currencyCode: 'EUR' } }] },
        outcome: 'ValidationError',
      },
      { kind: 'huge', what: 'a title of 100,000 characters', input: { title: HUGE }, outcome: 'ValidationError' },
      {
        kind: 'huge',
        what: 'a price of 23 digits',
        input: { variants: [{ sku: '@text.id', price: { amount: '99999999999999999999999', currencyCode: 'EUR' } }] },
        outcome: 'BAD_USER_INPUT',
      },
      {
        kind: 'twice',
        what: 'one SKU in two variants',
        input: { variants: [{ sku: 'TWICE' }, { sku: 'TWICE' }] },
        outcome: ['ValidationError', 'ConflictError'],
      },
      { kind: 'twice', what: 'a SKU that is taken', input: { variants: [{ sku: 'COAT' }] }, outcome: 'ConflictError' },
      {
        kind: "another's id",
        what: 'a collection of nobody',
        input: { collectionIds: [unknownId('col')] },
        outcome: ['NotFoundError', 'ValidationError'],
      },
      notA('money', { variants: [{ sku: '@text.id', price: '80.00' }] }),
    ],
    notApplicable: { 'wrong order': BY_NATURE.firstOfItsKind },
  },
  createVariant: {
    ...staff,
    input: {
      productId: '@product',
      sku: '@text.id',
      title: 'Two',
      price: PRICE,
      options: [{ name: 'Size', value: 'M' }],
    },
    outcome: 'ProductVariant',
    again: { outcome: 'ConflictError' },
    cases: [
      ...badIds('productId', 'prd'),
      {
        kind: 'huge',
        what: 'a tax of 2147483647 basis points',
        input: { taxRateBasisPoints: MAX_INT },
        outcome: 'ValidationError',
      },
      {
        kind: 'wrong order',
        what: 'for a product that is archived',
        first: [archived],
        input: {},
        outcome: ['ConflictError', 'ProductVariant'],
      },
    ],
  },
  updateProduct: {
    ...staff,
    input: { id: '@product', title: 'New title' },
    outcome: 'Product',
    again: SAME,
    cases: [
      ...badIds('id', 'prd'),
      {
        kind: 'huge',
        what: 'a description of 100,000 characters',
        input: { description: HUGE },
        outcome: 'ValidationError',
      },
      { kind: 'twice', what: 'a handle that is taken', input: { handle: 'coat' }, outcome: 'ConflictError' },
      {
        kind: 'wrong order',
        what: 'a form read before another change',
        input: { expectedVersion: 0 },
        outcome: 'ConflictError',
      },
    ],
  },
  updateVariant: {
    ...staff,
    input: { id: '@product.variant', title: 'Other size' },
    outcome: 'ProductVariant',
    again: SAME,
    cases: [
      ...badIds('id', 'var'),
      { kind: 'twice', what: 'a SKU that is taken', input: { sku: 'COAT' }, outcome: 'ConflictError' },
      { kind: 'malformed', what: 'a GTIN of letters', input: { gtin: 'ABCDEFGHIJKLM' }, outcome: 'ValidationError' },
      {
        kind: 'wrong order',
        what: 'of a product that is archived',
        first: [archived],
        input: {},
        outcome: 'ProductVariant',
      },
    ],
  },
  archiveProduct: {
    ...staff,
    input: { id: '@product' },
    outcome: 'Product',
    again: SAME,
    cases: [
      ...badIds('id', 'prd'),
      {
        kind: 'wrong order',
        what: 'while it is on sale',
        first: [{ as: 'admin', mutation: 'publishProduct', input: { id: '@product', channels: ['WEB'] } }],
        input: {},
        outcome: 'Product',
      },
    ],
  },
};
