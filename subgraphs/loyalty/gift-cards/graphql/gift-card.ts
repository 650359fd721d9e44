import { isId } from '#kernel/values/ids.ts';
import { money } from '#kernel/values/money.ts';
import { builder, MoneyType, NodeInterface, pageArgs } from '../../builder.ts';
import { OrderType } from '../../references.ts';
import { listCardEntries } from '../list-card-entries.ts';
import { maskCode } from '../model/gift-card-code.ts';
import { giftCardLoader, keyLoader } from './loaders.ts';
import {
  GiftCardEntryConnectionType,
  GiftCardEntryKindType,
  GiftCardEntryType,
  GiftCardKeyKindType,
  GiftCardKeyType,
  GiftCardStatusType,
  GiftCardType,
} from './types.ts';

GiftCardKeyType.implement({
  description: 'One of the keys to a gift card; the code itself is never shown again.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id of the key.' }),
    kind: t.field({ type: GiftCardKeyKindType, description: 'What carries the code.', resolve: (key) => key.kind }),
    maskedCode: t.string({
      description: 'The last four letters of the code.',
      resolve: (key) => maskCode(key.lastFour),
    }),
    createdAt: t.field({ type: 'DateTime', description: 'When it was made.', resolve: (key) => key.createdAt }),
    revokedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'From when on it opens nothing; null while it is live.',
      resolve: (key) => key.revokedAt,
    }),
  }),
});

GiftCardEntryType.implement({
  description: "One line of a gift card's ledger; the balance is their sum.",
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id of the line.' }),
    kind: t.field({ type: GiftCardEntryKindType, description: 'Why money moved.', resolve: (entry) => entry.kind }),
    amount: t.field({
      type: MoneyType,
      description: 'What came onto the card, or left it when negative.',
      resolve: (entry) => money(entry.amountMinor, entry.currency),
    }),
    balanceAfter: t.field({
      type: MoneyType,
      description: 'The balance after this entry.',
      resolve: (entry) => money(entry.balanceAfterMinor, entry.currency),
    }),
    occurredAt: t.field({
      type: 'DateTime',
      description: 'When it happened, which may be before it was written.',
      resolve: (entry) => entry.occurredAt,
    }),
    order: t.field({
      type: OrderType,
      nullable: true,
      description: 'The order that the card paid, or that was refunded; else null.',
      resolve: (entry) => (entry.orderId === null ? null : { id: entry.orderId }),
    }),
  }),
});

GiftCardType.implement({
  description:
    'One balance with any number of keys, good in every channel. It keeps the currency that it was made with.',
  access: 'public',
  interfaces: [NodeInterface],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The global id.' }),
    status: t.field({ type: GiftCardStatusType, description: 'Whether it can pay.', resolve: (card) => card.status }),
    balance: t.field({
      type: MoneyType,
      description: 'What is left on it; what a checkout under way holds is in it.',
      resolve: (card) => money(card.balanceMinor, card.currency),
    }),
    initialBalance: t.field({
      type: MoneyType,
      description: 'What it was issued with.',
      resolve: (card) => money(card.initialMinor, card.currency),
    }),
    keys: t.field({
      type: [GiftCardKeyType],
      description: 'Its keys, oldest first, revoked ones too; at most 250.',
      resolve: (card, _args, context) => keyLoader(context).load(card.id),
    }),
    maskedCode: t.string({
      description: 'The last four letters of the oldest live key.',
      resolve: async (card, _args, context) => {
        const keys = await keyLoader(context).load(card.id);
        return maskCode((keys.find((key) => key.revokedAt === null) ?? keys[0])?.lastFour ?? '');
      },
    }),
    entries: t.field({
      type: GiftCardEntryConnectionType,
      description: 'The ledger, newest first.',
      args: pageArgs(t),
      resolve: (card, args, { deps }) => listCardEntries(deps, card, args),
    }),
  }),
});
builder.asEntity(GiftCardType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => (isId('gft', id) ? giftCardLoader(context).load(id) : null),
});
