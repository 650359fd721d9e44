/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Units to add; a variant that is there already gets more of it. */
export type AddCartLinesInput = {
  /** The caller's cart; of any customer for staff with orders:write. */
  cartId: string | number;
  /** New for each attempt, the same when a request is sent again: it is then answered as the first was. Kept for 90 days at least; of a cart, those of its last 20 changes. */
  idempotencyKey: string;
  /** At most 100. */
  lines: Array<CartLineInput>;
};

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

/** A gift card that will pay for a cart. */
export type ApplyGiftCardInput = {
  /** The caller's cart; of any customer for staff with orders:write. */
  cartId: string | number;
  /** The code of the card; spaces, dashes and case do not matter. */
  code: string;
  /** New for each attempt, the same when a request is sent again: it is then answered as the first was. Kept for 90 days at least; of a cart, those of its last 20 changes. */
  idempotencyKey: string;
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

/** How many units a line of a cart is to hold. */
export type CartLineUpdateInput = {
  /** The line. */
  lineId: string | number;
  /** Selling units, 0 to 10,000; 0 removes the line. */
  quantity: number;
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

/** A new cart. Its channel and currency are the request's; staff sell for the request's store, or the only one they have. */
export type CreateCartInput = {
  /** New for each attempt, the same when a request is sent again: it is then answered as the first was. Kept for 90 days at least; of a cart, those of its last 20 changes. */
  idempotencyKey: string;
  /** What is in it at once; at most 100. */
  lines?: Array<CartLineInput> | null | undefined;
};

/** What a guest session is opened with. */
export type CreateGuestSessionInput = {
  /** Given, the same request sent again within ten minutes is answered with the same session and tokens of its own. Everybody who knows it is given the session: create a new one for each visitor, and tell nobody. */
  idempotencyKey?: string | null | undefined;
};

/** What to listen to. */
export type CreateStreamTicketInput = {
  /** The `lastEventId` of the event that was received last, when a stream that was cut is to continue; without it the stream begins now. At most 512 characters. */
  after?: string | null | undefined;
  /** From 1 to 10 topics, such as "orders" or "variant:<id>"; which of them the caller may receive is decided when the stream opens. */
  topics: Array<string>;
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

/** How far the work of one location with an order is. */
export type FulfillmentOrderStatus =
  /** There is nothing left to do: the order was canceled, or others send its units. */
  | 'CANCELED'
  /** It is being picked. */
  | 'IN_PROGRESS'
  /** Nobody has begun it. */
  | 'OPEN'
  /** The customer has it; its units have left the stock. */
  | 'PICKED_UP'
  /** It is packed and waits for its customer or carrier. */
  | 'READY'
  /** A carrier has it; its units have left the stock. */
  | 'SHIPPED';

/** A point on the Earth, in degrees (WGS 84). */
export type GeoPointInput = {
  /** Degrees north of the equator, -90 to 90. */
  latitude: number;
  /** Degrees east of Greenwich, -180 to 180. */
  longitude: number;
};

/** An exact amount of one currency. */
export type MoneyInput = {
  /** How much; no more digits than the currency has. */
  amount: string;
  /** Of what. */
  currencyCode: string;
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

/** Whether an order stands. */
export type OrderStatus =
  /** It was taken back as a whole before anything of it left. */
  | 'CANCELED'
  /** It stands. */
  | 'PLACED';

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

/** The order of a list of products. */
export type ProductSort = {
  /** Which end comes first. */
  direction?: SortDirection;
  /** What they are sorted by. */
  key: ProductSortKey;
};

/** What products are sorted by; ties by id. */
export type ProductSortKey =
  /** When they were made. */
  | 'CREATED_AT'
  /** Their lowest displayed price in the context's channel; those without one come last. */
  | 'PRICE'
  /** How far they are from the query, so that ASC puts the best match first; needs one. */
  | 'RELEVANCE'
  /** Their titles, without regard to case and accents. */
  | 'TITLE'
  /** When they were last changed. */
  | 'UPDATED_AT';

/** The session to renew. */
export type RefreshSessionInput = {
  /** Given when the session was opened or renewed last. */
  refreshToken: string;
};

/** Lines to take out. */
export type RemoveCartLinesInput = {
  /** The caller's cart; of any customer for staff with orders:write. */
  cartId: string | number;
  /** New for each attempt, the same when a request is sent again: it is then answered as the first was. Kept for 90 days at least; of a cart, those of its last 20 changes. */
  idempotencyKey: string;
  /** Lines that are gone already change nothing; at most 100. */
  lineIds: Array<string | number>;
};

/** Which end of an order comes first. */
export type SortDirection =
  /** The lowest, oldest or first in the alphabet. */
  | 'ASC'
  /** The highest, newest or last in the alphabet. */
  | 'DESC';

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

/** New quantities of lines, each at the price of now. */
export type UpdateCartLinesInput = {
  /** The caller's cart; of any customer for staff with orders:write. */
  cartId: string | number;
  /** New for each attempt, the same when a request is sent again: it is then answered as the first was. Kept for 90 days at least; of a cart, those of its last 20 changes. */
  idempotencyKey: string;
  /** Each line once; at most 100. */
  lines: Array<CartLineUpdateInput>;
};

export type ProductsQueryVariables = Exact<{
  query?: string | null | undefined;
  sort?: ProductSort | null | undefined;
  after?: string | null | undefined;
}>;


export type ProductsQuery = { products: { nodes: Array<{ id: string, handle: string, title: string, vendor: string | null, priceRange: { min: { displayed: { amount: string, currencyCode: string } }, max: { displayed: { amount: string } } } | null, media: { nodes: Array<{ url: string, altText: string | null }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type ProductQueryVariables = Exact<{
  handle: string;
}>;


export type ProductQuery = { product: { id: string, title: string, vendor: string | null, description: string, media: { nodes: Array<{ url: string, altText: string | null }> }, options: Array<{ name: string, values: Array<{ name: string }> }>, variants: { nodes: Array<{ id: string, title: string, selectedOptions: Array<{ name: string, value: string }>, price: { includesTax: boolean, displayed: { amount: string, currencyCode: string } } | null, compareAtPrice: { displayed: { amount: string, currencyCode: string } } | null, availability: { status: AvailabilityStatus, availableQuantity: number | null } | null }> } } | null };

export type NearbyStoresQueryVariables = Exact<{
  variantId: string | number;
  near: GeoPointInput;
}>;


export type NearbyStoresQuery = { nearbyStores: { edges: Array<{ availableQuantity: number | null, distance: { kilometers: number }, node: { id: string, name: string, isOpen: boolean } }> } | null };

export type PickupStoresQueryVariables = Exact<{ [key: string]: never; }>;


export type PickupStoresQuery = { locations: { nodes: Array<{ id: string, name: string, offersPickup: boolean, address: { city: string | null } }> } | null };

export type CartPartsFragment = { id: string, version: number, deliveryMethod: DeliveryMethod, amountDue: { amount: string, currencyCode: string } | null, cost: { subtotal: { displayed: { amount: string, currencyCode: string } }, shipping: { displayed: { amount: string, currencyCode: string } } | null, total: { gross: { amount: string, currencyCode: string } | null } }, giftCards: Array<{ id: string, maskedCode: string, amountApplied: { amount: string, currencyCode: string } }>, issues: Array<{ kind: CartIssueKind, message: string }>, lines: Array<{ id: string, quantity: number, issues: Array<{ kind: CartIssueKind, message: string }>, cost: { total: { displayed: { amount: string, currencyCode: string } } }, variant: { id: string, title: string, product: { id: string, handle: string, title: string } } | null }> };

export type CartQueryVariables = Exact<{
  id: string | number;
}>;


export type CartQuery = { cart: { id: string, version: number, deliveryMethod: DeliveryMethod, amountDue: { amount: string, currencyCode: string } | null, cost: { subtotal: { displayed: { amount: string, currencyCode: string } }, shipping: { displayed: { amount: string, currencyCode: string } } | null, total: { gross: { amount: string, currencyCode: string } | null } }, giftCards: Array<{ id: string, maskedCode: string, amountApplied: { amount: string, currencyCode: string } }>, issues: Array<{ kind: CartIssueKind, message: string }>, lines: Array<{ id: string, quantity: number, issues: Array<{ kind: CartIssueKind, message: string }>, cost: { total: { displayed: { amount: string, currencyCode: string } } }, variant: { id: string, title: string, product: { id: string, handle: string, title: string } } | null }> } | null };

export type CreateCartMutationVariables = Exact<{
  input: CreateCartInput;
}>;


export type CreateCartMutation = { createCart:
    | { __typename: 'ConflictError', errorCode: ErrorCode, message: string, isRetryable: boolean }
    | { __typename: 'CreateCartPayload', cart: { id: string, version: number, deliveryMethod: DeliveryMethod, amountDue: { amount: string, currencyCode: string } | null, cost: { subtotal: { displayed: { amount: string, currencyCode: string } }, shipping: { displayed: { amount: string, currencyCode: string } } | null, total: { gross: { amount: string, currencyCode: string } | null } }, giftCards: Array<{ id: string, maskedCode: string, amountApplied: { amount: string, currencyCode: string } }>, issues: Array<{ kind: CartIssueKind, message: string }>, lines: Array<{ id: string, quantity: number, issues: Array<{ kind: CartIssueKind, message: string }>, cost: { total: { displayed: { amount: string, currencyCode: string } } }, variant: { id: string, title: string, product: { id: string, handle: string, title: string } } | null }> }, session: { accessToken: string, refreshToken: string, expiresAt: string } | null }
    | { __typename: 'InsufficientStockError', errorCode: ErrorCode, message: string, isRetryable: boolean }
    | { __typename: 'NotFoundError', errorCode: ErrorCode, message: string, isRetryable: boolean }
    | { __typename: 'QuantityLimitedError', errorCode: ErrorCode, message: string, isRetryable: boolean }
    | { __typename: 'ValidationError', errorCode: ErrorCode, message: string, isRetryable: boolean }
   | null };

export type AddLinesMutationVariables = Exact<{
  input: AddCartLinesInput;
}>;


export type AddLinesMutation = { addCartLines:
    | { __typename: 'AddCartLinesPayload', cart: { id: string, version: number, deliveryMethod: DeliveryMethod, amountDue: { amount: string, currencyCode: string } | null, cost: { subtotal: { displayed: { amount: string, currencyCode: string } }, shipping: { displayed: { amount: string, currencyCode: string } } | null, total: { gross: { amount: string, currencyCode: string } | null } }, giftCards: Array<{ id: string, maskedCode: string, amountApplied: { amount: string, currencyCode: string } }>, issues: Array<{ kind: CartIssueKind, message: string }>, lines: Array<{ id: string, quantity: number, issues: Array<{ kind: CartIssueKind, message: string }>, cost: { total: { displayed: { amount: string, currencyCode: string } } }, variant: { id: string, title: string, product: { id: string, handle: string, title: string } } | null }> } }
    | { __typename: 'ConflictError', errorCode: ErrorCode, message: string, isRetryable: boolean }
    | { __typename: 'InsufficientStockError', errorCode: ErrorCode, message: string, isRetryable: boolean }
    | { __typename: 'NotFoundError', errorCode: ErrorCode, message: string, isRetryable: boolean }
    | { __typename: 'QuantityLimitedError', errorCode: ErrorCode, message: string, isRetryable: boolean }
    | { __typename: 'ValidationError', errorCode: ErrorCode, message: string, isRetryable: boolean }
   | null };

export type UpdateLinesMutationVariables = Exact<{
  input: UpdateCartLinesInput;
}>;


export type UpdateLinesMutation = { updateCartLines:
    | { __typename: 'ConflictError', errorCode: ErrorCode, message: string, isRetryable: boolean }
    | { __typename: 'InsufficientStockError', errorCode: ErrorCode, message: string, isRetryable: boolean }
    | { __typename: 'NotFoundError', errorCode: ErrorCode, message: string, isRetryable: boolean }
    | { __typename: 'QuantityLimitedError', errorCode: ErrorCode, message: string, isRetryable: boolean }
    | { __typename: 'UpdateCartLinesPayload', cart: { id: string, version: number, deliveryMethod: DeliveryMethod, amountDue: { amount: string, currencyCode: string } | null, cost: { subtotal: { displayed: { amount: string, currencyCode: string } }, shipping: { displayed: { amount: string, currencyCode: string } } | null, total: { gross: { amount: string, currencyCode: string } | null } }, giftCards: Array<{ id: string, maskedCode: string, amountApplied: { amount: string, currencyCode: string } }>, issues: Array<{ kind: CartIssueKind, message: string }>, lines: Array<{ id: string, quantity: number, issues: Array<{ kind: CartIssueKind, message: string }>, cost: { total: { displayed: { amount: string, currencyCode: string } } }, variant: { id: string, title: string, product: { id: string, handle: string, title: string } } | null }> } }
    | { __typename: 'ValidationError', errorCode: ErrorCode, message: string, isRetryable: boolean }
   | null };

export type RemoveLinesMutationVariables = Exact<{
  input: RemoveCartLinesInput;
}>;


export type RemoveLinesMutation = { removeCartLines:
    | { __typename: 'ConflictError', errorCode: ErrorCode, message: string, isRetryable: boolean }
    | { __typename: 'NotFoundError', errorCode: ErrorCode, message: string, isRetryable: boolean }
    | { __typename: 'RemoveCartLinesPayload', cart: { id: string, version: number, deliveryMethod: DeliveryMethod, amountDue: { amount: string, currencyCode: string } | null, cost: { subtotal: { displayed: { amount: string, currencyCode: string } }, shipping: { displayed: { amount: string, currencyCode: string } } | null, total: { gross: { amount: string, currencyCode: string } | null } }, giftCards: Array<{ id: string, maskedCode: string, amountApplied: { amount: string, currencyCode: string } }>, issues: Array<{ kind: CartIssueKind, message: string }>, lines: Array<{ id: string, quantity: number, issues: Array<{ kind: CartIssueKind, message: string }>, cost: { total: { displayed: { amount: string, currencyCode: string } } }, variant: { id: string, title: string, product: { id: string, handle: string, title: string } } | null }> } }
    | { __typename: 'ValidationError', errorCode: ErrorCode, message: string, isRetryable: boolean }
   | null };

export type UpdateCartMutationVariables = Exact<{
  input: UpdateCartInput;
}>;


export type UpdateCartMutation = { updateCart:
    | { __typename: 'ConflictError', errorCode: ErrorCode, message: string, isRetryable: boolean }
    | { __typename: 'InsufficientPointsError', errorCode: ErrorCode, message: string, isRetryable: boolean }
    | { __typename: 'NotFoundError', errorCode: ErrorCode, message: string, isRetryable: boolean }
    | { __typename: 'UpdateCartPayload', cart: { id: string, version: number, deliveryMethod: DeliveryMethod, amountDue: { amount: string, currencyCode: string } | null, cost: { subtotal: { displayed: { amount: string, currencyCode: string } }, shipping: { displayed: { amount: string, currencyCode: string } } | null, total: { gross: { amount: string, currencyCode: string } | null } }, giftCards: Array<{ id: string, maskedCode: string, amountApplied: { amount: string, currencyCode: string } }>, issues: Array<{ kind: CartIssueKind, message: string }>, lines: Array<{ id: string, quantity: number, issues: Array<{ kind: CartIssueKind, message: string }>, cost: { total: { displayed: { amount: string, currencyCode: string } } }, variant: { id: string, title: string, product: { id: string, handle: string, title: string } } | null }> } }
    | { __typename: 'ValidationError', errorCode: ErrorCode, message: string, isRetryable: boolean }
   | null };

export type ApplyGiftCardMutationVariables = Exact<{
  input: ApplyGiftCardInput;
}>;


export type ApplyGiftCardMutation = { applyGiftCard:
    | { __typename: 'ApplyGiftCardPayload', cart: { id: string, version: number, deliveryMethod: DeliveryMethod, amountDue: { amount: string, currencyCode: string } | null, cost: { subtotal: { displayed: { amount: string, currencyCode: string } }, shipping: { displayed: { amount: string, currencyCode: string } } | null, total: { gross: { amount: string, currencyCode: string } | null } }, giftCards: Array<{ id: string, maskedCode: string, amountApplied: { amount: string, currencyCode: string } }>, issues: Array<{ kind: CartIssueKind, message: string }>, lines: Array<{ id: string, quantity: number, issues: Array<{ kind: CartIssueKind, message: string }>, cost: { total: { displayed: { amount: string, currencyCode: string } } }, variant: { id: string, title: string, product: { id: string, handle: string, title: string } } | null }> } }
    | { __typename: 'ConflictError', errorCode: ErrorCode, message: string, isRetryable: boolean }
    | { __typename: 'GiftCardNotUsableError', errorCode: ErrorCode, message: string, isRetryable: boolean }
    | { __typename: 'NotFoundError', errorCode: ErrorCode, message: string, isRetryable: boolean }
    | { __typename: 'ValidationError', errorCode: ErrorCode, message: string, isRetryable: boolean }
   | null };

export type CompleteCheckoutMutationVariables = Exact<{
  input: CompleteCheckoutInput;
}>;


export type CompleteCheckoutMutation = { completeCheckout:
    | { __typename: 'CompleteCheckoutPayload', checkout: { id: string, paymentAction: { url: string | null } | null }, order: { id: string, accessToken: string | null } | null }
    | { __typename: 'ConflictError', errorCode: ErrorCode, message: string, isRetryable: boolean }
    | { __typename: 'GiftCardNotUsableError', errorCode: ErrorCode, message: string, isRetryable: boolean }
    | { __typename: 'InsufficientPointsError', errorCode: ErrorCode, message: string, isRetryable: boolean }
    | { __typename: 'InsufficientStockError', errorCode: ErrorCode, message: string, isRetryable: boolean }
    | { __typename: 'NotFoundError', errorCode: ErrorCode, message: string, isRetryable: boolean }
    | { __typename: 'PaymentDeclinedError', errorCode: ErrorCode, message: string, isRetryable: boolean }
    | { __typename: 'QuantityLimitedError', errorCode: ErrorCode, message: string, isRetryable: boolean }
    | { __typename: 'ValidationError', errorCode: ErrorCode, message: string, isRetryable: boolean }
   | null };

export type CheckoutQueryVariables = Exact<{
  id: string | number;
}>;


export type CheckoutQuery = { checkout: { id: string, status: CheckoutStatus, order: { id: string, accessToken: string | null } | null } | null };

export type OrderQueryVariables = Exact<{
  accessToken: string;
}>;


export type OrderQuery = { order: { id: string, number: string, status: OrderStatus, paymentStatus: OrderPaymentStatus, email: string | null, cost: { total: { gross: { amount: string, currencyCode: string } | null } }, lines: { nodes: Array<{ id: string, productTitle: string, quantity: number }> }, fulfillmentOrders: { nodes: Array<{ id: string, status: FulfillmentOrderStatus, deliveryMethod: DeliveryMethod, trackingNumber: string | null, pickupCode: string | null, pickupLocation: { id: string, name: string } | null }> } } | null };

export type RefreshSessionMutationVariables = Exact<{
  input: RefreshSessionInput;
}>;


export type RefreshSessionMutation = { refreshSession:
    | { __typename: 'RefreshSessionPayload', session: { accessToken: string, refreshToken: string, expiresAt: string } }
    | { __typename: 'ValidationError', errorCode: ErrorCode, message: string, isRetryable: boolean }
   | null };

export type StreamTicketMutationVariables = Exact<{
  input: CreateStreamTicketInput;
}>;


export type StreamTicketMutation = { createStreamTicket:
    | { __typename: 'CreateStreamTicketPayload', streamTicket: { url: string } }
    | { __typename: 'ValidationError', errorCode: ErrorCode, message: string, isRetryable: boolean }
   | null };

export type CreateGuestSessionMutationVariables = Exact<{
  input: CreateGuestSessionInput;
}>;


export type CreateGuestSessionMutation = { createGuestSession:
    | { __typename: 'CreateGuestSessionPayload', session: { accessToken: string, refreshToken: string, expiresAt: string } }
    | { __typename: 'ValidationError', errorCode: ErrorCode, message: string, isRetryable: boolean }
   | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const CartPartsFragmentDoc = new TypedDocumentString(`
    fragment CartParts on Cart {
  id
  version
  deliveryMethod
  amountDue {
    amount
    currencyCode
  }
  cost {
    subtotal {
      displayed {
        amount
        currencyCode
      }
    }
    shipping {
      displayed {
        amount
        currencyCode
      }
    }
    total {
      gross {
        amount
        currencyCode
      }
    }
  }
  giftCards {
    id
    maskedCode
    amountApplied {
      amount
      currencyCode
    }
  }
  issues {
    kind
    message
  }
  lines {
    id
    quantity
    issues {
      kind
      message
    }
    cost {
      total {
        displayed {
          amount
          currencyCode
        }
      }
    }
    variant {
      id
      title
      product {
        id
        handle
        title
      }
    }
  }
}
    `, {"fragmentName":"CartParts"}) as unknown as TypedDocumentString<CartPartsFragment, unknown>;
export const ProductsDocument = new TypedDocumentString(`
    query Products($query: String, $sort: ProductSort, $after: String) {
  products(query: $query, sort: $sort, first: 24, after: $after) {
    nodes {
      id
      handle
      title
      vendor
      priceRange {
        min {
          displayed {
            amount
            currencyCode
          }
        }
        max {
          displayed {
            amount
          }
        }
      }
      media(first: 1) {
        nodes {
          url
          altText
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ProductsQuery, ProductsQueryVariables>;
export const ProductDocument = new TypedDocumentString(`
    query Product($handle: String!) {
  product(ref: {handle: $handle}) {
    id
    title
    vendor
    description
    media(first: 1) {
      nodes {
        url
        altText
      }
    }
    options {
      name
      values {
        name
      }
    }
    variants(first: 100) {
      nodes {
        id
        title
        selectedOptions {
          name
          value
        }
        price {
          displayed {
            amount
            currencyCode
          }
          includesTax
        }
        compareAtPrice {
          displayed {
            amount
            currencyCode
          }
        }
        availability {
          status
          availableQuantity
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ProductQuery, ProductQueryVariables>;
export const NearbyStoresDocument = new TypedDocumentString(`
    query NearbyStores($variantId: ID!, $near: GeoPointInput!) {
  nearbyStores(near: $near, variantId: $variantId, first: 4) {
    edges {
      distance {
        kilometers
      }
      availableQuantity
      node {
        id
        name
        isOpen
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NearbyStoresQuery, NearbyStoresQueryVariables>;
export const PickupStoresDocument = new TypedDocumentString(`
    query PickupStores {
  locations(filter: {kinds: [STORE]}, first: 100) {
    nodes {
      id
      name
      offersPickup
      address {
        city
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PickupStoresQuery, PickupStoresQueryVariables>;
export const CartDocument = new TypedDocumentString(`
    query Cart($id: ID!) {
  cart(id: $id) {
    ...CartParts
  }
}
    fragment CartParts on Cart {
  id
  version
  deliveryMethod
  amountDue {
    amount
    currencyCode
  }
  cost {
    subtotal {
      displayed {
        amount
        currencyCode
      }
    }
    shipping {
      displayed {
        amount
        currencyCode
      }
    }
    total {
      gross {
        amount
        currencyCode
      }
    }
  }
  giftCards {
    id
    maskedCode
    amountApplied {
      amount
      currencyCode
    }
  }
  issues {
    kind
    message
  }
  lines {
    id
    quantity
    issues {
      kind
      message
    }
    cost {
      total {
        displayed {
          amount
          currencyCode
        }
      }
    }
    variant {
      id
      title
      product {
        id
        handle
        title
      }
    }
  }
}`) as unknown as TypedDocumentString<CartQuery, CartQueryVariables>;
export const CreateCartDocument = new TypedDocumentString(`
    mutation CreateCart($input: CreateCartInput!) {
  createCart(input: $input) {
    __typename
    ... on CreateCartPayload {
      cart {
        ...CartParts
      }
      session {
        accessToken
        refreshToken
        expiresAt
      }
    }
    ... on UserError {
      errorCode
      message
      isRetryable
    }
  }
}
    fragment CartParts on Cart {
  id
  version
  deliveryMethod
  amountDue {
    amount
    currencyCode
  }
  cost {
    subtotal {
      displayed {
        amount
        currencyCode
      }
    }
    shipping {
      displayed {
        amount
        currencyCode
      }
    }
    total {
      gross {
        amount
        currencyCode
      }
    }
  }
  giftCards {
    id
    maskedCode
    amountApplied {
      amount
      currencyCode
    }
  }
  issues {
    kind
    message
  }
  lines {
    id
    quantity
    issues {
      kind
      message
    }
    cost {
      total {
        displayed {
          amount
          currencyCode
        }
      }
    }
    variant {
      id
      title
      product {
        id
        handle
        title
      }
    }
  }
}`) as unknown as TypedDocumentString<CreateCartMutation, CreateCartMutationVariables>;
export const AddLinesDocument = new TypedDocumentString(`
    mutation AddLines($input: AddCartLinesInput!) {
  addCartLines(input: $input) {
    __typename
    ... on AddCartLinesPayload {
      cart {
        ...CartParts
      }
    }
    ... on UserError {
      errorCode
      message
      isRetryable
    }
  }
}
    fragment CartParts on Cart {
  id
  version
  deliveryMethod
  amountDue {
    amount
    currencyCode
  }
  cost {
    subtotal {
      displayed {
        amount
        currencyCode
      }
    }
    shipping {
      displayed {
        amount
        currencyCode
      }
    }
    total {
      gross {
        amount
        currencyCode
      }
    }
  }
  giftCards {
    id
    maskedCode
    amountApplied {
      amount
      currencyCode
    }
  }
  issues {
    kind
    message
  }
  lines {
    id
    quantity
    issues {
      kind
      message
    }
    cost {
      total {
        displayed {
          amount
          currencyCode
        }
      }
    }
    variant {
      id
      title
      product {
        id
        handle
        title
      }
    }
  }
}`) as unknown as TypedDocumentString<AddLinesMutation, AddLinesMutationVariables>;
export const UpdateLinesDocument = new TypedDocumentString(`
    mutation UpdateLines($input: UpdateCartLinesInput!) {
  updateCartLines(input: $input) {
    __typename
    ... on UpdateCartLinesPayload {
      cart {
        ...CartParts
      }
    }
    ... on UserError {
      errorCode
      message
      isRetryable
    }
  }
}
    fragment CartParts on Cart {
  id
  version
  deliveryMethod
  amountDue {
    amount
    currencyCode
  }
  cost {
    subtotal {
      displayed {
        amount
        currencyCode
      }
    }
    shipping {
      displayed {
        amount
        currencyCode
      }
    }
    total {
      gross {
        amount
        currencyCode
      }
    }
  }
  giftCards {
    id
    maskedCode
    amountApplied {
      amount
      currencyCode
    }
  }
  issues {
    kind
    message
  }
  lines {
    id
    quantity
    issues {
      kind
      message
    }
    cost {
      total {
        displayed {
          amount
          currencyCode
        }
      }
    }
    variant {
      id
      title
      product {
        id
        handle
        title
      }
    }
  }
}`) as unknown as TypedDocumentString<UpdateLinesMutation, UpdateLinesMutationVariables>;
export const RemoveLinesDocument = new TypedDocumentString(`
    mutation RemoveLines($input: RemoveCartLinesInput!) {
  removeCartLines(input: $input) {
    __typename
    ... on RemoveCartLinesPayload {
      cart {
        ...CartParts
      }
    }
    ... on UserError {
      errorCode
      message
      isRetryable
    }
  }
}
    fragment CartParts on Cart {
  id
  version
  deliveryMethod
  amountDue {
    amount
    currencyCode
  }
  cost {
    subtotal {
      displayed {
        amount
        currencyCode
      }
    }
    shipping {
      displayed {
        amount
        currencyCode
      }
    }
    total {
      gross {
        amount
        currencyCode
      }
    }
  }
  giftCards {
    id
    maskedCode
    amountApplied {
      amount
      currencyCode
    }
  }
  issues {
    kind
    message
  }
  lines {
    id
    quantity
    issues {
      kind
      message
    }
    cost {
      total {
        displayed {
          amount
          currencyCode
        }
      }
    }
    variant {
      id
      title
      product {
        id
        handle
        title
      }
    }
  }
}`) as unknown as TypedDocumentString<RemoveLinesMutation, RemoveLinesMutationVariables>;
export const UpdateCartDocument = new TypedDocumentString(`
    mutation UpdateCart($input: UpdateCartInput!) {
  updateCart(input: $input) {
    __typename
    ... on UpdateCartPayload {
      cart {
        ...CartParts
      }
    }
    ... on UserError {
      errorCode
      message
      isRetryable
    }
  }
}
    fragment CartParts on Cart {
  id
  version
  deliveryMethod
  amountDue {
    amount
    currencyCode
  }
  cost {
    subtotal {
      displayed {
        amount
        currencyCode
      }
    }
    shipping {
      displayed {
        amount
        currencyCode
      }
    }
    total {
      gross {
        amount
        currencyCode
      }
    }
  }
  giftCards {
    id
    maskedCode
    amountApplied {
      amount
      currencyCode
    }
  }
  issues {
    kind
    message
  }
  lines {
    id
    quantity
    issues {
      kind
      message
    }
    cost {
      total {
        displayed {
          amount
          currencyCode
        }
      }
    }
    variant {
      id
      title
      product {
        id
        handle
        title
      }
    }
  }
}`) as unknown as TypedDocumentString<UpdateCartMutation, UpdateCartMutationVariables>;
export const ApplyGiftCardDocument = new TypedDocumentString(`
    mutation ApplyGiftCard($input: ApplyGiftCardInput!) {
  applyGiftCard(input: $input) {
    __typename
    ... on ApplyGiftCardPayload {
      cart {
        ...CartParts
      }
    }
    ... on UserError {
      errorCode
      message
      isRetryable
    }
  }
}
    fragment CartParts on Cart {
  id
  version
  deliveryMethod
  amountDue {
    amount
    currencyCode
  }
  cost {
    subtotal {
      displayed {
        amount
        currencyCode
      }
    }
    shipping {
      displayed {
        amount
        currencyCode
      }
    }
    total {
      gross {
        amount
        currencyCode
      }
    }
  }
  giftCards {
    id
    maskedCode
    amountApplied {
      amount
      currencyCode
    }
  }
  issues {
    kind
    message
  }
  lines {
    id
    quantity
    issues {
      kind
      message
    }
    cost {
      total {
        displayed {
          amount
          currencyCode
        }
      }
    }
    variant {
      id
      title
      product {
        id
        handle
        title
      }
    }
  }
}`) as unknown as TypedDocumentString<ApplyGiftCardMutation, ApplyGiftCardMutationVariables>;
export const CompleteCheckoutDocument = new TypedDocumentString(`
    mutation CompleteCheckout($input: CompleteCheckoutInput!) {
  completeCheckout(input: $input) {
    __typename
    ... on CompleteCheckoutPayload {
      checkout {
        id
        paymentAction {
          url
        }
      }
      order {
        id
        accessToken
      }
    }
    ... on UserError {
      errorCode
      message
      isRetryable
    }
  }
}
    `) as unknown as TypedDocumentString<CompleteCheckoutMutation, CompleteCheckoutMutationVariables>;
export const CheckoutDocument = new TypedDocumentString(`
    query Checkout($id: ID!) {
  checkout(id: $id) {
    id
    status
    order {
      id
      accessToken
    }
  }
}
    `) as unknown as TypedDocumentString<CheckoutQuery, CheckoutQueryVariables>;
export const OrderDocument = new TypedDocumentString(`
    query Order($accessToken: String!) {
  order(ref: {accessToken: $accessToken}) {
    id
    number
    status
    paymentStatus
    email
    cost {
      total {
        gross {
          amount
          currencyCode
        }
      }
    }
    lines(first: 100) {
      nodes {
        id
        productTitle
        quantity
      }
    }
    fulfillmentOrders(first: 10) {
      nodes {
        id
        status
        deliveryMethod
        trackingNumber
        pickupCode
        pickupLocation {
          id
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OrderQuery, OrderQueryVariables>;
export const RefreshSessionDocument = new TypedDocumentString(`
    mutation RefreshSession($input: RefreshSessionInput!) {
  refreshSession(input: $input) {
    __typename
    ... on RefreshSessionPayload {
      session {
        accessToken
        refreshToken
        expiresAt
      }
    }
    ... on UserError {
      errorCode
      message
      isRetryable
    }
  }
}
    `) as unknown as TypedDocumentString<RefreshSessionMutation, RefreshSessionMutationVariables>;
export const StreamTicketDocument = new TypedDocumentString(`
    mutation StreamTicket($input: CreateStreamTicketInput!) {
  createStreamTicket(input: $input) {
    __typename
    ... on CreateStreamTicketPayload {
      streamTicket {
        url
      }
    }
    ... on UserError {
      errorCode
      message
      isRetryable
    }
  }
}
    `) as unknown as TypedDocumentString<StreamTicketMutation, StreamTicketMutationVariables>;
export const CreateGuestSessionDocument = new TypedDocumentString(`
    mutation CreateGuestSession($input: CreateGuestSessionInput!) {
  createGuestSession(input: $input) {
    __typename
    ... on CreateGuestSessionPayload {
      session {
        accessToken
        refreshToken
        expiresAt
      }
    }
    ... on UserError {
      errorCode
      message
      isRetryable
    }
  }
}
    `) as unknown as TypedDocumentString<CreateGuestSessionMutation, CreateGuestSessionMutationVariables>;