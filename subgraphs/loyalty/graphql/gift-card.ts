import { can } from '../../shared/access.ts';
import { canReadCustomer } from '../../shared/customer-access.ts';
import { money } from '../../shared/money.ts';
import { hashCode, maskCode } from '../domain/gift-card-code.ts';
import {
  type GiftCardEntryRow,
  type GiftCardKeyRow,
  type GiftCardRow,
  readCardByKey,
  readCardEntries,
  readCards,
  readCardsOfPeople,
  readKeys,
} from '../store/gift-cards.ts';
import { builder, MoneyType } from './builder.ts';
import { Customer, Order } from './references.ts';

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

function group<Row extends { giftCardId: string }>(ids: readonly string[], rows: readonly Row[]): Row[][] {
  return ids.map((id) => rows.filter((row) => row.giftCardId === id));
}

export const GiftCard = builder.loadableObjectRef<GiftCardRow, string>('GiftCard', {
  load: async (ids: string[], { deps, request }) => {
    const cards = await readCards(deps.db, ids);
    return Promise.all(
      ids.map(async (id) => {
        const card = cards.find((one) => one.id === id);
        if (!card) return null as never;
        const visible =
          card.customerId === null
            ? can(request.actor, 'loyalty:read')
            : await canReadCustomer(deps.db, request.actor, card.customerId, 'loyalty:read');
        return visible ? card : (null as never);
      }),
    );
  },
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
      load: async (ids: string[], { deps }) => group(ids, await readKeys(deps.db, ids)),
      resolve: (card) => card.id,
    }),
    maskedCode: t.loadable({
      type: 'String',
      description: 'The last four letters of the oldest live key.',
      load: async (ids: string[], { deps }) =>
        group(ids, await readKeys(deps.db, ids)).map((keys) =>
          maskCode((keys.find((key) => key.revokedAt === null) ?? keys[0])?.lastFour ?? ''),
        ),
      resolve: (card) => card.id,
    }),
    entries: t.field({
      type: [GiftCardEntry],
      description: 'The ledger, newest first.',
      resolve: async (card, _args, { deps }) =>
        (await readCardEntries(deps.db, [card.id])).map((entry) => ({ ...entry, currency: card.currency })),
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
    load: async (ids: string[], { deps, request }) => {
      const visible = await Promise.all(ids.map((id) => canReadCustomer(deps.db, request.actor, id, 'loyalty:read')));
      const rows = await readCardsOfPeople(
        deps.db,
        ids.filter((_, index) => visible[index]),
      );
      return ids.map((id, index) => (visible[index] ? rows.filter((row) => row.requestedId === id) : (null as never)));
    },
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
    resolve: async (_root, { code }, { deps }) => (await readCardByKey(deps.db, hashCode(code))) ?? null,
  }),
);
