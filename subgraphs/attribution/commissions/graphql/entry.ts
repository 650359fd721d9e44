import { money } from '#kernel/values/money.ts';
import { builder, connectionType, MoneyType } from '../../builder.ts';
import { ChannelType, InteractionType, LocationType, OrderType, StaffType } from '../../references.ts';
import type { Commission, CommissionKind } from '../model/plan-commission.ts';
import type { ListedEntry } from '../store/payouts.ts';

const CommissionCauseType = builder.enumType('CommissionCause', {
  description: 'What an entry of commission is about.',
  values: {
    PLACED: { description: 'The sale.' },
    RETURNED: { description: 'A return, which takes back in proportion.' },
    CANCELED: { description: 'The cancellation, which takes back the rest.' },
  } satisfies Record<Commission['cause'], object>,
});

const CommissionKindType = builder.enumType('CommissionKind', {
  description: 'How an order is owed to an associate.',
  values: {
    ASSISTED: { description: 'They placed it: the base commission, whole.' },
    INFLUENCED: { description: 'They met the customer within the window before it: the share of the base commission.' },
  } satisfies Record<CommissionKind, object>,
});

const CommissionReasonType = builder.enumType('CommissionReason', {
  description: 'What made the ledger say something new.',
  values: {
    ORDER: { description: 'The order, a return or a cancellation.' },
    INTERACTION: { description: 'An interaction that became known after the order.' },
    IDENTITY: { description: 'Customers who were joined or separated.' },
    POLICY: { description: 'A version of the rules with a date in the past.' },
  } satisfies Record<ListedEntry['reason'], object>,
});

const CommissionEntryType = builder.objectRef<ListedEntry>('CommissionEntry').implement({
  description: 'One line of the ledger of commissions; never changed once written. What an order earned is their sum.',
  access: 'staff',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'The id of the line.' }),
    order: t.field({
      type: OrderType,
      nullable: true,
      description: 'The order; null when it cannot be read at the moment.',
      resolve: ({ orderId }) => ({ id: orderId }),
    }),
    cause: t.field({ type: CommissionCauseType, description: 'What it is about.', resolve: ({ cause }) => cause }),
    kind: t.field({ type: CommissionKindType, description: 'How it is owed.', resolve: ({ kind }) => kind }),
    reason: t.field({
      type: CommissionReasonType,
      description: 'What made the ledger say it.',
      resolve: ({ reason }) => reason,
    }),
    staffMember: t.field({
      type: StaffType,
      nullable: true,
      description: 'The associate; null when they cannot be read at the moment.',
      resolve: ({ staffId }) => ({ id: staffId }),
    }),
    location: t.field({
      type: LocationType,
      nullable: true,
      description: 'The store of the interaction or the sale; null where it had none.',
      resolve: ({ locationId }) => (locationId === null ? null : { id: locationId }),
    }),
    channel: t.field({
      type: ChannelType,
      nullable: true,
      description: 'The channel of the order; null when it cannot be read at the moment.',
      resolve: ({ channel }) => ({ code: channel }),
    }),
    amount: t.field({
      type: MoneyType,
      description: 'Commission earned, or taken back when negative.',
      resolve: ({ amountMinor, currency }) => money(amountMinor, currency),
    }),
    convertedAmount: t.field({
      type: MoneyType,
      nullable: true,
      description:
        "In the shop's currency, by the rate stored with the order; null in the shop's own currency, and where there is none and it counts nowhere.",
      resolve: ({ convertedMinor }, _args, { deps }) =>
        convertedMinor === null ? null : money(convertedMinor, deps.config.currencyCode),
    }),
    netSales: t.field({
      type: MoneyType,
      description: 'What it was computed from: net sales, ex tax and delivery, that the cause added or took.',
      resolve: ({ basisMinor, currency }) => money(basisMinor, currency),
    }),
    policyId: t.exposeID('policyId', { description: 'The version of the rules that it follows.' }),
    interaction: t.field({
      type: InteractionType,
      nullable: true,
      description: 'The evidence; null for orders that the associate placed.',
      resolve: ({ interactionId }) => (interactionId === null ? null : { id: interactionId }),
    }),
    occurredAt: t.field({
      type: 'DateTime',
      description: 'When the sale, the return or the cancellation was.',
      resolve: (entry) => entry.occurredAt,
    }),
    bookedAt: t.field({
      type: 'DateTime',
      description:
        'With which day it is paid: that of its cause, or the later one on which customers were joined or separated.',
      resolve: (entry) => entry.bookedAt,
    }),
    recordedAt: t.field({
      type: 'DateTime',
      description: 'When it was written.',
      resolve: (entry) => entry.recordedAt,
    }),
  }),
});
export const CommissionEntryConnectionType = connectionType('CommissionEntry', CommissionEntryType, false);
