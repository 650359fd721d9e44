import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { builder, MoneyInput, mutation } from '../builder.ts';
import { CompletionType, OrderType } from '../order/graphql/types.ts';
import { PaymentKindType } from '../payment/graphql/types.ts';
import { recordPosSale } from './record-pos-sale.ts';

// References and identifiers of other domains, the same there: composing joins them.
const LocationRefInput = builder.inputType('LocationRef', {
  description: 'Names a location by one of its keys.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'The global id.' }),
    code: t.string({ description: 'The short name that POS terminals and feeds use.' }),
  }),
});
const VariantRefInput = builder.inputType('VariantRef', {
  description: 'What names a variant: one of the keys.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Its id.' }),
    sku: t.string({ description: "The retailer's own number." }),
    gtin: t.string({ description: 'Its barcode; UPC, EAN and GTIN-14 forms of one number are the same.' }),
  }),
});
const ReservationRefInput = builder.inputType('ReservationRef', {
  description: 'Names a reservation by one of its keys.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'The global id.' }),
    code: t.string({ description: 'What the customer says at the POS.' }),
  }),
});
const PosIdentifierInput = builder.inputType('PosIdentifierInput', {
  description: 'Something that tells who the customer is: a loyalty card, a card token, an e-mail.',
  fields: (t) => ({
    kind: t.string({ required: true, description: 'What it is.' }),
    value: t.string({ required: true, description: 'As it was read or written.' }),
  }),
});
const PosLineInput = builder.inputType('PosLineInput', {
  description: 'What was sold, at the price on the receipt.',
  fields: (t) => ({
    variant: t.field({
      type: VariantRefInput,
      required: true,
      description: 'The article as it was scanned; what the catalog does not know is recorded under that code.',
    }),
    quantity: t.int({ required: true, description: 'Selling units, 1 to 10,000.' }),
    unitPrice: t.field({ type: MoneyInput, required: true, description: 'Of one unit, tax included.' }),
    discount: t.field({ type: MoneyInput, description: 'Off the whole line, tax included.' }),
  }),
});
const PosPaymentInput = builder.inputType('PosPaymentInput', {
  description: 'What the POS took.',
  fields: (t) => ({
    kind: t.field({ type: PaymentKindType, required: true, description: 'CARD, CASH or EXTERNAL.' }),
    amount: t.field({ type: MoneyInput, required: true, description: 'All payments add up to the lines.' }),
  }),
});
const RecordPosSaleInput = builder.inputType('RecordPosSaleInput', {
  description: 'A sale as a POS made it, perhaps hours ago; recorded once per location, terminal and sequence.',
  fields: (t) => ({
    location: t.field({ type: LocationRefInput, required: true, description: 'The store; one of the caller.' }),
    terminalId: t.string({
      required: true,
      description: 'What the store calls the terminal; other stores may use the same name.',
    }),
    sequence: t.int({ required: true, description: "The terminal's own counter of sales." }),
    channel: t.id({ description: 'STORE by default.' }),
    occurredAt: t.field({ type: 'DateTime', required: true, description: 'When it was rung up.' }),
    identifiers: t.field({ type: [PosIdentifierInput], description: 'What the customer showed; at most 20.' }),
    lines: t.field({ type: [PosLineInput], required: true, description: 'What was sold, 1 to 500.' }),
    payments: t.field({ type: [PosPaymentInput], required: true, description: 'What was paid; at most 20.' }),
    staffMemberId: t.id({ description: 'Who sold it; the caller by default.' }),
    reservation: t.field({
      type: ReservationRefInput,
      description:
        'The reservation that the customer came for: its units are the ones sold, what was not taken of it is free again.',
    }),
  }),
});

mutation('recordPosSale', {
  description:
    'Records a sale of a POS: never refused for stock, nor for articles that the catalog does not know; only for a location that does not exist.',
  access: 'orders:pos',
  input: RecordPosSaleInput,
  errors: [NotFoundError, ConflictError],
  resolve: (input, { deps, request }) => recordPosSale(deps, request, input),
  payload: (t) => ({
    order: t.field({ type: OrderType, description: 'The order that it is.', resolve: ({ order }) => order }),
    completion: t.field({
      type: CompletionType,
      description: 'Whether stock and points show it too.',
      resolve: ({ completion }) => completion,
    }),
  }),
});
