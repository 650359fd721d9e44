import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { builder, idempotencyKey, mutation } from '../../builder.ts';
import { CompletionType, OrderType } from '../../order/graphql/types.ts';
import { ReturnType } from '../../returns/graphql/types.ts';
import { checkPosReceipt } from '../check-pos-receipt.ts';
import { recordPosSale } from '../record-pos-sale.ts';
import { RecordPosSaleInput } from './inputs.ts';
import { PosReceiptType } from './types.ts';

mutation('recordPosSale', {
  description:
    'Records what a POS has sold and taken back. It has happened, so that it is never refused for stock, for articles that the catalog does not know, for a wrong clock or for what does not add up: such a receipt is marked. Only a location that does not exist is refused.',
  access: 'orders:pos',
  input: RecordPosSaleInput,
  errors: [NotFoundError, ConflictError],
  resolve: (input, { deps, request }) => recordPosSale(deps, request, input),
  payload: (t) => ({
    order: t.field({
      type: OrderType,
      description: 'What was sold; where goods only came back, what they were sold with.',
      resolve: ({ order }) => order,
    }),
    returns: t.field({
      type: [ReturnType],
      description: 'What came back, at most 500.',
      resolve: ({ returns }) => returns,
    }),
    posReceipt: t.field({
      type: PosReceiptType,
      description: 'The receipt, with what is remarked of it.',
      resolve: ({ receipt }) => receipt,
    }),
    completion: t.field({
      type: CompletionType,
      description: 'Whether stock and points show it too.',
      resolve: ({ completion }) => completion,
    }),
  }),
});

const CheckPosReceiptInput = builder.inputType('CheckPosReceiptInput', {
  description: 'The receipt that somebody has looked at.',
  fields: (t) => ({
    posReceiptId: t.id({ required: true, description: 'Which receipt.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});

mutation('checkPosReceipt', {
  description: 'Says that somebody has looked at what is remarked of a receipt; who said so first stays.',
  access: 'orders:write',
  input: CheckPosReceiptInput,
  errors: [NotFoundError],
  resolve: (input, { deps, request }) => checkPosReceipt(deps, request, input),
  payload: (t) => ({
    posReceipt: t.field({
      type: PosReceiptType,
      description: 'The receipt as it is now.',
      resolve: (receipt) => receipt,
    }),
  }),
});
