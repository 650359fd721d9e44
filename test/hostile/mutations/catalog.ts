import { BY_NATURE, badIds, type HostileMutations, HUGE, notA, onlyFor } from '../hostile-case.ts';

const staff = { as: 'merchandiser', others: onlyFor('parisAssociate') } as const;
const PRICE = { amount: '80.00', currencyCode: 'EUR' };
const archived = { as: 'admin', mutation: 'archiveProduct', input: { id: '@product' } } as const;
const same = { outcome: 'same' };

export const CATALOG: HostileMutations = {
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
        input: { collectionIds: ['col_01890000-0000-7000-8000-000000000000'] },
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
        input: { taxRateBasisPoints: 2_147_483_647 },
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
    again: same,
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
        input: { expectedUpdatedAt: '2020-01-01T00:00:00Z' },
        outcome: 'ConflictError',
      },
    ],
  },
  updateVariant: {
    ...staff,
    input: { id: '@product.variant', title: 'Other size' },
    outcome: 'ProductVariant',
    again: same,
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
  createChannel: {
    ...staff,
    input: { code: '@text.upper', name: 'Hostile', kind: 'OTHER', currencyCode: 'EUR' },
    outcome: 'Channel',
    again: { outcome: 'ConflictError' },
    cases: [
      { kind: 'malformed', what: 'a code in small letters', input: { code: 'web; drop' }, outcome: 'ValidationError' },
      { kind: 'huge', what: 'a name of 100,000 characters', input: { name: HUGE }, outcome: 'ValidationError' },
      { kind: 'twice', what: 'a code that is taken', input: { code: 'WEB' }, outcome: 'ConflictError' },
      notA('kind of channel', { kind: 'SHOP' }),
    ],
    notApplicable: { "another's id": BY_NATURE.namesNobodys, 'wrong order': BY_NATURE.firstOfItsKind },
  },
  updateChannel: {
    ...staff,
    input: { code: 'STORE', name: 'Stores' },
    outcome: 'Channel',
    again: same,
    cases: [
      {
        kind: "another's id",
        what: 'a channel that is not there',
        othersToo: true,
        input: { code: 'NO_SUCH' },
        outcome: 'NotFoundError',
      },
      {
        kind: 'malformed',
        what: 'SQL as code',
        input: { code: "'; --" },
        outcome: ['NotFoundError', 'ValidationError'],
      },
      { kind: 'malformed', what: 'no name', input: { name: ' ' }, outcome: 'ValidationError' },
      { kind: 'huge', what: 'a name of 100,000 characters', input: { name: HUGE }, outcome: 'ValidationError' },
      notA('truth', { active: 'perhaps' }),
      {
        kind: 'wrong order',
        what: 'a channel that is closed',
        first: [{ as: 'admin', mutation: 'updateChannel', input: { code: 'STORE', active: false } }],
        input: { active: true },
        outcome: 'Channel',
      },
    ],
  },
  createCollection: {
    ...staff,
    input: { title: 'Winter', handle: '@text.id' },
    outcome: 'Collection',
    again: { outcome: 'ConflictError' },
    cases: [
      { kind: 'malformed', what: 'no title', input: { title: '' }, outcome: 'ValidationError' },
      { kind: 'huge', what: 'a title of 100,000 characters', input: { title: HUGE }, outcome: 'ValidationError' },
      notA('text', { title: ['Winter'] }),
    ],
    notApplicable: { "another's id": BY_NATURE.namesNobodys, 'wrong order': BY_NATURE.firstOfItsKind },
  },
  addProductsToCollection: {
    ...staff,
    input: { collectionId: '@collection', productIds: ['@product'] },
    outcome: 'Collection',
    again: same,
    cases: [
      ...badIds('collectionId', 'col'),
      {
        kind: "another's id",
        what: 'a product of nobody',
        input: { productIds: ['prd_01890000-0000-7000-8000-000000000000'] },
        outcome: ['NotFoundError', 'ValidationError'],
      },
      {
        kind: 'huge',
        what: '6,000 products',
        input: { productIds: Array.from({ length: 6_000 }, () => 'prd_01890000-0000-7000-8000-000000000000') },
        outcome: ['ValidationError', 'NotFoundError', 'BODY_TOO_LARGE'],
      },
      { kind: 'wrong order', what: 'a product that is archived', first: [archived], input: {}, outcome: 'Collection' },
    ],
  },
};
