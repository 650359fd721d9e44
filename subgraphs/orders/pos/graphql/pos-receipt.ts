import { money } from '#kernel/values/money.ts';
import { builder, MoneyType, NodeInterface } from '../../builder.ts';
import { ordersById } from '../../order/graphql/loaders.ts';
import { OrderType } from '../../order/graphql/types.ts';
import { PaymentKindType } from '../../payment/graphql/types.ts';
import { LocationType, refer, StaffType } from '../../references.ts';
import { returnsById } from '../../returns/graphql/loaders.ts';
import { ReturnType } from '../../returns/graphql/types.ts';
import type { PosPayment, PosReceipt } from '../model/pos-receipt.ts';
import { receiptsById, receiptsOfOrder } from './loaders.ts';
import { PosReceiptType, PosRemarkType } from './types.ts';

const PosPaymentType = builder.objectRef<PosPayment & { readonly currency: string }>('PosReceiptPayment').implement({
  description: 'Money as the POS said it.',
  fields: (t) => ({
    kind: t.field({ type: PaymentKindType, description: 'CARD, CASH or EXTERNAL.', resolve: ({ kind }) => kind }),
    amount: t.field({
      type: MoneyType,
      description: 'What was taken, change and tip in it; below zero where it was paid out.',
      resolve: ({ amountMinor, currency }) => money(amountMinor, currency),
    }),
  }),
});

const receiptMoney = (pick: (receipt: PosReceipt) => bigint, description: string) => ({
  type: MoneyType,
  description,
  resolve: (receipt: PosReceipt) => money(pick(receipt), receipt.currency),
});

PosReceiptType.implement({
  access: 'orders:read',
  interfaces: [NodeInterface],
  description:
    'A receipt as a POS said it, beside the order and the returns that it is booked as: payments = sold - returned + cashRounding + changeGiven + tip + difference.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Never used again.' }),
    location: t.field({
      type: LocationType,
      nullable: true,
      description: 'The store; null when it cannot be read at the moment.',
      resolve: ({ locationId }) => refer(locationId),
    }),
    terminalCode: t.exposeString('terminalCode', { description: 'What the store calls the terminal.' }),
    sequence: t.int({ description: "The terminal's own counter.", resolve: ({ sequence }) => Number(sequence) }),
    order: t.field({
      type: OrderType,
      nullable: true,
      description: 'What it sold; where it only took goods back, what they were sold with.',
      resolve: ({ orderId }, _args, context) => ordersById(context).load(orderId),
    }),
    returns: t.field({
      type: [ReturnType],
      description: 'What it took back, at most 500.',
      resolve: async ({ returnIds }, _args, context) =>
        (await returnsById(context).loadMany(returnIds)).flatMap((one) => {
          if (one instanceof Error) throw one;
          return one ?? [];
        }),
    }),
    occurredAt: t.field({
      type: 'DateTime',
      description: 'When it counts, in figures and in stock.',
      resolve: (receipt) => receipt.occurredAt,
    }),
    statedAt: t.field({
      type: 'DateTime',
      description: 'When it was rung up, by the clock of the POS.',
      resolve: (receipt) => receipt.saidAt,
    }),
    receivedAt: t.field({
      type: 'DateTime',
      description: 'When it arrived here.',
      resolve: (receipt) => receipt.receivedAt,
    }),
    payments: t.field({
      type: [PosPaymentType],
      description: 'What was taken and paid out, as the POS said it, at most 20.',
      resolve: ({ payments, currency }) => payments.map((one) => ({ ...one, currency })),
    }),
    cashRounding: t.field(
      receiptMoney(
        ({ roundingMinor }) => roundingMinor,
        'What the drawer took more than the lines cost, for want of smaller coins; in no sales and no tax.',
      ),
    ),
    changeGiven: t.field(receiptMoney(({ changeMinor }) => changeMinor, 'Cash that went back to the customer.')),
    tip: t.field(receiptMoney(({ tipMinor }) => tipMinor, 'For the staff; in no sales and no tax.')),
    difference: t.field(
      receiptMoney(
        ({ differenceMinor }) => differenceMinor,
        'What the payments are more than everything that the POS has said of them; below zero where they are less.',
      ),
    ),
    remarks: t.field({
      type: [PosRemarkType],
      description: 'What somebody has to look at, at most one of each.',
      resolve: ({ remarks }) => remarks,
    }),
    checkedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When somebody has looked at the remarks; null until then.',
      resolve: (receipt) => receipt.checkedAt,
    }),
    checkedBy: t.field({
      type: StaffType,
      nullable: true,
      description: 'Who did; null until then, and for an app.',
      resolve: ({ checkedByStaffId }) => refer(checkedByStaffId),
    }),
  }),
});
builder.asEntity(PosReceiptType, {
  key: builder.selection<{ id: string }>('id'),
  resolveReference: ({ id }, context) => receiptsById(context).load(id),
});

builder.objectField(OrderType, 'posReceipts', (t) =>
  t.field({
    type: [PosReceiptType],
    access: 'orders:read',
    nullable: true,
    description: 'The receipt that sold it, and those that only took goods of it back, at most 250.',
    resolve: ({ id }, _args, context) => receiptsOfOrder(context).load(id),
  }),
);
