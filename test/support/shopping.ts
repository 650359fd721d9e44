import { randomUUID } from 'node:crypto';
import type { Actor } from '#kernel/request/actor.ts';
import type { SalesDomains } from './sales-domains.ts';

const TAXED = `{ displayed { amount } net { amount } gross { amount currencyCode } tax { amount } }`;
const CART_FIELDS = `id shareToken version cost { subtotal ${TAXED} shipping ${TAXED} total ${TAXED} }
  pointsToRedeem amountPaidByPoints { amount } amountDue { amount } holdExpiresAt
  giftCards { id maskedCode balance { amount } amountApplied { amount } } issues { kind message availableQuantity }
  channel { code } customer { id } lines { id variant { id } quantity
    cost { unitPrice ${TAXED} total ${TAXED} } issues { kind message availableQuantity } }`;
const ERROR_FIELDS = `... on UserError { errorCode message isRetryable }
  ... on ValidationError { issues { path issueCode message limit } } ... on NotFoundError { path }`;
const SHORTFALLS = `... on InsufficientStockError { shortfalls { variant { id } requestedQuantity availableQuantity } }`;
const changing = (name: string, errors = '') => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return `mutation ($input: ${type}Input!) {
  ${name}(input: $input) { __typename ... on ${type}Payload { cart { ${CART_FIELDS} } } ${errors} ${ERROR_FIELDS} } }`;
};

export const CREATE_CART = changing('createCart', SHORTFALLS);
/** The same in the context of a channel. */
export const createCartIn = (channel: string) =>
  CREATE_CART.replace('Input!) {', `Input!) @inContext(channel: "${channel}") {`);
export const ADD_LINES = changing('addCartLines', SHORTFALLS);
export const UPDATE_LINES = changing('updateCartLines', SHORTFALLS);
export const REMOVE_LINES = changing('removeCartLines');
export const UPDATE_CART = changing('updateCart', '... on InsufficientPointsError { availablePoints }');
export const APPLY_GIFT_CARD = changing('applyGiftCard', '... on GiftCardNotUsableError { maskedCode }');
export const REMOVE_GIFT_CARD = changing('removeGiftCard');
export const MERGE_CARTS = changing('mergeCarts');
export const CLAIM_CART = changing('claimCart');
const READ_CART = `query ($id: ID!) { cart(id: $id) { ${CART_FIELDS} } }`;

export const ORDER_FIELDS = `id number status paymentStatus fulfillmentStatus returnStatus source completion cancelReason
  cost { subtotal ${TAXED} discount ${TAXED} shipping ${TAXED} total ${TAXED} } amountRefunded { amount }
  lines(first: 100) { nodes { id variant { id } quantity returnedQuantity
    cost { unitPrice ${TAXED} discount ${TAXED} total ${TAXED} } } }
  payments { nodes { id kind status amount { amount } amountRefunded { amount } } }
  fulfillmentOrders { nodes { id status location { id } pickupCode lines { orderLine { id } quantity } } }
  returns { nodes { id location { id } amountRefunded { amount } taxRefunded { amount } shippingRefunded { amount }
    returnFee { amount } reason lines { orderLine { id } quantity disposition } } }`;
const CHECKOUT_FIELDS = `id status amountDue { amount } expiresAt order { id } cart { id lines { quantity } }
  paymentAction { url clientSecret }`;
export const CHECKOUT = `mutation ($input: CompleteCheckoutInput!) { completeCheckout(input: $input) { __typename
  ... on CompleteCheckoutPayload { completion order { ${ORDER_FIELDS} } checkout { ${CHECKOUT_FIELDS} } }
  ${SHORTFALLS} ... on InsufficientPointsError { availablePoints }
  ... on GiftCardNotUsableError { maskedCode } ... on PaymentDeclinedError { declineCode } ${ERROR_FIELDS} } }`;
/** The same without a read of the cart. */
export const CHECKOUT_ALONE = CHECKOUT.replace('cart { id lines { quantity } }', '');
export const ABANDON = `mutation ($input: AbandonCheckoutInput!) { abandonCheckout(input: $input) { __typename
  ... on AbandonCheckoutPayload { checkout { ${CHECKOUT_FIELDS} } } ${ERROR_FIELDS} } }`;
export const READ_CHECKOUT = `query ($id: ID!) { checkout(id: $id) { ${CHECKOUT_FIELDS} } }`;
const READ_ORDER = `query ($ref: OrderRef!) { order(ref: $ref) { ${ORDER_FIELDS} } }`;

