import { isId } from '#kernel/values/ids.ts';
import { money } from '#kernel/values/money.ts';
import { builder, MoneyType } from '../../builder.ts';
import { OrderType } from '../../references.ts';
import { maskCode } from '../model/gift-card-code.ts';
import { entryLoader, giftCardLoader, keyLoader } from './loaders.ts';
import {
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
    id: t.exposeID('id'),
    kind: t.field({ type: GiftCardKeyKindType, resolve: (key) => key.kind }),
    masked: t.string({ resolve: (key) => maskCode(key.lastFour) }),
    revokedAt: t.field({ type: 'DateTime', nullable: true, resolve: (key) => key.revokedAt }),
  }),
});

GiftCardEntryType.implement({
  description: "One line of a gift card's ledger; the balance is their sum.",
  fields: (t) => ({
    id: t.exposeID('id'),
    kind: t.field({ type: GiftCardEntryKindType, resolve: (entry) => entry.kind }),
    amount: t.field({ type: MoneyType, resolve: (entry) => money(entry.amountMinor, entry.currency) }),
    balanceAfter: t.field({ type: MoneyType, resolve: (entry) => money(entry.balanceAfterMinor, entry.currency) }),
    occurredAt: t.field({ type: 'DateTime', resolve: (entry) => entry.occurredAt }),
    order: t.field({
      type: OrderType,
      nullable: true,
      resolve: (entry) => (entry.orderId === null ? null : { id: entry.orderId }),
    }),
  }),
});

GiftCardType.implement({
  description: 'One balance with any number of keys, good in every channel.',
  fields: (t) => ({
    id: t.exposeID('id'),
    status: t.field({ type: GiftCardStatusType, resolve: (card) => card.status }),
    balance: t.field({ type: MoneyType, resolve: (card) => money(card.balanceMinor, card.currency) }),
    initial: t.field({ type: MoneyType, resolve: (card) => money(card.initialMinor, card.currency) }),
    keys: t.field({
      type: [GiftCardKeyType],
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
      type: [GiftCardEntryType],
      description: 'The ledger, newest first.',
      resolve: async ({ id, currency }, _args, context) => {
        const entries = await entryLoader(context).load(id);
        return entries.map((entry) => ({ ...entry, currency }));
      },
    }),
  }),
});
builder.asEntity(GiftCardType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => (isId('gft', id) ? giftCardLoader(context).load(id) : null),
});
