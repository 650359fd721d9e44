import { isId } from '#kernel/values/ids.ts';
import { money } from '#kernel/values/money.ts';
import { builder, MoneyType, NodeInterface, pageArgs } from '../../builder.ts';
import { OrderType } from '../../references.ts';
import { listEntries } from '../list-entries.ts';
import { MINOR_PER_REDEEMED_POINT } from '../model/rates.ts';
import { accountLoader } from './loaders.ts';
import { LoyaltyAccountType, LoyaltyEntryConnectionType, LoyaltyEntryKindType, LoyaltyEntryType } from './types.ts';

LoyaltyEntryType.implement({
  description: 'One line of the points ledger; never changed once written.',
  access: ['owner', 'loyalty:read'],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id of the line.' }),
    kind: t.field({ type: LoyaltyEntryKindType, description: 'Why points moved.', resolve: (entry) => entry.kind }),
    points: t.exposeInt('points', { description: 'Points gained, or lost when negative.' }),
    occurredAt: t.field({
      type: 'DateTime',
      description: 'When it happened, which may be before it was written.',
      resolve: (entry) => entry.occurredAt,
    }),
    reason: t.exposeString('reason', { nullable: true, description: 'What staff wrote for an adjustment; else null.' }),
    balanceAfter: t.exposeInt('balanceAfter', {
      description: 'Points, less those owed, of the account after this entry.',
    }),
    order: t.field({
      type: OrderType,
      nullable: true,
      description: 'The order that moved them; null for an adjustment.',
      resolve: (entry) => (entry.orderId === null ? null : { id: entry.orderId }),
    }),
  }),
});

LoyaltyAccountType.implement({
  description: 'The points of one person, over all channels and all merged ids.',
  access: ['owner', 'loyalty:read'],
  interfaces: [NodeInterface],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The global id.' }),
    points: t.exposeInt('points', { description: 'The balance; what a checkout under way holds is in it.' }),
    pointsValue: t.field({
      type: MoneyType,
      description: 'What the points pay, in the currency of the shop.',
      resolve: ({ points }, _args, { deps }) =>
        money(BigInt(points) * MINOR_PER_REDEEMED_POINT, deps.config.currencyCode),
    }),
    heldPoints: t.exposeInt('heldPoints', { description: 'Points that a checkout under way holds.' }),
    pointsOwed: t.int({
      description: 'Points reversed after they were redeemed; the next earning settles them.',
      resolve: ({ debt }) => debt,
    }),
    entries: t.field({
      type: LoyaltyEntryConnectionType,
      description: 'The ledger, newest first.',
      args: pageArgs(t),
      resolve: (account, args, { deps, request }) => listEntries(deps, request, account.customerId, args),
    }),
  }),
});
builder.asEntity(LoyaltyAccountType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => (isId('lac', id) ? accountLoader(context).load(id) : null),
});
