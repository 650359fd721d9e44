import { COMMON_ERRORS } from '#kernel/graphql/builder.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { builder, MoneyInput } from '../builder.ts';
import { OrderPayloadType } from '../order/graphql/types.ts';
import { PaymentKindType } from '../payment/graphql/types.ts';
import { recordPosSale } from './record-pos-sale.ts';

const PosIdentifierInput = builder.inputType('PosIdentifierInput', {
  description: 'Something that tells who the customer is: a loyalty card, a card token, an e-mail.',
  fields: (t) => ({ kind: t.string({ required: true }), value: t.string({ required: true }) }),
});
const PosLineInput = builder.inputType('PosLineInput', {
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
const PosPaymentInput = builder.inputType('PosPaymentInput', {
  description: 'What the POS took: CARD, CASH or EXTERNAL.',
  fields: (t) => ({
    kind: t.field({ type: PaymentKindType, required: true }),
    amount: t.field({ type: MoneyInput, required: true }),
  }),
});
const RecordPosSaleInput = builder.inputType('RecordPosSaleInput', {
  description: 'A sale as a POS made it, perhaps hours ago; idempotent by terminal and sequence.',
  fields: (t) => ({
    terminalId: t.string({ required: true }),
    sequence: t.int({ required: true, description: "The POS's own counter." }),
    locationId: t.id({ required: true }),
    channel: t.id({ description: 'STORE by default.' }),
    occurredAt: t.field({ type: 'DateTime', required: true }),
    identifiers: t.field({ type: [PosIdentifierInput] }),
    lines: t.field({ type: [PosLineInput], required: true }),
    payments: t.field({ type: [PosPaymentInput], required: true }),
    associateId: t.id({ description: 'Who sold it; the caller by default.' }),
    reservation: t.string({
      description:
        'Id or code of the e-reservation that the customer came for: its units are the ones sold, what was not taken of it is free again.',
    }),
  }),
});

builder.mutationField('recordPosSale', (t) =>
  t.field({
    type: OrderPayloadType,
    errors: { types: [NotFoundError, ConflictError, ...COMMON_ERRORS] },
    description:
      'Records a sale of a POS: never refused for stock, nor for articles that the catalog does not know; only for a location that does not exist. Needs orders:pos in that store.',
    args: { input: t.arg({ type: RecordPosSaleInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => recordPosSale(deps, request, input),
  }),
);
