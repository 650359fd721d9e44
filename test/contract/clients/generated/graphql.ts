/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** An address; a part that is left out is empty. */
export type AddressInput = {
  /** City or town. At most 120 characters. */
  city?: string | null | undefined;
  /** The company, where there is one. At most 120 characters. */
  company?: string | null | undefined;
  /** Where it is on the map. */
  coordinates?: GeoPointInput | null | undefined;
  /** ISO 3166-1 alpha-2, such as FR. */
  countryCode?: string | null | undefined;
  /** Number and street. At most 120 characters. */
  line1?: string | null | undefined;
  /** Building, floor, apartment. At most 120 characters. */
  line2?: string | null | undefined;
  /** Who receives what is sent there. At most 120 characters. */
  name?: string | null | undefined;
  /** A phone number for who delivers. At most 120 characters. */
  phone?: string | null | undefined;
  /** As the country writes it. At most 120 characters. */
  postalCode?: string | null | undefined;
  /** State, province or county. At most 120 characters. */
  region?: string | null | undefined;
};

/** What customers read about the stock of a variant. */
export type AvailabilityStatus =
  /** Enough is available. */
  | 'IN_STOCK'
  /** Few units are available, by a number that the shop sets. */
  | 'LOW_STOCK'
  /** It needs no stock: a service. */
  | 'NOT_TRACKED'
  /** Nothing is available. */
  | 'OUT_OF_STOCK';

/** What is wrong with a cart or a line of it. More values may be added: keep a default branch. */
export type CartIssueKind =
  /** It is not said yet where the goods go. */
  | 'ADDRESS_NEEDED'
  /** A gift card that was applied cannot pay now. */
  | 'CODE_NOT_APPLICABLE'
  /** Fewer units are available than the line holds. */
  | 'NOT_ENOUGH_STOCK'
  /** It is not for sale on the channel of the cart. */
  | 'NOT_LISTED'
  /** No fee for delivery is set in the currency of the cart: it is not charged. It can be ordered so. */
  | 'NO_SHIPPING_RATE'
  /** A unit costs more or less than when the line was put in or changed last. */
  | 'PRICE_CHANGED';

/** Units of a variant to put into a cart. */
export type CartLineInput = {
  /** Selling units, 1 to 10,000 in the line as a whole. */
  quantity: number;
  /** The variant. */
  variantId: string | number;
};

/** The status of an attempt to order a cart. */
export type CheckoutStatus =
  /** It was abandoned or refused; nothing is held any more. */
  | 'ABANDONED'
  /** The order is placed. */
  | 'COMPLETED'
  /** It took too long, or something it needed was down; nothing is held any more. */
  | 'EXPIRED'
  /** A request is processing it. */
  | 'PENDING'
  /** The payment waits for its customer or for its provider; everything stays held. */
  | 'REQUIRES_ACTION';

/** A cart to be ordered, once. */
export type CompleteCheckoutInput = {
  /** The caller's cart; of any customer for staff with orders:write. */
  cartId: string | number;
  /** The total with tax that the customer saw, `Cart.cost.total.gross`; another one is TOTAL_CHANGED. */
  expectedTotal?: MoneyInput | null | undefined;
  /** New for each attempt, the same when a request is sent again: it is then answered as the first was. Kept for 90 days at least; of a cart, those of its last 20 changes. */
  idempotencyKey: string;
  /** How the rest is paid; not needed where points and gift cards pay everything. */
  payment?: PaymentInput | null | undefined;
  /** Where the payment provider's own page sends the customer back to; at most 2,000 characters. */
  returnUrl?: string | null | undefined;
};

/** How far the effect of a mutation has come. More values may be added: keep a default branch. */
export type Completion =
  /** Every next read shows the effect. */
  | 'DONE'
  /** The decision stands, and the rest follows by itself. */
  | 'PENDING';

/** A new cart. Its channel and currency are the request's; staff sell for the request's store, or the only one they have. */
export type CreateCartInput = {
  /** New for each attempt, the same when a request is sent again: it is then answered as the first was. Kept for 90 days at least; of a cart, those of its last 20 changes. */
  idempotencyKey: string;
  /** What is in it at once; at most 100. */
  lines?: Array<CartLineInput> | null | undefined;
};

/** How goods reach the customer. */
export type DeliveryMethod =
  /** Taken along at once. */
  | 'IN_STORE'
  /** Collected in a store. */
  | 'PICKUP'
  /** Sent to an address. */
  | 'SHIP';

