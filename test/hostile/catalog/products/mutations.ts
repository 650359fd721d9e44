import { BY_NATURE, badIds, type HostileMutations, notA, onlyFor, SAME } from '../../hostile-case.ts';
import { HUGE, MAX_INT, unknownId } from '../../values.ts';
import { archived } from './steps.ts';

const staff = { as: 'merchandiser', others: onlyFor('parisAssociate') } as const;
const PUBLISHED = { productId: '@product', channelIds: ['@channels.WEB'] };
const PRICE = { amount: '80.00', currencyCode: 'EUR' };

export const productsMutations: HostileMutations = {
  createProduct: {
    ...staff,
    input: {
      idempotencyKey: '@key',
      title: 'Cape',
      handle: '@text.id',
      variants: [{ sku: '@text.id', title: 'One', price: PRICE }],
    },
    outcome: 'CreateProductPayload',
    again: { outcome: 'same', otherBody: { title: 'Coat' } },
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
        outcome: 'NotFoundError',
      },
      {
        kind: "another's id",
        what: 'a channel of nobody',
        input: { status: 'ACTIVE', channelIds: [unknownId('chn')] },
        outcome: 'NotFoundError',
      },
      {
        kind: 'malformed',
        what: 'a tax of twice the price',
        input: { variants: [{ sku: '@text.id', taxRate: '2' }] },
        outcome: 'ValidationError',
      },
      {
        kind: 'malformed',
        what: 'a script as address of a picture',
        input: { media: [{ source: { url: 'javascript:alert(1)' } }] },
        outcome: 'BAD_USER_INPUT',
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
      selectedOptions: [{ name: 'Size', value: 'M' }],
      idempotencyKey: '@key',
    },
    outcome: 'CreateVariantPayload',
    again: { outcome: 'same', otherBody: { title: 'Three' } },
    cases: [
      ...badIds('productId', 'prd'),
      {
        kind: 'huge',
        what: 'a tax of 2147483647 times the price',
        input: { taxRate: String(MAX_INT) },
        outcome: 'ValidationError',
      },
      {
        kind: 'wrong order',
        what: 'for a product that is archived',
        first: [archived],
        input: {},
        outcome: 'CreateVariantPayload',
      },
    ],
  },
  updateProduct: {
    ...staff,
    input: { productId: '@product', title: 'New title' },
    outcome: 'UpdateProductPayload',
    again: SAME,
    cases: [
      ...badIds('productId', 'prd'),
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
    input: { variantId: '@product.variant', title: 'Other size' },
    outcome: 'UpdateVariantPayload',
    again: SAME,
    cases: [
      ...badIds('variantId', 'var'),
      { kind: 'twice', what: 'a SKU that is taken', input: { sku: 'COAT' }, outcome: 'ConflictError' },
      { kind: 'malformed', what: 'a GTIN of letters', input: { gtin: 'ABCDEFGHIJKLM' }, outcome: 'ValidationError' },
      {
        kind: 'wrong order',
        what: 'of a product that is archived',
        first: [archived],
        input: {},
        outcome: 'UpdateVariantPayload',
      },
      {
        kind: 'wrong order',
        what: 'a form read before another change',
        input: { expectedVersion: 0 },
        outcome: 'ConflictError',
      },
    ],
  },
  archiveProduct: {
    ...staff,
    input: { productId: '@product' },
    outcome: 'ArchiveProductPayload',
    again: SAME,
    cases: [
      ...badIds('productId', 'prd'),
      {
        kind: 'wrong order',
        what: 'while it is on sale',
        first: [{ as: 'admin', mutation: 'publishProduct', input: PUBLISHED }],
        input: {},
        outcome: 'ArchiveProductPayload',
      },
    ],
  },
};
