import type { Area } from '#kernel/runtime/area.ts';
import type { LoyaltyDeps } from '../deps.ts';
import './graphql/gift-card.ts';
import './graphql/customer.ts';
import './graphql/queries.ts';
import './graphql/mutations.ts';
import './graphql/ports.ts';

/** Gift cards: one balance with any number of keys, each change an entry of the ledger. */
export const giftCards: Area<LoyaltyDeps> = {
  name: 'gift-cards',
  sensitiveFields: ['giftCard'],
};
