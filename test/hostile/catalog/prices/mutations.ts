import { badIds, type HostileMutations, onlyFor, SAME } from '../../hostile-case.ts';

const staff = { as: 'merchandiser', others: onlyFor('parisAssociate') } as const;
const PRICE = { amount: '80.00', currencyCode: 'EUR' };

export const pricesMutations: HostileMutations = {
  setChannelPrice: {
    ...staff,
    input: { variantId: '@product.variant', channelId: '@channels.WEB', price: PRICE },
    outcome: 'SetChannelPricePayload',
    again: SAME,
    cases: [
      ...badIds('variantId', 'var'),
      ...badIds('channelId', 'chn'),
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
