import { completionType } from '../../../shared/completion-type.ts';
import { builder } from '../../builder.ts';
import type {
  FulfillmentSummary,
  OrderPaymentStatus,
  OrderSource,
  OrderStatus,
  PlacedOrder,
  ReturnSummary,
} from '../model/order.ts';
import type { OrderLine } from '../model/order-line.ts';
import type { PartOf } from '../model/part.ts';

export const OrderType = builder.objectRef<PlacedOrder>('Order');
export const OrderLineType = builder.objectRef<PartOf<OrderLine>>('OrderLine');

export const OrderStatusType = builder.enumType('OrderStatus', {
  description: 'Whether an order stands.',
  values: {
    PLACED: { description: 'It stands.' },
    CANCELED: { description: 'It was taken back as a whole before anything of it left.' },
  } satisfies Record<OrderStatus, object>,
});
export const OrderPaymentStatusType = builder.enumType('OrderPaymentStatus', {
  description: 'How far an order is paid, by all means together.',
  values: {
    PENDING: { description: 'Nothing is sure yet.' },
    AUTHORIZED: { description: 'Everything is authorized or held, and not taken yet.' },
    PARTIALLY_PAID: { description: 'A part of the money was taken.' },
    PAID: { description: 'All of it was taken, or nothing was due.' },
    PARTIALLY_REFUNDED: { description: 'A part went back, or is on its way back.' },
    REFUNDED: { description: 'All of it went back, or is on its way back.' },
  } satisfies Record<OrderPaymentStatus, object>,
});
export const OrderFulfillmentStatusType = builder.enumType('OrderFulfillmentStatus', {
  description: 'How many of the goods have left.',
  values: {
    UNFULFILLED: { description: 'None of them.' },
    PARTIALLY_FULFILLED: { description: 'Those of some fulfillment orders.' },
    FULFILLED: { description: 'All of them: given to a carrier, or to the customer.' },
  } satisfies Record<FulfillmentSummary, object>,
});
export const OrderReturnStatusType = builder.enumType('OrderReturnStatus', {
  description: 'How much of an order came back.',
  values: {
    NONE: { description: 'Nothing.' },
    PARTIALLY_RETURNED: { description: 'Some of its units, or money alone.' },
    RETURNED: { description: 'All units of all lines.' },
  } satisfies Record<ReturnSummary, object>,
});
export const OrderSourceType = builder.enumType('OrderSource', {
  description: 'How an order came into being.',
  values: {
    CHECKOUT: { description: 'A cart was checked out.' },
    POS: { description: 'A POS recorded a sale.' },
    IMPORT: { description: 'It was imported from another system.' },
  } satisfies Record<OrderSource, object>,
});
export const CompletionType = completionType(builder);

export const DateRangeInput = builder.inputType('DateRangeInput', {
  description: 'Days in one time zone, half-open; an end that is left out is open.',
  fields: (t) => ({
    from: t.field({ type: 'Date', description: 'The first day.' }),
    before: t.field({ type: 'Date', description: 'The day after the last one.' }),
    timeZone: t.field({ type: 'TimeZone', description: "Of the days; the shop's when it is left out." }),
  }),
});
