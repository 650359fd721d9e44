import { COMMON_ERRORS } from '#kernel/graphql/builder.ts';
import { ConflictError, NotFoundError } from '#kernel/values/errors.ts';
import { builder } from '../../builder.ts';
import { GiftCardNotUsableError, InsufficientPointsError, InsufficientStockError } from '../../ports/errors.ts';
import { SessionType } from '../../references.ts';
import { addCartLines } from '../add-cart-lines.ts';
import { applyGiftCard } from '../apply-gift-card.ts';
import { claimCart } from '../claim-cart.ts';
import { type CreatedCart, createCart } from '../create-cart.ts';
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

const types = [NotFoundError, ConflictError, ...COMMON_ERRORS];
const errors = { types };
/** Of what adds units, which a channel may have held at once. */
const addingErrors = { types: [InsufficientStockError, ...types] };

/** The cart as a mutation has left it. */
function cartPayload(name: string) {
  return builder.objectRef<PricedCart>(`${name}Payload`).implement({
    description: 'The cart as the change has left it.',
    fields: (t) => ({
      cart: t.field({ type: CartType, description: 'The cart as it is now.', resolve: (priced) => priced }),
    }),
  });
}

const CreateCartPayload = builder.objectRef<CreatedCart>('CreateCartPayload').implement({
  description: 'The new cart.',
  fields: (t) => ({
    cart: t.expose('cart', { type: CartType, description: 'The cart as it is now.' }),
    session: t.expose('session', {
      type: SessionType,
      nullable: true,
      description:
        'The guest session that owns the cart, for a caller who had no session; the same request within ten minutes is given it again. Null for all others.',
    }),
  }),
});

/** An explicit null of a field that cannot be cleared means the same as leaving it out. */
function dropNulls<Input extends object>(input: Input): Input {
  const clearable = ['anonymousId', 'email', 'shippingAddress', 'pickupLocationId'];
  const kept = Object.entries(input).filter(([key, value]) => value !== null || clearable.includes(key));
  return Object.fromEntries(kept) as Input;
}

builder.mutationFields((t) => ({
  createCart: t.field({
    type: CreateCartPayload,
    errors: addingErrors,
    description: 'Opens a cart. A caller without a session is given one of a guest, who owns the cart.',
    args: { input: t.arg({ type: CreateCartInput, required: true, description: 'The new cart.' }) },
    resolve: (_root, { input }, { deps, request }) => createCart(deps, request, input),
  }),
  addCartLines: t.field({
    type: cartPayload('AddCartLines'),
    errors: addingErrors,
    description:
      'Adds units. Where carts of the channel hold them (Channel.cartHoldMinutes), InsufficientStockError tells which are missing, and the cart stays as it was.',
    args: { input: t.arg({ type: AddCartLinesInput, required: true, description: 'What to add.' }) },
    resolve: (_root, { input }, { deps, request }) => addCartLines(deps, request, input),
  }),
  updateCartLines: t.field({
    type: cartPayload('UpdateCartLines'),
    errors: addingErrors,
    description: 'Sets how many units lines hold, at the price of now; all of them, or none.',
    args: { input: t.arg({ type: UpdateCartLinesInput, required: true, description: 'The new quantities.' }) },
    resolve: (_root, { input }, { deps, request }) => updateCartLines(deps, request, input),
  }),
  removeCartLines: t.field({
    type: cartPayload('RemoveCartLines'),
    errors,
    description: 'Takes lines out; removing one that is gone changes nothing.',
    args: { input: t.arg({ type: RemoveCartLinesInput, required: true, description: 'What to take out.' }) },
    resolve: (_root, { input }, { deps, request }) => removeCartLines(deps, request, input),
  }),
  updateCart: t.field({
    type: cartPayload('UpdateCart'),
    errors: { types: [InsufficientPointsError, ...types] },
    description: 'Changes what belongs to the cart as a whole: where it goes, whose it is, which points pay.',
    args: { input: t.arg({ type: UpdateCartInput, required: true, description: 'What changes.' }) },
    resolve: (_root, { input }, { deps, request }) => updateCart(deps, request, dropNulls(input)),
  }),
  applyGiftCard: t.field({
    type: cartPayload('ApplyGiftCard'),
    errors: { types: [GiftCardNotUsableError, ...types] },
    description:
      'Lets a gift card pay; its money is held once the cart is checked out. How often codes are tried is limited.',
    args: { input: t.arg({ type: ApplyGiftCardInput, required: true, description: 'The card and the cart.' }) },
    resolve: (_root, { input }, { deps, request }) => applyGiftCard(deps, request, input),
  }),
  removeGiftCard: t.field({
    type: cartPayload('RemoveGiftCard'),
    errors,
    description: 'Takes a gift card off a cart; removing one that is gone changes nothing.',
    args: { input: t.arg({ type: RemoveGiftCardInput, required: true, description: 'The card and the cart.' }) },
    resolve: (_root, { input }, { deps, request }) => removeGiftCard(deps, request, input),
  }),
  mergeCarts: t.field({
    type: cartPayload('MergeCarts'),
    errors,
    description: 'Moves every unit of one cart into another; nothing is lost.',
    args: { input: t.arg({ type: MergeCartsInput, required: true, description: 'The two carts.' }) },
    resolve: (_root, { input }, { deps, request }) => mergeCarts(deps, request, input),
  }),
  claimCart: t.field({
    type: cartPayload('ClaimCart'),
    errors,
    description:
      "Makes a cart that was begun elsewhere the caller's own; points stay behind, for they belong to a person. For staff it stays its customer's.",
    args: { input: t.arg({ type: ClaimCartInput, required: true, description: 'The token of the cart.' }) },
    resolve: (_root, { input }, { deps, request }) => claimCart(deps, request, input),
  }),
}));
