import { parseMoney } from '#kernel/values/money.ts';
import { GIFT_CARD_ENTRY_KINDS, LOYALTY_ENTRY_KINDS } from '../../../shared/ledger-kinds.ts';
import { builder, MoneyType } from '../../builder.ts';
import { ChannelType, GiftCardType, LocationType, OrderType, ReturnType } from '../../references.ts';
import type { EntryKind, TimelineEntry } from '../model/timeline-entry.ts';
import {
  CancellationTimelineEntryType,
  GiftCardTimelineEntryType,
  InteractionTimelineEntryType,
  MergeTimelineEntryType,
  OrderTimelineEntryType,
  PointsTimelineEntryType,
  ReturnTimelineEntryType,
  SignUpTimelineEntryType,
  TimelineEntryInterface,
  TimelineEntryKindType,
} from './types.ts';

const TYPE_NAMES: Readonly<Record<EntryKind, string>> = {
  CANCELLATION: CancellationTimelineEntryType.name,
  GIFT_CARD: GiftCardTimelineEntryType.name,
  INTERACTION: InteractionTimelineEntryType.name,
  MERGE: MergeTimelineEntryType.name,
  ORDER: OrderTimelineEntryType.name,
  POINTS: PointsTimelineEntryType.name,
  RETURN: ReturnTimelineEntryType.name,
  SIGN_UP: SignUpTimelineEntryType.name,
};

TimelineEntryInterface.implement({
  description: 'One moment of a customer’s history, of any domain and channel; each kind is a type of its own.',
  resolveType: ({ kind }) => TYPE_NAMES[kind],
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id of the moment; no entity has it.' }),
    kind: t.expose('kind', { type: TimelineEntryKindType, description: 'What kind of moment it was.' }),
    occurredAt: t.expose('occurredAt', { type: 'DateTime', description: 'When it happened.' }),
    channel: t.field({
      type: ChannelType,
      nullable: true,
      description: 'The channel where it happened; null where none is known.',
      resolve: ({ channel }) => (channel === null ? null : { code: channel }),
    }),
    location: t.field({
      type: LocationType,
      nullable: true,
      description: 'The store where it happened; null where none is known.',
      resolve: ({ locationId }) => (locationId === null ? null : { id: locationId }),
    }),
  }),
});

const access = ['owner', 'customers:read'] as const;
const interfaces = [TimelineEntryInterface];
const orderOf = ({ orderId }: TimelineEntry) => (orderId === null ? null : { id: orderId });
const moneyOf = ({ data: { amount, currency } }: { readonly data: { amount: string; currency: string } }) =>
  parseMoney(amount, currency);

OrderTimelineEntryType.implement({
  description: 'An order was placed.',
  access,
  interfaces,
  fields: (t) => ({
    order: t.field({
      type: OrderType,
      nullable: true,
      description: 'The order; null when it cannot be read.',
      resolve: orderOf,
    }),
    total: t.field({ type: MoneyType, description: 'What it cost when it was placed, with tax.', resolve: moneyOf }),
  }),
});

ReturnTimelineEntryType.implement({
  description: 'Goods of an order came back.',
  access,
  interfaces,
  fields: (t) => ({
    order: t.field({
      type: OrderType,
      nullable: true,
      description: 'The order they were of; null when it cannot be read.',
      resolve: orderOf,
    }),
    return: t.field({
      type: ReturnType,
      nullable: true,
      description: 'The return; null when it cannot be read.',
      resolve: ({ data }) => ({ id: data.returnId }),
    }),
    amountRefunded: t.field({ type: MoneyType, description: 'What was given back for them.', resolve: moneyOf }),
  }),
});

CancellationTimelineEntryType.implement({
  description: 'An order was canceled.',
  access,
  interfaces,
  fields: (t) => ({
    order: t.field({
      type: OrderType,
      nullable: true,
      description: 'The order; null when it cannot be read.',
      resolve: orderOf,
    }),
  }),
});

PointsTimelineEntryType.implement({
  description: 'Points were gained or lost.',
  access,
  interfaces,
  fields: (t) => ({
    loyaltyEntryKind: t.field({
      type: builder.enumType('LoyaltyEntryKind', LOYALTY_ENTRY_KINDS),
      description: 'Why they moved.',
      resolve: ({ data }) => data.kind,
    }),
    points: t.int({ description: 'Points gained, or lost when negative.', resolve: ({ data }) => data.points }),
    balanceAfter: t.int({
      nullable: true,
      description: 'Points, less those owed, of the account after it; null where it was not said.',
      resolve: ({ data }) => data.balance,
    }),
    order: t.field({
      type: OrderType,
      nullable: true,
      description: 'The order that moved them; null for an adjustment.',
      resolve: orderOf,
    }),
  }),
});

GiftCardTimelineEntryType.implement({
  description: 'The balance of a gift card of theirs moved.',
  access,
  interfaces,
  fields: (t) => ({
    giftCardEntryKind: t.field({
      type: builder.enumType('GiftCardEntryKind', GIFT_CARD_ENTRY_KINDS),
      description: 'Why it moved.',
      resolve: ({ data }) => data.kind,
    }),
    giftCard: t.field({
      type: GiftCardType,
      nullable: true,
      description: 'The card; null when it cannot be read.',
      resolve: ({ data }) => ({ id: data.giftCardId }),
    }),
    amountMoved: t.field({ type: MoneyType, description: 'Gained, or lost when negative.', resolve: moneyOf }),
    order: t.field({
      type: OrderType,
      nullable: true,
      description: 'The order that moved it; null without one.',
      resolve: orderOf,
    }),
  }),
});

InteractionTimelineEntryType.implement({ description: 'A moment with staff.', access, interfaces });
MergeTimelineEntryType.implement({
  description: 'Records of the customer were joined or set apart.',
  access,
  interfaces,
});
SignUpTimelineEntryType.implement({ description: 'An account was opened.', access, interfaces });
