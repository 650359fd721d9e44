import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { builder, idempotencyKey, MoneyInput, mutation } from '../../builder.ts';
import { CompletionType, OrderType } from '../../order/graphql/types.ts';
import { createReturn } from '../create-return.ts';
import { refundOrder } from '../refund-order.ts';
import { ReturnDispositionType, ReturnType } from './types.ts';

const ReturnLineInput = builder.inputType('ReturnLineInput', {
  description: 'Units that came back.',
  fields: (t) => ({
    orderLineId: t.id({ required: true, description: 'The line of the order that they are of.' }),
    quantity: t.int({ required: true, description: 'Selling units, at least 1.' }),
    disposition: t.field({ type: ReturnDispositionType, required: true, description: 'What becomes of them.' }),
  }),
});
const RefundDestinationType = builder.enumType('RefundDestination', {
  description: 'Where the money of a return goes.',
  values: { ORIGINAL: { description: 'Back to the payments that it came from, in proportion.' } },
});
const CreateReturnInput = builder.inputType('CreateReturnInput', {
  description: 'Goods that a store takes back, whichever sold them.',
  fields: (t) => ({
    orderId: t.id({ required: true, description: 'The order that they were bought with.' }),
    locationId: t.id({ required: true, description: 'The store that takes them; one of the caller.' }),
    lines: t.field({ type: [ReturnLineInput], required: true, description: 'What came back; each line once.' }),
    refundDestination: t.field({
      type: RefundDestinationType,
      defaultValue: 'ORIGINAL',
      description: 'Where the money goes.',
    }),
    includesShipping: t.boolean({
      description:
        'Whether what is left of the delivery goes back too; with the last goods of the order when it is left out, as the law has it.',
    }),
    returnFee: t.field({
      type: MoneyInput,
      description: 'Kept of what goes back, in the currency of the order; nothing when it is left out.',
    }),
    idempotencyKey: idempotencyKey(t),
  }),
});
const RefundOrderInput = builder.inputType('RefundOrderInput', {
  description: 'Money that goes back without goods.',
  fields: (t) => ({
    orderId: t.id({ required: true, description: 'The order that it was paid for.' }),
    amount: t.field({
      type: MoneyInput,
      required: true,
      description: 'Tax included, in the currency of the order; above 0, at most what was paid and has not gone back.',
    }),
    reason: t.string({ required: true, description: 'Why, such as a difference in price; 1 to 500 characters.' }),
    idempotencyKey: idempotencyKey(t),
  }),
});

mutation('createReturn', {
  description: 'Takes goods back in any store, each unit once: into its stock, and the money back where it came from.',
  access: 'orders:write',
  input: CreateReturnInput,
  errors: [NotFoundError, ConflictError],
  resolve: (input, { deps, request }) => createReturn(deps, request, input),
  payload: (t) => ({
    return: t.field({ type: ReturnType, description: 'What was taken back.', resolve: ({ created }) => created }),
    order: t.field({ type: OrderType, description: 'The order as it is now.', resolve: ({ order }) => order }),
    completion: t.field({
      type: CompletionType,
      description: 'Whether stock, money and points show it too.',
      resolve: ({ completion }) => completion,
    }),
  }),
});
mutation('refundOrder', {
  description:
    'Gives money back without goods, for goodwill or a difference in price: with the tax that it bore, where it came from.',
  access: 'orders:write',
  input: RefundOrderInput,
  errors: [NotFoundError, ConflictError],
  resolve: (input, { deps, request }) => refundOrder(deps, request, input),
  payload: (t) => ({
    return: t.field({
      type: ReturnType,
      description: 'What was given back; a return without goods.',
      resolve: ({ created }) => created,
    }),
    order: t.field({ type: OrderType, description: 'The order as it is now.', resolve: ({ order }) => order }),
    completion: t.field({
      type: CompletionType,
      description: 'Whether money and points show it too.',
      resolve: ({ completion }) => completion,
    }),
  }),
});
