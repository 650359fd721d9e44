import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { InsufficientStockError, QuantityLimitedError } from '../../../shared/stock-errors.ts';
import { type FieldsOf, mutation } from '../../builder.ts';
import { GiftCardNotUsableError, InsufficientPointsError } from '../../ports/errors.ts';
import { SessionType } from '../../references.ts';
import { addCartLines } from '../add-cart-lines.ts';
import { applyGiftCard } from '../apply-gift-card.ts';
import { claimCart } from '../claim-cart.ts';
import { createCart } from '../create-cart.ts';
import { mergeCarts } from '../merge-carts.ts';
import type { PricedCart } from '../model/priced-cart.ts';
import { removeCartLines } from '../remove-cart-lines.ts';
import { removeGiftCard } from '../remove-gift-card.ts';
import { updateCart } from '../update-cart.ts';
import { updateCartLines } from '../update-cart-lines.ts';
import {
  AddCartLinesInput,
  ApplyGiftCardInput,
  ClaimCartInput,
  CreateCartInput,
  MergeCartsInput,
  RemoveCartLinesInput,
  RemoveGiftCardInput,
  UpdateCartInput,
  UpdateCartLinesInput,
} from './inputs.ts';
import { CartType } from './types.ts';

const access = ['owner', 'orders:write'] as const;
const STATE_ERRORS = [ConflictError, NotFoundError];

/** The payload of a change: the cart as it is now. */
const cartField = (t: FieldsOf<PricedCart>) => ({
  cart: t.field({ type: CartType, description: 'The cart as it is now.', resolve: (priced) => priced }),
});

/** An explicit null of a field that cannot be cleared means the same as leaving it out. */
function dropNulls<Input extends object>(input: Input): Input {
  const clearable = ['email', 'shippingAddress', 'pickupLocationId'];
  const kept = Object.entries(input).filter(([key, value]) => value !== null || clearable.includes(key));
  return Object.fromEntries(kept) as Input;
}

mutation('createCart', {
  description: 'Opens a cart. A caller without a session is given one of a guest, who owns the cart.',
  access: 'public',
  input: CreateCartInput,
  errors: [ConflictError, InsufficientStockError, NotFoundError, QuantityLimitedError],
  resolve: (input, { deps, request }) => createCart(deps, request, input),
  payload: (t) => ({
    cart: t.field({ type: CartType, description: 'The cart as it is now.', resolve: ({ cart }) => cart }),
    session: t.field({
      type: SessionType,
      nullable: true,
      description:
        'The guest session that owns the cart, for a caller who had no session; the same request within ten minutes is given it again. Null for all others.',
      resolve: ({ session }) => session,
    }),
  }),
});
mutation('addCartLines', {
  description:
    'Adds units. Where carts of the channel hold them (Channel.cartHoldMinutes), InsufficientStockError tells which are missing, QuantityLimitedError of which one customer may hold fewer, and the cart stays as it was.',
  access,
  input: AddCartLinesInput,
  errors: [ConflictError, InsufficientStockError, NotFoundError, QuantityLimitedError],
  resolve: (input, { deps, request }) => addCartLines(deps, request, input),
  payload: cartField,
});
mutation('updateCartLines', {
  description: 'Sets how many units lines hold, at the price of now; all of them, or none.',
  access,
  input: UpdateCartLinesInput,
  errors: [...STATE_ERRORS, InsufficientStockError, QuantityLimitedError],
  resolve: (input, { deps, request }) => updateCartLines(deps, request, input),
  payload: cartField,
});
mutation('removeCartLines', {
  description: 'Takes lines out; removing one that is gone changes nothing.',
  access,
  input: RemoveCartLinesInput,
  errors: STATE_ERRORS,
  resolve: (input, { deps, request }) => removeCartLines(deps, request, input),
  payload: cartField,
});
mutation('updateCart', {
  description: 'Changes what belongs to the cart as a whole: where it goes, whose it is, which points pay.',
  access,
  input: UpdateCartInput,
  errors: [...STATE_ERRORS, InsufficientPointsError],
  resolve: (input, { deps, request }) => updateCart(deps, request, dropNulls(input)),
  payload: cartField,
});
mutation('applyGiftCard', {
  description:
    'Lets a gift card pay; its money is held once the cart is checked out. How often codes are tried is limited.',
  access,
  input: ApplyGiftCardInput,
  errors: [...STATE_ERRORS, GiftCardNotUsableError],
  resolve: (input, { deps, request }) => applyGiftCard(deps, request, input),
  payload: cartField,
});
mutation('removeGiftCard', {
  description: 'Takes a gift card off a cart; removing one that is gone changes nothing.',
  access,
  input: RemoveGiftCardInput,
  errors: STATE_ERRORS,
  resolve: (input, { deps, request }) => removeGiftCard(deps, request, input),
  payload: cartField,
});
mutation('mergeCarts', {
  description: 'Moves every unit of one cart into another; nothing is lost.',
  access,
  input: MergeCartsInput,
  errors: STATE_ERRORS,
  resolve: (input, { deps, request }) => mergeCarts(deps, request, input),
  payload: cartField,
});
mutation('claimCart', {
  description:
    "Makes a cart that was begun elsewhere the caller's own. The e-mail, the address, gift cards and points of who had it stay behind, for they belong to a person. For staff it stays its customer's.",
  access,
  input: ClaimCartInput,
  errors: STATE_ERRORS,
  resolve: (input, { deps, request }) => claimCart(deps, request, input),
  payload: cartField,
});
