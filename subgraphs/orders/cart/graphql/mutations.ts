import { COMMON_ERRORS } from '#kernel/graphql/builder.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { builder } from '../../builder.ts';
import { InsufficientStockError } from '../../ports/errors.ts';
import { addCartLines } from '../add-cart-lines.ts';
import { changeCartLine } from '../change-cart-line.ts';
import { createCart } from '../create-cart.ts';
import { mergeCarts } from '../merge-carts.ts';
import { updateCart } from '../update-cart.ts';
import {
  AddCartLinesInput,
  CreateCartInput,
  MergeCartsInput,
  RemoveCartLineInput,
  UpdateCartInput,
  UpdateCartLineInput,
} from './inputs.ts';
import { CartPayloadType } from './types.ts';

const types = [NotFoundError, ConflictError, ...COMMON_ERRORS];
const errors = { types };
/** Of what adds units, which a channel may have held at once. */
const addingErrors = { types: [InsufficientStockError, ...types] };

/** An explicit null of a field that cannot be cleared means the same as leaving it out. */
function dropNulls(input: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const clearable = ['anonymousId', 'email', 'shippingAddress', 'pickupLocationId'];
  return Object.fromEntries(Object.entries(input).filter(([key, value]) => value !== null || clearable.includes(key)));
}

builder.mutationFields((t) => ({
  createCart: t.field({
    type: CartPayloadType,
    errors: addingErrors,
    description: 'Opens a cart on a channel, or moves one there by its token.',
    args: { input: t.arg({ type: CreateCartInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => createCart(deps, request, input),
  }),
  addCartLines: t.field({
    type: CartPayloadType,
    errors: addingErrors,
    description:
      'Adds units. Where carts of the channel hold them (Channel.cartHoldMinutes), InsufficientStockError tells which are missing, and the cart stays as it was.',
    args: { input: t.arg({ type: AddCartLinesInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => addCartLines(deps, request, input),
  }),
  updateCartLine: t.field({
    type: CartPayloadType,
    description: 'Sets how many units a line holds.',
    errors: addingErrors,
    args: { input: t.arg({ type: UpdateCartLineInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => changeCartLine(deps, request, input),
  }),
  removeCartLine: t.field({
    type: CartPayloadType,
    description: 'Takes a line out.',
    errors,
    args: { input: t.arg({ type: RemoveCartLineInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => changeCartLine(deps, request, { ...input, quantity: 0 }),
  }),
  updateCart: t.field({
    type: CartPayloadType,
    description: 'Changes what belongs to the cart as a whole: where it goes, whose it is, what pays beside money.',
    errors,
    args: { input: t.arg({ type: UpdateCartInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) =>
      updateCart(deps, request, { ...dropNulls(input), cartId: input.cartId }),
  }),
  mergeCarts: t.field({
    type: CartPayloadType,
    errors,
    description: 'Moves every unit of one cart into another; nothing is lost, and doing it twice changes nothing.',
    args: { input: t.arg({ type: MergeCartsInput, required: true }) },
    resolve: (_root, { input }, { deps, request }) => mergeCarts(deps, request, input),
  }),
}));
