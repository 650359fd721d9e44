import { isId } from '#kernel/values/ids.ts';
import { builder } from '../../builder.ts';
import { OrderType } from '../../references.ts';
import { listEntries } from '../list-entries.ts';
import { accountLoader } from './loaders.ts';
import { LoyaltyAccountType, LoyaltyEntryConnectionType, LoyaltyEntryKindType, LoyaltyEntryType } from './types.ts';

LoyaltyEntryType.implement({
  description: 'One line of the points ledger; never changed once written.',
  fields: (t) => ({
    id: t.exposeID('id'),
    kind: t.field({ type: LoyaltyEntryKindType, resolve: (entry) => entry.kind }),
    points: t.exposeInt('points', { description: 'Points gained, or lost when negative.' }),
    occurredAt: t.field({ type: 'DateTime', resolve: (entry) => entry.occurredAt }),
    reason: t.exposeString('reason', { nullable: true, description: 'What staff wrote for an adjustment.' }),
    balanceAfter: t.exposeInt('balanceAfter', { description: 'Points less debt of the account after this entry.' }),
    order: t.field({
      type: OrderType,
      nullable: true,
      resolve: (entry) => (entry.orderId === null ? null : { id: entry.orderId }),
    }),
  }),
});

LoyaltyAccountType.implement({
  description: 'The points of one person, over all channels and all merged ids.',
  fields: (t) => ({
    id: t.exposeID('id'),
    points: t.exposeInt('points', { description: 'Balance, points held by a checkout included.' }),
    heldPoints: t.exposeInt('heldPoints', { description: 'Points that a checkout under way holds.' }),
    debt: t.exposeInt('debt', {
      description: 'Points reversed after they were redeemed; the next earning settles it.',
    }),
    entries: t.field({
      type: LoyaltyEntryConnectionType,
      description: 'The ledger, newest first.',
      args: { first: t.arg.int({ defaultValue: 24 }), after: t.arg.string() },
      resolve: (account, args, { deps, request }) => listEntries(deps, request, account.customerId, args),
    }),
  }),
});
builder.asEntity(LoyaltyAccountType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => (isId('lac', id) ? accountLoader(context).load(id) : null),
});
