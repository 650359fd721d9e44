import { builder, MoneyInput } from '../../builder.ts';
import { PaymentKindType } from '../../payment/graphql/types.ts';
import { ReturnDispositionType } from '../../returns/graphql/types.ts';

// References and identifiers of other domains, the same there: composing joins them.
const LocationRefInput = builder.inputType('LocationRef', {
  description: 'Names a location by one of its keys.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'The global id.' }),
    code: t.string({ description: 'The short name that POS terminals and feeds use.' }),
  }),
});
const ChannelRefInput = builder.inputType('ChannelRef', {
  description: 'What names a channel: one of the keys.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Its id.' }),
    code: t.string({ description: 'Its code, such as WEB.' }),
  }),
});
const VariantRefInput = builder.inputType('VariantRef', {
  description: 'What names a variant: one of the keys.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Its id.' }),
    sku: t.string({ description: "The retailer's own number." }),
    gtin: t.string({
      description: 'What a scanner reads on it; UPC, EAN and GTIN-14 forms of one number are the same.',
    }),
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
const PosReceiptKeyInput = builder.inputType('PosReceiptKeyInput', {
  description: 'What a terminal numbered a receipt by.',
  fields: (t) => ({
    location: t.field({
      type: LocationRefInput,
      description: 'The store of the terminal; the same one unless it is said.',
    }),
    terminalCode: t.string({ required: true, description: 'What that store calls the terminal.' }),
    sequence: t.int({ required: true, description: "The terminal's own counter." }),
  }),
});
const PosSaleRefInput = builder.inputType('PosSaleRef', {
  description: 'What goods were sold with, by one of its keys.',
  isOneOf: true,
  fields: (t) => ({
    orderId: t.id({ description: 'The global id of the order.' }),
    orderNumber: t.string({ description: 'The number that people know the order by.' }),
    receipt: t.field({ type: PosReceiptKeyInput, description: 'The receipt of a POS.' }),
  }),
});
const PosLineInput = builder.inputType('PosLineInput', {
  description: 'What was sold, or came back, at the price on the receipt.',
  fields: (t) => ({
    variant: t.field({
      type: VariantRefInput,
      required: true,
      description: 'The article as it was scanned; what the catalog does not know is recorded under that code.',
    }),
    quantity: t.int({
      required: true,
      description:
        'Selling units, at most 10,000 either way: below zero they came back. A line of none changes nothing.',
    }),
    unitPrice: t.field({
      type: MoneyInput,
      required: true,
      description: 'Of one unit, tax included. Below zero it is off the receipt, and spread over its goods by value.',
    }),
    discount: t.field({
      type: MoneyInput,
      description: 'Off the whole line, tax included; what is beyond the line is off the receipt.',
    }),
    soldWith: t.field({
      type: PosSaleRefInput,
      description: 'What units that came back were sold with. Unsaid, or not found, they come back without their sale.',
    }),
    disposition: t.field({
      type: ReturnDispositionType,
      description: 'What becomes of units that came back; RESTOCKED unless it is said.',
    }),
  }),
});
const PosPaymentInput = builder.inputType('PosPaymentInput', {
  description: 'Money that the POS took or paid out.',
  fields: (t) => ({
    kind: t.field({ type: PaymentKindType, required: true, description: 'CARD, CASH or EXTERNAL.' }),
    amount: t.field({
      type: MoneyInput,
      required: true,
      description:
        'As it was taken, change and tip in it; below zero where it was paid out. What all lines, the change, the tip and the rounding do not explain is recorded and marked.',
    }),
  }),
});
export const RecordPosSaleInput = builder.inputType('RecordPosSaleInput', {
  description: 'A receipt as a POS made it, perhaps days ago; recorded once per location, terminal and sequence.',
  fields: (t) => ({
    location: t.field({ type: LocationRefInput, required: true, description: 'The store; one of the caller.' }),
    terminalCode: t.string({
      required: true,
      description: 'What the store calls the terminal; other stores may use the same name.',
    }),
    sequence: t.int({ required: true, description: "The terminal's own counter of sales." }),
    channel: t.field({ type: ChannelRefInput, description: 'Where it was sold; the channel STORE by default.' }),
    occurredAt: t.field({
      type: 'DateTime',
      required: true,
      description:
        'When it was rung up, by the clock of the POS. Where that cannot be, the receipt counts when it arrives, and is marked.',
    }),
    identifiers: t.field({
      type: [PosIdentifierInput],
      description: 'What the customer showed; at most 20. Kinds that are not known are passed over.',
    }),
    lines: t.field({ type: [PosLineInput], required: true, description: 'What was sold or came back, 1 to 500.' }),
    payments: t.field({ type: [PosPaymentInput], required: true, description: 'What was paid; at most 20.' }),
    cashRounding: t.field({
      type: MoneyInput,
      description:
        'What the drawer took more than the lines cost, below zero where it took less. Unsaid, a difference within half the smallest coin of a receipt with cash.',
    }),
    changeGiven: t.field({ type: MoneyInput, description: 'Cash that went back to the customer.' }),
    tip: t.field({ type: MoneyInput, description: 'For the staff: in the payments, in no sales.' }),
    staffMemberId: t.id({ description: 'Who sold it; the caller by default.' }),
    reservation: t.field({
      type: ReservationRefInput,
      description:
        'The reservation that the customer came for: its units are the ones sold, what was not taken of it is free again.',
    }),
  }),
});