/** What a mutation's input met. More values may be added: keep a default branch. */
export type ErrorCode =
  /** There is one of this name already. */
  | 'ALREADY_EXISTS'
  /** The gift card cannot pay: it is unknown, not active, in another currency, or empty. */
  | 'GIFT_CARD_NOT_USABLE'
  /** The key was used before with another input: use a new one. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** There are fewer points than were asked for. */
  | 'INSUFFICIENT_POINTS'
  /** There are fewer units than were asked for. */
  | 'INSUFFICIENT_STOCK'
  /** The e-mail address or the password is wrong. */
  | 'INVALID_CREDENTIALS'
  /** The first request with this key is still running: send the same again. */
  | 'IN_PROGRESS'
  /** What the input names does not exist, or you may not see it. */
  | 'NOT_FOUND'
  /** Nobody would pay: the provider has declined. */
  | 'PAYMENT_DECLINED'
  /** One session or customer may not hold as many units of a variant. */
  | 'QUANTITY_LIMITED'
  /** What the input names is in a state that does not allow it. */
  | 'STATE_CONFLICT'
  /** Too many tries: wait, then try again. */
  | 'TOO_MANY_ATTEMPTS'
  /** The total is not the one that was expected. */
  | 'TOTAL_CHANGED'
  /** Fields of the input break a rule; `issues` says which. */
  | 'VALIDATION'
  /** It was changed since the expected version. */
  | 'VERSION_CONFLICT';

/** A point on the Earth, in degrees (WGS 84). */
export type GeoPointInput = {
  /** Degrees north of the equator, -90 to 90. */
  latitude: number;
  /** Degrees east of Greenwich, -180 to 180. */
  longitude: number;
};

/** What is wrong with a field. More values may be added: keep a default branch. */
export type IssueCode =
  /** It is there twice. */
  | 'DUPLICATE'
  /** It does not have the form that it must have. */
  | 'INVALID_FORMAT'
  /** It is well formed, and not allowed here. */
  | 'NOT_ALLOWED'
  /** It is missing or empty. */
  | 'REQUIRED'
  /** The number is above `limit`. */
  | 'TOO_LARGE'
  /** The text or list is longer than `limit`. */
  | 'TOO_LONG'
  /** The text or list is shorter than `limit`. */
  | 'TOO_SHORT'
  /** The number is below `limit`. */
  | 'TOO_SMALL'
  /** It names something that does not exist. */
  | 'UNKNOWN_REFERENCE';

/** An exact amount of one currency. */
export type MoneyInput = {
  /** How much; no more digits than the currency has. */
  amount: string;
  /** Of what. */
  currencyCode: string;
};

/** What somebody without a session knows of their order. */
export type OrderLookupInput = {
  /** The e-mail that it was placed with, in any case. */
  email: string;
  /** The number that people know it by. */
  number: string;
};

/** How far an order is paid, by all means together. */
export type OrderPaymentStatus =
  /** Everything is authorized or held, and not taken yet. */
  | 'AUTHORIZED'
  /** All of it was taken, or nothing was due. */
  | 'PAID'
  /** A part of the money was taken. */
  | 'PARTIALLY_PAID'
  /** A part went back, or is on its way back. */
  | 'PARTIALLY_REFUNDED'
  /** Nothing is sure yet. */
  | 'PENDING'
  /** All of it went back, or is on its way back. */
  | 'REFUNDED';

/** Names an order by one of its keys. */
export type OrderRef =
  {   /** `Order.accessToken`, from a link; needs no session. */
  accessToken: string; id?: never; lookup?: never; }
  |  { accessToken?: never;   /** The global id; for its customer and for staff. */
  id: string | number; lookup?: never; }
  |  { accessToken?: never; id?: never;   /** Number and e-mail together; needs no session, and may be tried some times a minute. */
  lookup: OrderLookupInput; };

/** Whether an order stands. */
export type OrderStatus =
  /** It was taken back as a whole before anything of it left. */
  | 'CANCELED'
  /** It stands. */
  | 'PLACED';

/** Why a payment was refused. More values may be added: keep a default branch. */
export type PaymentDeclineCode =
  /** The customer did not confirm it with their bank. */
  | 'AUTHENTICATION_FAILED'
  /** The bank refused the card. */
  | 'CARD_DECLINED'
  /** The card has expired. */
  | 'EXPIRED_CARD'
  /** There is not enough money. */
  | 'INSUFFICIENT_FUNDS'
  /** The provider gave no reason that is listed here. */
  | 'OTHER';

/** How what points and gift cards leave open is paid. */
export type PaymentInput = {
  /** CARD online, and in a store CASH or EXTERNAL too. Points and gift cards are applied to the cart. */
  kind: PaymentKind;
  /** What the provider's payment form made of the customer's means; at most 200 characters. */
  paymentToken?: string | null | undefined;
  /** Name of the payment provider, such as "pos" for a store; by default the one that takes the kind. */
  provider?: string | null | undefined;
};

