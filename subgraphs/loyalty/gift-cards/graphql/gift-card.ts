import { money } from '#kernel/values/money.ts';
import { builder, MoneyType } from '../../builder.ts';
import {
  findCardByCode,
  type GiftCardEntryRow,
  type GiftCardKeyRow,
  type GiftCardRow,
  loadCardEntries,
  loadCards,
  loadCardsOfPeople,
  loadKeys,
} from '../../graphql/loaders.ts';
import { Customer, Order } from '../../references.ts';
import { maskCode } from '../model/gift-card-code.ts';

export const GiftCardKeyKind = builder.enumType('GiftCardKeyKind', {
  description: 'What carries the code: plastic with stripe and barcode, an e-mail, a wallet pass.',
  values: ['PLASTIC', 'EMAIL', 'WALLET'] as const,
});
const GiftCardStatus = builder.enumType('GiftCardStatus', {
  description: 'Sold and not yet paid, usable, or ended for good.',
  values: ['INACTIVE', 'ACTIVE', 'VOID'] as const,
});
const GiftCardEntryKind = builder.enumType('GiftCardEntryKind', {
  description: 'Why the balance of a gift card moved.',
  values: ['ISSUE', 'REDEEM', 'REFUND', 'VOID'] as const,
});

const GiftCardKey = builder.objectRef<GiftCardKeyRow>('GiftCardKey').implement({
  description: 'One of the keys to a gift card; the code itself is never shown again.',
  fields: (t) => ({
    id: t.exposeID('id'),
    kind: t.field({ type: GiftCardKeyKind, resolve: (key) => key.kind }),
    masked: t.string({ resolve: (key) => maskCode(key.lastFour) }),
    revokedAt: t.field({ type: 'DateTime', nullable: true, resolve: (key) => key.revokedAt }),
  }),
});

const GiftCardEntry = builder.objectRef<GiftCardEntryRow & { currency: string }>('GiftCardEntry').implement({
  description: "One line of a gift card's ledger; the balance is their sum.",
  fields: (t) => ({
    id: t.exposeID('id'),
    kind: t.field({ type: GiftCardEntryKind, resolve: (entry) => entry.kind }),
    amount: t.field({ type: MoneyType, resolve: (entry) => money(entry.amountMinor, entry.currency) }),
    balanceAfter: t.field({ type: MoneyType, resolve: (entry) => money(entry.balanceAfterMinor, entry.currency) }),
    occurredAt: t.field({ type: 'DateTime', resolve: (entry) => entry.occurredAt }),
    order: t.field({
      type: Order,
      nullable: true,
      resolve: (entry) => (entry.orderId === null ? null : { id: entry.orderId }),
    }),
  }),
});

export const GiftCard = builder.loadableObjectRef<GiftCardRow, string>('GiftCard', {
  load: (ids: string[], context) => loadCards(ids, context) as Promise<GiftCardRow[]>,
});
GiftCard.implement({
  description: 'One balance with any number of keys, good in every channel.',
  fields: (t) => ({
    id: t.exposeID('id'),
    status: t.field({ type: GiftCardStatus, resolve: (card) => card.status }),
    balance: t.field({ type: MoneyType, resolve: (card) => money(card.balanceMinor, card.currency) }),
    initial: t.field({ type: MoneyType, resolve: (card) => money(card.initialMinor, card.currency) }),
    keys: t.loadableList({
      type: GiftCardKey,
      load: (ids: string[], context) => loadKeys(ids, context),
      resolve: (card) => card.id,
    }),
    maskedCode: t.loadable({
      type: 'String',
      description: 'The last four letters of the oldest live key.',
      load: async (ids: string[], context) =>
        (await loadKeys(ids, context)).map((keys) =>
          maskCode((keys.find((key) => key.revokedAt === null) ?? keys[0])?.lastFour ?? ''),
        ),
      resolve: (card) => card.id,
    }),
    entries: t.loadableList({
      type: GiftCardEntry,
      description: 'The ledger, newest first.',
      load: async (cards: GiftCardRow[], context) => {
        const ledgers = await loadCardEntries(
          cards.map((card) => card.id),
          context,
        );
        return ledgers.map((entries, index) =>
          entries.map((entry) => ({ ...entry, currency: cards[index]?.currency ?? '' })),
        );
      },
      resolve: (card) => card,
    }),
  }),
});
builder.asEntity(GiftCard, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => GiftCard.getDataloader(context).load(id),
});

builder.objectField(Customer, 'giftCards', (t) =>
  t.loadableList({
    type: GiftCard,
    nullable: { list: true, items: false },
    description: 'Gift cards that belong to the customer; null for who may not see them.',
    load: (ids: string[], context) => loadCardsOfPeople(ids, context) as Promise<GiftCardRow[][]>,
    resolve: ({ id }) => id,
  }),
);

builder.queryField('giftCard', (t) =>
  t.field({
    type: GiftCard,
    nullable: true,
    description:
      'The card that a code opens; who holds the code may see the balance. Null for unknown and revoked codes alike.',
    args: { code: t.arg.string({ required: true }) },
    resolve: (_root, { code }, context) => findCardByCode(code, context),
  }),
);
