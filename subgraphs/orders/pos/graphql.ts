import { COMMON_ERRORS } from '#kernel/graphql/builder.ts';
import { ConflictError, IdempotencyKeyReusedError, NotFoundError } from '#kernel/values/errors.ts';
import { builder, MoneyInput } from '../builder.ts';
import { OrderPayloadType } from '../order/graphql/types.ts';
import { PaymentKindType } from '../payment/graphql/types.ts';
import { recordTillSale } from './record-till-sale.ts';

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
    kind: t.field({ type: PaymentKindType, required: true }),
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

builder.mutationField('recordTillSale', (t) =>
  t.field({
    type: OrderPayloadType,
    errors: { types: [NotFoundError, ConflictError, IdempotencyKeyReusedError, ...COMMON_ERRORS] },
    description:
      'Records a sale of a till: never refused for stock, nor for articles that the catalog does not know; only for a location that does not exist. Needs orders:till in that store.',
    args: { input: t.arg({ type: RecordTillSaleInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => recordTillSale(deps, request, input),
  }),
);
