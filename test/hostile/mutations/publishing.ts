import { badIds, type HostileMutations, onlyFor } from '../hostile-case.ts';

const staff = { as: 'merchandiser', others: onlyFor('parisAssociate') } as const;
const PRICE = { amount: '80.00', currencyCode: 'EUR' };
const archived = { as: 'admin', mutation: 'archiveProduct', input: { id: '@product' } } as const;
const same = { outcome: 'same' };

/** What is on sale, where and for how much. */
export const PUBLISHING: HostileMutations = {
  publishProduct: {
    ...staff,
    input: { id: '@product', channels: ['WEB'] },
    outcome: 'Product',
    again: same,
    cases: [
      ...badIds('id', 'prd'),
      {
        kind: "another's id",
        what: 'a channel that is not there',
        input: { channels: ['NO_SUCH'] },
        outcome: ['NotFoundError', 'ValidationError'],
      },
      {
        kind: 'huge',
        what: '10,000 channels',
        input: { channels: Array.from({ length: 10_000 }, (_, n) => `C${n}`) },
        outcome: ['ValidationError', 'NotFoundError'],
      },
      {
        kind: 'wrong order',
        what: 'an end before the beginning',
        input: { publishFrom: '2026-02-01T00:00:00Z', publishTo: '2026-01-01T00:00:00Z' },
        outcome: 'ValidationError',
      },
      {
        kind: 'wrong order',
        what: 'after archiving',
        first: [archived],
        input: {},
        outcome: ['ConflictError', 'Product'],
      },
    ],
  },
  unpublishProduct: {
    ...staff,
    input: { id: '@product', channels: ['WEB'] },
    outcome: 'Product',
    again: same,
    cases: [
      ...badIds('id', 'prd'),
      { kind: 'wrong order', what: 'after archiving', first: [archived], input: {}, outcome: 'Product' },
    ],
  },
  archiveProduct: {
    ...staff,
    input: { id: '@product' },
    outcome: 'Product',
    again: same,
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
  setChannelPrice: {
    ...staff,
    input: { variantId: '@product.variant', channel: 'WEB', price: PRICE },
    outcome: 'ProductVariant',
    again: same,
    cases: [
      ...badIds('variantId', 'var'),
      {
        kind: 'malformed',
        what: 'a currency that is none',
        input: { price: { amount: '1.00', currencyCode: 'XX' } },
        outcome: ['ValidationError', 'BAD_USER_INPUT'],
      },
      {
        kind: 'malformed',
        what: 'a negative price',
        input: { price: { amount: '-0.01', currencyCode: 'EUR' } },
        outcome: 'ValidationError',
      },
      {
        kind: 'malformed',
        what: 'an amount in words',
        input: { price: { amount: 'ten', currencyCode: 'EUR' } },
        outcome: ['ValidationError', 'BAD_USER_INPUT'],
      },
      {
        kind: 'wrong type',
        what: 'an amount that is a number beyond doubles',
        input: { price: { amount: '1e400', currencyCode: 'EUR' } },
        outcome: ['ValidationError', 'BAD_USER_INPUT'],
      },
      {
        kind: 'wrong order',
        what: 'a price that was never so',
        input: { expectedPrice: { amount: '1.23', currencyCode: 'EUR' } },
        outcome: 'ConflictError',
      },
    ],
  },
};