/** What paid. */
export type PaymentKind =
  /** Money through a payment provider. */
  | 'CARD'
  /** Notes and coins in a store. */
  | 'CASH'
  /** Money that another system took. */
  | 'EXTERNAL'
  /** The balance of a gift card. */
  | 'GIFT_CARD'
  /** Points of the customer’s loyalty account. */
  | 'POINTS';

/** A new account. */
export type SignUpInput = {
  /** Their address, in any case of letters. */
  email: string;
  /** At most 100 characters. */
  firstName?: string | null | undefined;
  /** Access token of a guest session: what was done in it becomes the account’s, and it ends. Only one account can show it. */
  guestToken?: string | null | undefined;
  /** In which they are written to. */
  language?: string | null | undefined;
  /** At most 100 characters. */
  lastName?: string | null | undefined;
  /** 8 to 200 characters. */
  password: string;
};

/** What is absent stays as it is; null clears what can be absent. */
export type UpdateCartInput = {
  /** The caller's cart; of any customer for staff with orders:write. */
  cartId: string | number;
  /** The channel that it moves to; its prices follow, and its currency where the channel has another one. */
  channelId?: string | number | null | undefined;
  /** Whose cart it is; staff alone. */
  customerId?: string | number | null | undefined;
  /** How the customer gets it. */
  deliveryMethod?: DeliveryMethod | null | undefined;
  /** Where the order is confirmed; null for the address of the account. */
  email?: string | null | undefined;
  /** New for each attempt, the same when a request is sent again: it is then answered as the first was. Kept for 90 days at least; of a cart, those of its last 20 changes. */
  idempotencyKey: string;
  /** The store of a pickup; it must offer pickup. */
  pickupLocationId?: string | number | null | undefined;
  /** Points of the cart's customer that will pay, no more than they have. */
  pointsToRedeem?: number | null | undefined;
  /** Where it is sent; line1, postalCode, city and countryCode are needed. */
  shippingAddress?: AddressInput | null | undefined;
};