type Amount = { amount: string };
interface Taxed {
  displayed: Amount;
  net: Amount;
  gross: Amount & { currencyCode: string };
  tax: Amount;
}
interface IssueView {
  kind: string;
  message: string;
  availableQuantity: number | null;
}
export interface CartView {
  id: string;
  shareToken: string;
  version: number;
  cost: { subtotal: Taxed; shipping: Taxed | null; total: Taxed };
  pointsToRedeem: number;
  amountPaidByPoints: Amount | null;
  amountDue: Amount | null;
  holdExpiresAt: string | null;
  giftCards: Array<{ id: string; maskedCode: string; balance: Amount | null; amountApplied: Amount }>;
  issues: IssueView[];
  channel: { code: string };
  customer: { id: string } | null;
  lines: Array<{
    id: string;
    variant: { id: string };
    quantity: number;
    cost: { unitPrice: Taxed; total: Taxed };
    issues: IssueView[];
  }>;
}
export interface CheckoutView {
  id: string;
  status: string;
  amountDue: Amount;
  expiresAt: string | null;
  order: { id: string } | null;
  cart: { id: string; lines: Array<{ quantity: number }> } | null;
  paymentAction: { url: string | null; clientSecret: string | null } | null;
}
export interface OrderView {
  id: string;
  number: string;
  status: string;
  paymentStatus: string;
  fulfillmentStatus: string;
  returnStatus: string;
  cancelReason: string | null;
  completion: string;
  cost: { subtotal: Taxed; discount: Taxed; shipping: Taxed | null; total: Taxed };
  amountRefunded: Amount;
  lines: Array<{
    id: string;
    quantity: number;
    returnedQuantity: number;
    cost: { unitPrice: Taxed; discount: Taxed; total: Taxed };
  }>;
  payments: Array<{ id: string; kind: string; status: string; amount: Amount; amountRefunded: Amount }>;
  fulfillmentOrders: Array<{ id: string; status: string; location: { id: string }; pickupCode: string | null }>;
  returns: Array<{ id: string; amountRefunded: Amount }>;
}
/** Whatever a mutation answered, error or not. */
export interface Answer {
  __typename: string;
  /** Of a failure of the request, in place of a member of the union. */
  code?: string;
  errorCode?: string;
  message?: string;
  isRetryable?: boolean;
  cart?: CartView;
  order?: OrderView | null;
  checkout?: CheckoutView;
  completion?: string;
  shortfalls?: Array<{ variant: { id: string }; requestedQuantity: number; availableQuantity: number }>;
  availablePoints?: number;
  maskedCode?: string;
  declineCode?: string;
  issues?: Array<{ path: string[]; issueCode: string; message: string; limit: string | null }>;
  path?: string[];
}

export const address = { name: 'C. Martin', line1: '1 rue X', postalCode: '75001', city: 'Paris', countryCode: 'FR' };

export function assertCart(answer: Answer): CartView {
  if (!answer.cart) throw new Error(JSON.stringify(answer));
  return answer.cart;
}
export function assertOrder(answer: Answer): OrderView {
  if (!answer.order) throw new Error(JSON.stringify(answer));
  return withoutPages(answer.order);
}
/** The same value with its connections as the arrays of their nodes. */
export function withoutPages<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutPages) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  if (entries.length === 1 && entries[0]?.[0] === 'nodes') return withoutPages(entries[0][1]) as T;
  return Object.fromEntries(entries.map(([key, part]) => [key, withoutPages(part)])) as T;
}
export function assertCheckout(answer: Answer): CheckoutView {
  if (!answer.checkout) throw new Error(JSON.stringify(answer));
  return answer.checkout;
}

/** A shopper in front of the graph of orders; each wish is a new request unless it brings its key. */
export function shopperIn(domains: SalesDomains, actor: Actor) {
  const mutate = (document: string, input: Record<string, unknown>) =>
    domains.ask<Answer>('orders', actor, document, { input: { idempotencyKey: randomUUID(), ...input } });
  return {
    mutate,
    /** A cart that is ready to be ordered. */
    async fill(
      lines: ReadonlyArray<{ variantId: string; quantity: number }>,
      fields: Record<string, unknown> = {},
      channel = 'WEB',
    ): Promise<CartView> {
      const cart = assertCart(await mutate(createCartIn(channel), { lines }));
      const input = { cartId: cart.id, shippingAddress: address, email: 'c.martin@example.com', ...fields };
      return assertCart(await mutate(UPDATE_CART, input));
    },
    pay(cart: { id: string }, paymentToken = 'accept', fields: Record<string, unknown> = {}): Promise<Answer> {
      const payment = { kind: 'CARD', provider: 'test', paymentToken };
      return mutate(CHECKOUT, { cartId: cart.id, payment, ...fields });
    },
    abandon(checkout: { id: string }, fields: Record<string, unknown> = {}): Promise<Answer> {
      return mutate(ABANDON, { checkoutId: checkout.id, ...fields });
    },
    async cart(id: string): Promise<CartView | null> {
      return domains.ask<CartView | null>('orders', actor, READ_CART, { id });
    },
    async order(id: string): Promise<OrderView> {
      return withoutPages(await domains.ask<OrderView>('orders', actor, READ_ORDER, { ref: { id } }));
    },
  };
}
