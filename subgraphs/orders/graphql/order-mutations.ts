import { COMMON_ERRORS } from '#kernel/graphql/builder.ts';
import { ConflictError, IdempotencyKeyReusedError, NotFoundError } from '#kernel/values/errors.ts';
import { builder, MoneyInput } from '../builder.ts';
import { cancelOrder } from '../changes/cancel-order.ts';
import { Order } from '../order/graphql/order.ts';
import { OrderPayload } from '../order/graphql/order-payload.ts';
import { recordTillSale } from '../pos/record-till-sale.ts';
import { Return } from '../returns/graphql/return.ts';
import { type ReturnedItems, returnItems } from '../returns/return-items.ts';
import { Completion, PaymentKind, ReturnDisposition } from './enums.ts';

const types = [NotFoundError, ConflictError, IdempotencyKeyReusedError, ...COMMON_ERRORS];

const ReturnPayload = builder.objectRef<ReturnedItems>('ReturnPayload').implement({
  description: 'The return, and its order as it is now.',
  fields: (t) => ({
    return: t.field({ type: Return, resolve: (changed) => changed.returned }),
    order: t.field({ type: Order, resolve: (changed) => changed.order }),
    completion: t.field({ type: Completion, resolve: (changed) => changed.completion }),
  }),
});

const TillIdentifierInput = builder.inputType('TillIdentifierInput', {
  description: 'Something that tells who the customer is: a loyalty card, a card token, an e-mail.',
  fields: (t) => ({ kind: t.string({ required: true }), value: t.string({ required: true }) }),
});
const TillLineInput = builder.inputType('TillLineInput', {
  description: 'What was sold, by variant, barcode or SKU, at the price on the receipt.',
  fields: (t) => ({
    variantId: t.id(),
    gtin: t.string(),
    sku: t.string(),
    quantity: t.int({ required: true }),
    unitPrice: t.field({ type: MoneyInput, required: true, description: 'Tax included.' }),
    discount: t.field({ type: MoneyInput, description: 'Off the whole line, tax included.' }),
  }),
});
const TillPaymentInput = builder.inputType('TillPaymentInput', {
  description: 'What the till took: CARD, CASH or EXTERNAL.',
  fields: (t) => ({
    kind: t.field({ type: PaymentKind, required: true }),
    amount: t.field({ type: MoneyInput, required: true }),
  }),
});
const RecordTillSaleInput = builder.inputType('RecordTillSaleInput', {
  description: 'A sale as a till made it, perhaps hours ago; idempotent by terminal and sequence.',
  fields: (t) => ({
    terminalId: t.string({ required: true }),
    sequence: t.int({ required: true, description: "The till's own counter." }),
    locationId: t.id({ required: true }),
    channel: t.id({ description: 'STORE by default.' }),
    occurredAt: t.field({ type: 'DateTime', required: true }),
    identifiers: t.field({ type: [TillIdentifierInput] }),
    lines: t.field({ type: [TillLineInput], required: true }),
    payments: t.field({ type: [TillPaymentInput], required: true }),
    associateId: t.id({ description: 'Who sold it; the caller by default.' }),
    reservation: t.string({
      description:
        'Id or code of the e-reservation that the customer came for: its units are the ones sold, what was not taken of it is free again.',
    }),
  }),
});
const CancelOrderInput = builder.inputType('CancelOrderInput', {
  description: 'An order to take back before anything of it has left.',
  fields: (t) => ({
    orderId: t.id({ required: true }),
    reason: t.string({ required: true }),
    idempotencyKey: t.string({ required: true }),
  }),
});
const ReturnLineInput = builder.inputType('ReturnLineInput', {
  description: 'Units that came back.',
  fields: (t) => ({
    orderLineId: t.id({ required: true }),
    quantity: t.int({ required: true }),
    disposition: t.field({ type: ReturnDisposition, required: true }),
  }),
});
const RefundTo = builder.enumType('RefundTo', {
  description: 'ORIGINAL: back where it came from, in proportion.',
  values: ['ORIGINAL'] as const,
});
const ReturnItemsInput = builder.inputType('ReturnItemsInput', {
  description: 'Goods that a store takes back, whichever sold them.',
  fields: (t) => ({
    orderId: t.id({ required: true }),
    locationId: t.id({ required: true, description: 'Store that takes them.' }),
    lines: t.field({ type: [ReturnLineInput], required: true }),
    refundTo: t.field({ type: RefundTo, defaultValue: 'ORIGINAL' }),
    idempotencyKey: t.string({ required: true }),
  }),
});

builder.mutationFields((t) => ({
  recordTillSale: t.field({
    type: OrderPayload,
    errors: { types },
    description:
      'Records a sale of a till: never refused for stock, nor for articles that the catalog does not know; only for a location that does not exist. Needs orders:till in that store.',
    args: { input: t.arg({ type: RecordTillSaleInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => recordTillSale(deps, request, input),
  }),
  cancelOrder: t.field({
    type: OrderPayload,
    errors: { types },
    description: 'Cancels an order that has not left: stock, money, points and gift cards go back.',
    args: { input: t.arg({ type: CancelOrderInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => cancelOrder(deps, request, input),
  }),
  returnItems: t.field({
    type: ReturnPayload,
    errors: { types },
    description: 'Takes goods back in any store, each unit once; needs orders:write there.',
    args: { input: t.arg({ type: ReturnItemsInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => returnItems(deps, request, input),
  }),
}));