export type ListQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ListQuery = { products: { nodes: Array<{ id: string, handle: string, title: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type DetailQueryVariables = Exact<{
  id: string | number;
}>;


export type DetailQuery = { node:
    | { __typename: 'Cart', id: string }
    | { __typename: 'Channel', id: string }
    | { __typename: 'Checkout', id: string }
    | { __typename: 'Collection', id: string }
    | { __typename: 'Customer', id: string }
    | { __typename: 'FulfillmentOrder', id: string }
    | { __typename: 'GiftCard', id: string }
    | { __typename: 'Location', id: string }
    | { __typename: 'LoyaltyAccount', id: string }
    | { __typename: 'Media', id: string }
    | { __typename: 'Order', id: string }
    | { __typename: 'Payment', id: string }
    | { __typename: 'Product', id: string }
    | { __typename: 'ProductVariant', title: string, sku: string | null, id: string, availability: { status: AvailabilityStatus, availableQuantity: number | null } | null }
    | { __typename: 'Refund', id: string }
    | { __typename: 'Reservation', id: string }
    | { __typename: 'Return', id: string }
   | null };

export type CreateCartMutationVariables = Exact<{
  input: CreateCartInput;
}>;


export type CreateCartMutation = { createCart:
    | { __typename: 'ConflictError', errorCode: ErrorCode, message: string, isRetryable: boolean }
    | { __typename: 'CreateCartPayload', cart: { id: string, cost: { total: { gross: { amount: string, currencyCode: string } | null } }, lines: Array<{ id: string, quantity: number, issues: Array<{ kind: CartIssueKind, message: string }> }> }, session: { accessToken: string, refreshToken: string, expiresAt: string } | null }
    | { __typename: 'InsufficientStockError', errorCode: ErrorCode, message: string, isRetryable: boolean }
    | { __typename: 'NotFoundError', errorCode: ErrorCode, message: string, isRetryable: boolean }
    | { __typename: 'QuantityLimitedError', errorCode: ErrorCode, message: string, isRetryable: boolean }
    | { __typename: 'ValidationError', errorCode: ErrorCode, message: string, isRetryable: boolean, issues: Array<{ path: Array<string>, issueCode: IssueCode, message: string, limit: string | null }> }
   | null };

export type SignUpMutationVariables = Exact<{
  input: SignUpInput;
}>;


export type SignUpMutation = { signUp:
    | { __typename: 'SignUpPayload', customer: { id: string }, session: { accessToken: string } }
    | { __typename: 'TooManyAttemptsError', errorCode: ErrorCode, message: string }
    | { __typename: 'ValidationError', errorCode: ErrorCode, message: string }
   | null };

export type UpdateCartMutationVariables = Exact<{
  input: UpdateCartInput;
}>;


export type UpdateCartMutation = { updateCart:
    | { __typename: 'ConflictError', errorCode: ErrorCode, message: string }
    | { __typename: 'InsufficientPointsError', errorCode: ErrorCode, message: string }
    | { __typename: 'NotFoundError', errorCode: ErrorCode, message: string }
    | { __typename: 'UpdateCartPayload', cart: { id: string, amountDue: { amount: string, currencyCode: string } | null, cost: { total: { gross: { amount: string } | null } } } }
    | { __typename: 'ValidationError', errorCode: ErrorCode, message: string, issues: Array<{ path: Array<string>, issueCode: IssueCode, message: string, limit: string | null }> }
   | null };

export type CompleteCheckoutMutationVariables = Exact<{
  input: CompleteCheckoutInput;
}>;


export type CompleteCheckoutMutation = { completeCheckout:
    | { __typename: 'CompleteCheckoutPayload', completion: Completion, order: { id: string, number: string } | null, checkout: { id: string, status: CheckoutStatus, paymentAction: { url: string | null } | null } }
    | { __typename: 'ConflictError', errorCode: ErrorCode, message: string, isRetryable: boolean }
    | { __typename: 'GiftCardNotUsableError', errorCode: ErrorCode, message: string, isRetryable: boolean }
    | { __typename: 'InsufficientPointsError', errorCode: ErrorCode, message: string, isRetryable: boolean }
    | { __typename: 'InsufficientStockError', errorCode: ErrorCode, message: string, isRetryable: boolean, shortfalls: Array<{ availableQuantity: number, requestedQuantity: number }> }
    | { __typename: 'NotFoundError', errorCode: ErrorCode, message: string, isRetryable: boolean }
    | { __typename: 'PaymentDeclinedError', errorCode: ErrorCode, message: string, isRetryable: boolean, declineCode: PaymentDeclineCode }
    | { __typename: 'QuantityLimitedError', errorCode: ErrorCode, message: string, isRetryable: boolean }
    | { __typename: 'ValidationError', errorCode: ErrorCode, message: string, isRetryable: boolean }
   | null };

export type TrackQueryVariables = Exact<{
  ref: OrderRef;
}>;


export type TrackQuery = { order: { id: string, number: string, status: OrderStatus, paymentStatus: OrderPaymentStatus, cost: { total: { gross: { amount: string, currencyCode: string } | null } } } | null };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { me: { id: string, orders: { nodes: Array<{ id: string, number: string }> } | null } | null };


export const ListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"List"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"handle"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<ListQuery, ListQueryVariables>;
export const DetailDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Detail"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProductVariant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"availability"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"availableQuantity"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DetailQuery, DetailQueryVariables>;
export const CreateCartDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateCart"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateCartInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createCart"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateCartPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cart"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"gross"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessToken"}},{"kind":"Field","name":{"kind":"Name","value":"refreshToken"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errorCode"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"isRetryable"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"issueCode"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CreateCartMutation, CreateCartMutationVariables>;
export const SignUpDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SignUp"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SignUpInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"signUp"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SignUpPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"session"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessToken"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errorCode"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SignUpMutation, SignUpMutationVariables>;
export const UpdateCartDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateCart"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateCartInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateCart"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateCartPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cart"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"amountDue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"gross"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errorCode"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"issueCode"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"limit"}}]}}]}}]}}]}}]} as unknown as DocumentNode<UpdateCartMutation, UpdateCartMutationVariables>;
export const CompleteCheckoutDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CompleteCheckout"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CompleteCheckoutInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"completeCheckout"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CompleteCheckoutPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"completion"}},{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"checkout"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"paymentAction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"errorCode"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"isRetryable"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InsufficientStockError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shortfalls"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"availableQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"requestedQuantity"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentDeclinedError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"declineCode"}}]}}]}}]}}]} as unknown as DocumentNode<CompleteCheckoutMutation, CompleteCheckoutMutationVariables>;
export const TrackDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Track"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ref"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OrderRef"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ref"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ref"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"paymentStatus"}},{"kind":"Field","name":{"kind":"Name","value":"cost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"gross"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<TrackQuery, TrackQueryVariables>;
export const MeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"orders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]}}]}}]} as unknown as DocumentNode<MeQuery, MeQueryVariables>;