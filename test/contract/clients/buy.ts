import { randomUUID } from 'node:crypto';
import { COMPLETE_CHECKOUT, CREATE_CART, SIGN_UP, UPDATE_CART } from './documents.ts';
import type {
  CompleteCheckoutMutation,
  CreateCartMutation,
  SignUpMutation,
  UpdateCartMutation,
} from './generated/graphql.ts';
import type { Shop } from './shop.ts';

const ADDRESS = {
  name: 'Camille Martin',
  line1: '1 rue de Rivoli',
  postalCode: '75001',
  city: 'Paris',
  countryCode: 'FR',
};

/** Does not compile while a member of a union is unhandled. */
function unhandled(member: never): never {
  throw new Error(`unhandled: ${JSON.stringify(member)}`);
}

function created(result: CreateCartMutation['createCart']) {
  if (!result) throw new Error('createCart failed');
  switch (result.__typename) {
    case 'CreateCartPayload':
      return result;
    case 'ValidationError':
      throw new Error(result.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
    case 'ConflictError':
    case 'InsufficientStockError':
    case 'NotFoundError':
    case 'QuantityLimitedError':
      throw new Error(`${result.errorCode}: ${result.message}`);
    default:
      return unhandled(result);
  }
}

function updated(result: UpdateCartMutation['updateCart']) {
  if (!result) throw new Error('updateCart failed');
  switch (result.__typename) {
    case 'UpdateCartPayload':
      return result.cart;
    case 'ValidationError':
      throw new Error(result.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
    case 'ConflictError':
    case 'InsufficientPointsError':
    case 'NotFoundError':
      throw new Error(`${result.errorCode}: ${result.message}`);
    default:
      return unhandled(result);
  }
}

function ordered(result: CompleteCheckoutMutation['completeCheckout']) {
  if (!result) throw new Error('completeCheckout failed');
  switch (result.__typename) {
    case 'CompleteCheckoutPayload':
      if (!result.order) throw new Error(`the payment waits at ${result.checkout.paymentAction?.url ?? ''}`);
      return result.order;
    case 'InsufficientStockError':
      throw new Error(`only ${result.shortfalls.map(({ availableQuantity }) => availableQuantity).join(', ')} left`);
    case 'PaymentDeclinedError':
      throw new Error(`declined: ${result.declineCode}`);
    case 'ConflictError':
    case 'GiftCardNotUsableError':
    case 'InsufficientPointsError':
    case 'NotFoundError':
    case 'QuantityLimitedError':
    case 'ValidationError':
      throw new Error(`${result.errorCode}: ${result.message}`);
    default:
      return unhandled(result);
  }
}

function signedUp(result: SignUpMutation['signUp']) {
  if (!result) throw new Error('signUp failed');
  switch (result.__typename) {
    case 'SignUpPayload':
      return result.session.accessToken;
    case 'TooManyAttemptsError':
    case 'ValidationError':
      throw new Error(`${result.errorCode}: ${result.message}`);
    default:
      return unhandled(result);
  }
}

export interface Bought {
  readonly order: { readonly id: string; readonly number: string };
  readonly email: string;
  readonly accessToken: string;
}

/** Opens an account and answers its access token. */
export async function signUp(shop: Shop, email: string): Promise<string> {
  const { signUp } = await shop.ask(SIGN_UP, { input: { email, password: `long enough ${randomUUID()}` } });
  return signedUp(signUp);
}

/** Buys one unit, shipped and paid by card, in a session or as a guest, whose session the cart brings. */
export async function buy(shop: Shop, variantId: string, email: string, session?: string): Promise<Bought> {
  const { createCart } = await shop.ask(
    CREATE_CART,
    { input: { idempotencyKey: randomUUID(), lines: [{ variantId, quantity: 1 }] } },
    session,
  );
  const { cart, session: opened } = created(createCart);
  const accessToken = session ?? opened?.accessToken;
  if (accessToken === undefined) throw new Error('nobody owns the cart');
  const delivery = { deliveryMethod: 'SHIP' as const, email, shippingAddress: ADDRESS };
  const { updateCart } = await shop.ask(
    UPDATE_CART,
    { input: { cartId: cart.id, idempotencyKey: randomUUID(), ...delivery } },
    accessToken,
  );
  const { amountDue } = updated(updateCart);
  if (!amountDue) throw new Error('loyalty cannot say what is due');
  const { completeCheckout } = await shop.ask(
    COMPLETE_CHECKOUT,
    {
      input: {
        cartId: cart.id,
        idempotencyKey: randomUUID(),
        // Not the object as it was read: clients add __typename to it.
        expectedTotal: { amount: amountDue.amount, currencyCode: amountDue.currencyCode },
        payment: { kind: 'CARD', paymentToken: 'accept' },
      },
    },
    accessToken,
  );
  return { order: ordered(completeCheckout), email, accessToken };
}
