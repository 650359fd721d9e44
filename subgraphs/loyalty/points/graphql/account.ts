import { builder, connectionType } from '../../builder.ts';
import { type EntryRow, loadAccounts, loadBalances, loadEntryPage, type PersonBalance } from '../../graphql/loaders.ts';
import { Customer, Order } from '../../references.ts';

const EntryKind = builder.enumType('LoyaltyEntryKind', {
  description:
    'Why points moved: EARN by an order, BURN at checkout, REVERSE on a return, RESTORE of burned points, ADJUST by hand.',
  values: ['EARN', 'BURN', 'REVERSE', 'RESTORE', 'ADJUST'] as const,
});

const LoyaltyEntry = builder.objectRef<EntryRow>('LoyaltyEntry').implement({
  description: 'One line of the points ledger; never changed once written.',
  fields: (t) => ({
    id: t.exposeID('id'),
    kind: t.field({ type: EntryKind, resolve: (entry) => entry.kind }),
    points: t.exposeInt('points', { description: 'Points gained, or lost when negative.' }),
    occurredAt: t.field({ type: 'DateTime', resolve: (entry) => entry.occurredAt }),
    reason: t.exposeString('reason', { nullable: true, description: 'What staff wrote for an adjustment.' }),
    balanceAfter: t.exposeInt('balanceAfter', { description: 'Points less debt of the account after this entry.' }),
    order: t.field({
      type: Order,
      nullable: true,
      resolve: (entry) => (entry.orderId === null ? null : { id: entry.orderId }),
    }),
  }),
});
const LoyaltyEntryConnection = connectionType('LoyaltyEntry', LoyaltyEntry);

export const LoyaltyAccount = builder.loadableObjectRef<PersonBalance, string>('LoyaltyAccount', {
  load: (ids: string[], context) => loadAccounts(ids, context) as Promise<PersonBalance[]>,
});
LoyaltyAccount.implement({
  description: 'The points of one person, over all channels and all merged ids.',
  fields: (t) => ({
    id: t.exposeID('id'),
    points: t.exposeInt('points', { description: 'Balance, points held by a checkout included.' }),
    heldPoints: t.exposeInt('heldPoints', { description: 'Points that a checkout under way holds.' }),
    debt: t.exposeInt('debt', { description: 'Points reversed after they were burned; the next earning settles it.' }),
    entries: t.field({
      type: LoyaltyEntryConnection,
      description: 'The ledger, newest first.',
      args: { first: t.arg.int({ defaultValue: 24 }), after: t.arg.string() },
      resolve: (account, args, context) => loadEntryPage(account.customerId, args, context),
    }),
  }),
});
builder.asEntity(LoyaltyAccount, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => LoyaltyAccount.getDataloader(context).load(id),
});

builder.objectField(Customer, 'loyalty', (t) =>
  t.loadable({
    type: LoyaltyAccount,
    nullable: true,
    description: 'Points balance; null for who may not see it, and before the first point.',
    load: (ids: string[], context) => loadBalances(ids, context) as Promise<never[]>,
    resolve: ({ id }) => id,
  }),
);
