import type { Area } from '#kernel/runtime/area.ts';
import { can } from '../../shared/permissions.ts';
import type { LoyaltyDeps } from '../deps.ts';
import { subscriptions } from './handlers.ts';
import './graphql/account.ts';
import './graphql/customer.ts';
import './graphql/mutations.ts';
import './graphql/ports.ts';

/** Points accounts: earned, held, redeemed, reversed and adjusted, each change an entry of the ledger. */
export const points: Area<LoyaltyDeps> = {
  name: 'points',
  subscriptions,
  pushes: [
    {
      topic: 'loyalty',
      types: ['loyalty.points-changed.v1'],
      isAllowed: (actor) => can(actor, 'loyalty:read'),
      keysOf: (event) => [{ __typename: 'LoyaltyAccount', id: event.aggregateId }],
    },
  ],
};
