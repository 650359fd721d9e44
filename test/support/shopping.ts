import type { Actor } from '#kernel/request/actor.ts';
import type { SalesDomains } from './sales-domains.ts';
import { unique } from './unique.ts';

const CART_FIELDS = `id token version subtotal { amount } shipping { amount } tax { amount } total { amount currencyCode }
  channel { code } customer { id } lines { id variant { id } quantity unitPrice { amount } lineTotal { amount } problem }`;
const ERROR_FIELDS = `... on UserError { errorCode message isRetryable }`;

export const CREATE_CART = `mutation ($input: CreateCartInput!) {
  createCart(input: $input) { __typename ... on CartPayload { cart { ${CART_FIELDS} } } ${ERROR_FIELDS} } }`;
export const ADD_LINES = `mutation ($input: AddCartLinesInput!) {
  addCartLines(input: $input) { __typename ... on CartPayload { cart { ${CART_FIELDS} } } ${ERROR_FIELDS} } }`;
export const UPDATE_CART = `mutation ($input: UpdateCartInput!) {
  updateCart(input: $input) { __typename ... on CartPayload { cart { ${CART_FIELDS} } } ${ERROR_FIELDS} } }`;
export const MERGE_CARTS = `mutation ($input: MergeCartsInput!) {
  mergeCarts(input: $input) { __typename ... on CartPayload { cart { ${CART_FIELDS} } } ${ERROR_FIELDS} } }`;
export const READ_CART = `query ($id: ID, $token: String) { cart(id: $id, token: $token) { ${CART_FIELDS} } }`;

export const ORDER_FIELDS = `id number status paymentStatus fulfillmentStatus returnStatus source completion cancelReason
  subtotal { amount } discount { amount } shipping { amount } tax { amount } total { amount currencyCode } amountRefunded { amount }
  lines { id variant { id } quantity returnedQuantity gross { amount } discount { amount } net { amount } tax { amount } total { amount } }
  payments { kind status amount { amount } refunded { amount } }
  fulfillmentOrders { id status location { id } pickupCode lines { orderLineId quantity } }
  returns { id location { id } refund { amount } lines { orderLineId quantity disposition } }`;
export const CHECKOUT = `mutation ($input: CheckoutInput!) { checkout(input: $input) { __typename
  ... on CheckoutPayload { completion order { ${ORDER_FIELDS} } }
  ... on RequiresAction { orderId actionUrl clientSecret }
  ... on InsufficientStockError { lines { variantId requested available } }
  ... on InsufficientPointsError { available } ... on PaymentDeclinedError { reason }
  ${ERROR_FIELDS} } }`;
const READ_ORDER = `query ($id: ID, $token: String) { order(id: $id, token: $token) { ${ORDER_FIELDS} } }`;

type Amount = { amount: string };
export interface CartView {
  id: string;
  token: string;
  version: number;
  subtotal: Amount;
  shipping: Amount;
  tax: Amount;
  total: Amount & { currencyCode: string };
  channel: { code: string };
  customer: { id: string } | null;
  lines: Array<{
    id: string;
    variant: { id: string };
    quantity: number;
    unitPrice: Amount;
    lineTotal: Amount;
    problem: string | null;
  }>;
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
  subtotal: Amount;
  shipping: Amount;
  tax: Amount;
  total: Amount;
  amountRefunded: Amount;
  lines: Array<{ id: string; quantity: number; returnedQuantity: number; gross: Amount; net: Amount; tax: Amount }>;
  payments: Array<{ kind: string; status: string; amount: Amount; refunded: Amount }>;
  fulfillmentOrders: Array<{ id: string; status: string; location: { id: string }; pickupCode: string | null }>;
  returns: Array<{ id: string; refund: Amount }>;
}
/** Whatever a mutation answered, error or not. */
export interface Answer {
  __typename: string;
  errorCode?: string;
  /** Of a failure of the request. */
  code?: string;
  message?: string;
  isRetryable?: boolean;
  cart?: CartView;
  order?: OrderView;
  completion?: string;
  orderId?: string;
  clientSecret?: string | null;
  lines?: Array<{ variantId: string; requested: number; available: number }>;
  available?: number;
}

export const address = { name: 'C. Martin', line1: '1 rue X', postalCode: '75001', city: 'Paris', countryCode: 'FR' };

export function assertCart(answer: Answer): CartView {
  if (!answer.cart) throw new Error(JSON.stringify(answer));
  return answer.cart;
}
export function assertOrder(answer: Answer): OrderView {
  if (!answer.order) throw new Error(JSON.stringify(answer));
  return answer.order;
}

/** A shopper in front of the graph of orders. */
export function shopperIn(domains: SalesDomains, actor: Actor) {
  const mutate = (document: string, input: Record<string, unknown>) =>
    domains.ask<Answer>('orders', actor, document, { input });
  return {
    mutate,
    /** A cart that is ready to be ordered. */
    async fill(
      lines: ReadonlyArray<{ variantId: string; quantity: number }>,
      fields: Record<string, unknown> = {},
      channel = 'WEB',
    ): Promise<CartView> {
      const cart = assertCart(await mutate(CREATE_CART, { channel, lines }));
      const input = { cartId: cart.id, token: cart.token, shippingAddress: address, ...fields };
      return assertCart(await mutate(UPDATE_CART, input));
    },
    pay(cart: { id: string; token: string }, token = 'accept', fields: Record<string, unknown> = {}): Promise<Answer> {
      return mutate(CHECKOUT, {
        idempotencyKey: unique('key'),
        cartId: cart.id,
        token: cart.token,
        payment: { provider: 'test', method: 'CARD', token },
        ...fields,
      });
    },
    async order(id: string, token?: string): Promise<OrderView> {
      return domains.ask<OrderView>('orders', actor, READ_ORDER, { id, token });
    },
  };
}
