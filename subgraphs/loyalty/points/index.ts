import { bearerOf } from '#kernel/request/actor.ts';
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
      listen: (_deps, actor) => {
        const own = bearerOf(actor);
        if (own === undefined && !can(actor, 'loyalty:read')) return undefined;
        return ({ aggregateId, payload }) =>
          own === undefined || payload['customerId'] === own ? [{ type: 'LoyaltyAccount', id: aggregateId }] : [];
      },
    },
  ],
};
