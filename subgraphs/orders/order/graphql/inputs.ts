import { builder, SortDirectionType } from '../../builder.ts';
import type { OrderSortKey } from '../model/order-filter.ts';
import {
  DateRangeInput,
  OrderFulfillmentStatusType,
  OrderPaymentStatusType,
  OrderReturnStatusType,
  OrderStatusType,
} from './types.ts';

const OrderLookupInput = builder.inputType('OrderLookupInput', {
  description: 'What somebody without a session knows of their order.',
  fields: (t) => ({
    number: t.string({ required: true, description: 'The number that people know it by.' }),
    email: t.string({ required: true, description: 'The e-mail that it was placed with, in any case.' }),
  }),
});

export const OrderRefInput = builder.inputType('OrderRef', {
  description: 'Names an order by one of its keys.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'The global id; for its customer and for staff.' }),
    accessToken: t.string({ description: '`Order.accessToken`, from a link; needs no session.' }),
    lookup: t.field({
      type: OrderLookupInput,
      description: 'Number and e-mail together; needs no session, and may be tried some times a minute.',
    }),
  }),
});

export const OrderFilterInput = builder.inputType('OrderFilter', {
  description: 'Which orders; what is left out narrows nothing, an empty list matches nothing.',
  fields: (t) => ({
    placed: t.field({ type: DateRangeInput, description: 'Placed on these days.' }),
    statuses: t.field({ type: [OrderStatusType], description: 'In one of these statuses.' }),
    paymentStatuses: t.field({ type: [OrderPaymentStatusType], description: 'Paid as far as one of these says.' }),
    fulfillmentStatuses: t.field({
      type: [OrderFulfillmentStatusType],
      description: 'Whose goods have left as far as one of these says.',
    }),
    returnStatuses: t.field({
      type: [OrderReturnStatusType],
      description: 'Of which as much came back as one of these says.',
    }),
    channelIds: t.idList({ description: 'Placed in one of these channels.' }),
    sellingLocationIds: t.idList({ description: 'Sold by one of these stores.' }),
    customerId: t.id({ description: 'Of this customer, under any merged id.' }),
    currencyCode: t.field({ type: 'CurrencyCode', description: 'Paid in this currency.' }),
  }),
});

const OrderSortKeyType = builder.enumType('OrderSortKey', {
  description: 'What orders are sorted by.',
  values: {
    PLACED_AT: { description: 'When they were placed.' },
    TOTAL: { description: 'What they cost, tax included, as a number: of orders in several currencies, name one.' },
  } satisfies Record<OrderSortKey, object>,
});

export const OrderSortInput = builder.inputType('OrderSort', {
  description: 'The order of a list of orders.',
  fields: (t) => ({
    key: t.field({ type: OrderSortKeyType, required: true, description: 'What they are sorted by.' }),
    direction: t.field({
      type: SortDirectionType,
      required: true,
      defaultValue: 'ASC',
      description: 'Which end comes first.',
    }),
  }),
});
