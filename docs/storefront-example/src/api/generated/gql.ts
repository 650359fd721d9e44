/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query Products($query: String, $sort: ProductSort, $after: String) {\n    products(query: $query, sort: $sort, first: 24, after: $after) {\n      nodes {\n        id\n        handle\n        title\n        vendor\n        priceRange { min { displayed { amount currencyCode } } max { displayed { amount } } }\n        media(first: 1) { nodes { url altText } }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.ProductsDocument,
    "\n  query Product($handle: String!) {\n    product(ref: { handle: $handle }) {\n      id\n      title\n      vendor\n      description\n      media(first: 1) { nodes { url altText } }\n      options { name values { name } }\n      variants(first: 100) {\n        nodes {\n          id\n          title\n          selectedOptions { name value }\n          price { displayed { amount currencyCode } includesTax }\n          compareAtPrice { displayed { amount currencyCode } }\n          availability { status availableQuantity }\n        }\n      }\n    }\n  }\n": typeof types.ProductDocument,
    "\n  query NearbyStores($variantId: ID!, $near: GeoPointInput!) {\n    nearbyStores(near: $near, variantId: $variantId, first: 4) {\n      edges { distance { kilometers } availableQuantity node { id name isOpen } }\n    }\n  }\n": typeof types.NearbyStoresDocument,
    "\n  query PickupStores {\n    locations(filter: { kinds: [STORE] }, first: 100) { nodes { id name offersPickup address { city } } }\n  }\n": typeof types.PickupStoresDocument,
    "\n  fragment CartParts on Cart {\n    id\n    version\n    deliveryMethod\n    amountDue { amount currencyCode }\n    cost {\n      subtotal { displayed { amount currencyCode } }\n      shipping { displayed { amount currencyCode } }\n      total { gross { amount currencyCode } }\n    }\n    giftCards { id maskedCode amountApplied { amount currencyCode } }\n    issues { kind message }\n    lines {\n      id\n      quantity\n      issues { kind message }\n      cost { total { displayed { amount currencyCode } } }\n      variant { id title product { id handle title } }\n    }\n  }\n": typeof types.CartPartsFragmentDoc,
    "\n  query Cart($id: ID!) { cart(id: $id) { ...CartParts } }\n": typeof types.CartDocument,
    "\n  mutation CreateCart($input: CreateCartInput!) {\n    createCart(input: $input) {\n      __typename\n      ... on CreateCartPayload {\n        cart { ...CartParts }\n        session { accessToken refreshToken expiresAt }\n      }\n      ... on UserError { errorCode message isRetryable }\n    }\n  }\n": typeof types.CreateCartDocument,
    "\n  mutation AddLines($input: AddCartLinesInput!) {\n    addCartLines(input: $input) {\n      __typename\n      ... on AddCartLinesPayload { cart { ...CartParts } }\n      ... on UserError { errorCode message isRetryable }\n    }\n  }\n": typeof types.AddLinesDocument,
    "\n  mutation UpdateLines($input: UpdateCartLinesInput!) {\n    updateCartLines(input: $input) {\n      __typename\n      ... on UpdateCartLinesPayload { cart { ...CartParts } }\n      ... on UserError { errorCode message isRetryable }\n    }\n  }\n": typeof types.UpdateLinesDocument,
    "\n  mutation RemoveLines($input: RemoveCartLinesInput!) {\n    removeCartLines(input: $input) {\n      __typename\n      ... on RemoveCartLinesPayload { cart { ...CartParts } }\n      ... on UserError { errorCode message isRetryable }\n    }\n  }\n": typeof types.RemoveLinesDocument,
    "\n  mutation UpdateCart($input: UpdateCartInput!) {\n    updateCart(input: $input) {\n      __typename\n      ... on UpdateCartPayload { cart { ...CartParts } }\n      ... on UserError { errorCode message isRetryable }\n    }\n  }\n": typeof types.UpdateCartDocument,
    "\n  mutation ApplyGiftCard($input: ApplyGiftCardInput!) {\n    applyGiftCard(input: $input) {\n      __typename\n      ... on ApplyGiftCardPayload { cart { ...CartParts } }\n      ... on UserError { errorCode message isRetryable }\n    }\n  }\n": typeof types.ApplyGiftCardDocument,
    "\n  mutation CompleteCheckout($input: CompleteCheckoutInput!) {\n    completeCheckout(input: $input) {\n      __typename\n      ... on CompleteCheckoutPayload {\n        checkout { id paymentAction { url } }\n        order { id accessToken }\n      }\n      ... on UserError { errorCode message isRetryable }\n    }\n  }\n": typeof types.CompleteCheckoutDocument,
    "\n  query Checkout($id: ID!) {\n    checkout(id: $id) { id status order { id accessToken } }\n  }\n": typeof types.CheckoutDocument,
    "\n  query Order($accessToken: String!) {\n    order(ref: { accessToken: $accessToken }) {\n      id\n      number\n      status\n      paymentStatus\n      email\n      cost { total { gross { amount currencyCode } } }\n      lines(first: 100) { nodes { id productTitle quantity } }\n      fulfillmentOrders(first: 10) {\n        nodes { id status deliveryMethod trackingNumber pickupCode pickupLocation { id name } }\n      }\n    }\n  }\n": typeof types.OrderDocument,
    "\n  mutation RefreshSession($input: RefreshSessionInput!) {\n    refreshSession(input: $input) {\n      __typename\n      ... on RefreshSessionPayload { session { accessToken refreshToken expiresAt } }\n      ... on UserError { errorCode message isRetryable }\n    }\n  }\n": typeof types.RefreshSessionDocument,
    "\n  mutation StreamTicket($input: CreateStreamTicketInput!) {\n    createStreamTicket(input: $input) {\n      __typename\n      ... on CreateStreamTicketPayload { streamTicket { url } }\n      ... on UserError { errorCode message isRetryable }\n    }\n  }\n": typeof types.StreamTicketDocument,
    "\n  mutation CreateGuestSession($input: CreateGuestSessionInput!) {\n    createGuestSession(input: $input) {\n      __typename\n      ... on CreateGuestSessionPayload { session { accessToken refreshToken expiresAt } }\n      ... on UserError { errorCode message isRetryable }\n    }\n  }\n": typeof types.CreateGuestSessionDocument,
};
const documents: Documents = {
    "\n  query Products($query: String, $sort: ProductSort, $after: String) {\n    products(query: $query, sort: $sort, first: 24, after: $after) {\n      nodes {\n        id\n        handle\n        title\n        vendor\n        priceRange { min { displayed { amount currencyCode } } max { displayed { amount } } }\n        media(first: 1) { nodes { url altText } }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.ProductsDocument,
    "\n  query Product($handle: String!) {\n    product(ref: { handle: $handle }) {\n      id\n      title\n      vendor\n      description\n      media(first: 1) { nodes { url altText } }\n      options { name values { name } }\n      variants(first: 100) {\n        nodes {\n          id\n          title\n          selectedOptions { name value }\n          price { displayed { amount currencyCode } includesTax }\n          compareAtPrice { displayed { amount currencyCode } }\n          availability { status availableQuantity }\n        }\n      }\n    }\n  }\n": types.ProductDocument,
    "\n  query NearbyStores($variantId: ID!, $near: GeoPointInput!) {\n    nearbyStores(near: $near, variantId: $variantId, first: 4) {\n      edges { distance { kilometers } availableQuantity node { id name isOpen } }\n    }\n  }\n": types.NearbyStoresDocument,
    "\n  query PickupStores {\n    locations(filter: { kinds: [STORE] }, first: 100) { nodes { id name offersPickup address { city } } }\n  }\n": types.PickupStoresDocument,
    "\n  fragment CartParts on Cart {\n    id\n    version\n    deliveryMethod\n    amountDue { amount currencyCode }\n    cost {\n      subtotal { displayed { amount currencyCode } }\n      shipping { displayed { amount currencyCode } }\n      total { gross { amount currencyCode } }\n    }\n    giftCards { id maskedCode amountApplied { amount currencyCode } }\n    issues { kind message }\n    lines {\n      id\n      quantity\n      issues { kind message }\n      cost { total { displayed { amount currencyCode } } }\n      variant { id title product { id handle title } }\n    }\n  }\n": types.CartPartsFragmentDoc,
    "\n  query Cart($id: ID!) { cart(id: $id) { ...CartParts } }\n": types.CartDocument,
    "\n  mutation CreateCart($input: CreateCartInput!) {\n    createCart(input: $input) {\n      __typename\n      ... on CreateCartPayload {\n        cart { ...CartParts }\n        session { accessToken refreshToken expiresAt }\n      }\n      ... on UserError { errorCode message isRetryable }\n    }\n  }\n": types.CreateCartDocument,
    "\n  mutation AddLines($input: AddCartLinesInput!) {\n    addCartLines(input: $input) {\n      __typename\n      ... on AddCartLinesPayload { cart { ...CartParts } }\n      ... on UserError { errorCode message isRetryable }\n    }\n  }\n": types.AddLinesDocument,
    "\n  mutation UpdateLines($input: UpdateCartLinesInput!) {\n    updateCartLines(input: $input) {\n      __typename\n      ... on UpdateCartLinesPayload { cart { ...CartParts } }\n      ... on UserError { errorCode message isRetryable }\n    }\n  }\n": types.UpdateLinesDocument,
    "\n  mutation RemoveLines($input: RemoveCartLinesInput!) {\n    removeCartLines(input: $input) {\n      __typename\n      ... on RemoveCartLinesPayload { cart { ...CartParts } }\n      ... on UserError { errorCode message isRetryable }\n    }\n  }\n": types.RemoveLinesDocument,
    "\n  mutation UpdateCart($input: UpdateCartInput!) {\n    updateCart(input: $input) {\n      __typename\n      ... on UpdateCartPayload { cart { ...CartParts } }\n      ... on UserError { errorCode message isRetryable }\n    }\n  }\n": types.UpdateCartDocument,
    "\n  mutation ApplyGiftCard($input: ApplyGiftCardInput!) {\n    applyGiftCard(input: $input) {\n      __typename\n      ... on ApplyGiftCardPayload { cart { ...CartParts } }\n      ... on UserError { errorCode message isRetryable }\n    }\n  }\n": types.ApplyGiftCardDocument,
    "\n  mutation CompleteCheckout($input: CompleteCheckoutInput!) {\n    completeCheckout(input: $input) {\n      __typename\n      ... on CompleteCheckoutPayload {\n        checkout { id paymentAction { url } }\n        order { id accessToken }\n      }\n      ... on UserError { errorCode message isRetryable }\n    }\n  }\n": types.CompleteCheckoutDocument,
    "\n  query Checkout($id: ID!) {\n    checkout(id: $id) { id status order { id accessToken } }\n  }\n": types.CheckoutDocument,
    "\n  query Order($accessToken: String!) {\n    order(ref: { accessToken: $accessToken }) {\n      id\n      number\n      status\n      paymentStatus\n      email\n      cost { total { gross { amount currencyCode } } }\n      lines(first: 100) { nodes { id productTitle quantity } }\n      fulfillmentOrders(first: 10) {\n        nodes { id status deliveryMethod trackingNumber pickupCode pickupLocation { id name } }\n      }\n    }\n  }\n": types.OrderDocument,
    "\n  mutation RefreshSession($input: RefreshSessionInput!) {\n    refreshSession(input: $input) {\n      __typename\n      ... on RefreshSessionPayload { session { accessToken refreshToken expiresAt } }\n      ... on UserError { errorCode message isRetryable }\n    }\n  }\n": types.RefreshSessionDocument,
    "\n  mutation StreamTicket($input: CreateStreamTicketInput!) {\n    createStreamTicket(input: $input) {\n      __typename\n      ... on CreateStreamTicketPayload { streamTicket { url } }\n      ... on UserError { errorCode message isRetryable }\n    }\n  }\n": types.StreamTicketDocument,
    "\n  mutation CreateGuestSession($input: CreateGuestSessionInput!) {\n    createGuestSession(input: $input) {\n      __typename\n      ... on CreateGuestSessionPayload { session { accessToken refreshToken expiresAt } }\n      ... on UserError { errorCode message isRetryable }\n    }\n  }\n": types.CreateGuestSessionDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Products($query: String, $sort: ProductSort, $after: String) {\n    products(query: $query, sort: $sort, first: 24, after: $after) {\n      nodes {\n        id\n        handle\n        title\n        vendor\n        priceRange { min { displayed { amount currencyCode } } max { displayed { amount } } }\n        media(first: 1) { nodes { url altText } }\n      }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): typeof import('./graphql.ts').ProductsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Product($handle: String!) {\n    product(ref: { handle: $handle }) {\n      id\n      title\n      vendor\n      description\n      media(first: 1) { nodes { url altText } }\n      options { name values { name } }\n      variants(first: 100) {\n        nodes {\n          id\n          title\n          selectedOptions { name value }\n          price { displayed { amount currencyCode } includesTax }\n          compareAtPrice { displayed { amount currencyCode } }\n          availability { status availableQuantity }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ProductDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query NearbyStores($variantId: ID!, $near: GeoPointInput!) {\n    nearbyStores(near: $near, variantId: $variantId, first: 4) {\n      edges { distance { kilometers } availableQuantity node { id name isOpen } }\n    }\n  }\n"): typeof import('./graphql.ts').NearbyStoresDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PickupStores {\n    locations(filter: { kinds: [STORE] }, first: 100) { nodes { id name offersPickup address { city } } }\n  }\n"): typeof import('./graphql.ts').PickupStoresDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment CartParts on Cart {\n    id\n    version\n    deliveryMethod\n    amountDue { amount currencyCode }\n    cost {\n      subtotal { displayed { amount currencyCode } }\n      shipping { displayed { amount currencyCode } }\n      total { gross { amount currencyCode } }\n    }\n    giftCards { id maskedCode amountApplied { amount currencyCode } }\n    issues { kind message }\n    lines {\n      id\n      quantity\n      issues { kind message }\n      cost { total { displayed { amount currencyCode } } }\n      variant { id title product { id handle title } }\n    }\n  }\n"): typeof import('./graphql.ts').CartPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Cart($id: ID!) { cart(id: $id) { ...CartParts } }\n"): typeof import('./graphql.ts').CartDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateCart($input: CreateCartInput!) {\n    createCart(input: $input) {\n      __typename\n      ... on CreateCartPayload {\n        cart { ...CartParts }\n        session { accessToken refreshToken expiresAt }\n      }\n      ... on UserError { errorCode message isRetryable }\n    }\n  }\n"): typeof import('./graphql.ts').CreateCartDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddLines($input: AddCartLinesInput!) {\n    addCartLines(input: $input) {\n      __typename\n      ... on AddCartLinesPayload { cart { ...CartParts } }\n      ... on UserError { errorCode message isRetryable }\n    }\n  }\n"): typeof import('./graphql.ts').AddLinesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateLines($input: UpdateCartLinesInput!) {\n    updateCartLines(input: $input) {\n      __typename\n      ... on UpdateCartLinesPayload { cart { ...CartParts } }\n      ... on UserError { errorCode message isRetryable }\n    }\n  }\n"): typeof import('./graphql.ts').UpdateLinesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RemoveLines($input: RemoveCartLinesInput!) {\n    removeCartLines(input: $input) {\n      __typename\n      ... on RemoveCartLinesPayload { cart { ...CartParts } }\n      ... on UserError { errorCode message isRetryable }\n    }\n  }\n"): typeof import('./graphql.ts').RemoveLinesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateCart($input: UpdateCartInput!) {\n    updateCart(input: $input) {\n      __typename\n      ... on UpdateCartPayload { cart { ...CartParts } }\n      ... on UserError { errorCode message isRetryable }\n    }\n  }\n"): typeof import('./graphql.ts').UpdateCartDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ApplyGiftCard($input: ApplyGiftCardInput!) {\n    applyGiftCard(input: $input) {\n      __typename\n      ... on ApplyGiftCardPayload { cart { ...CartParts } }\n      ... on UserError { errorCode message isRetryable }\n    }\n  }\n"): typeof import('./graphql.ts').ApplyGiftCardDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CompleteCheckout($input: CompleteCheckoutInput!) {\n    completeCheckout(input: $input) {\n      __typename\n      ... on CompleteCheckoutPayload {\n        checkout { id paymentAction { url } }\n        order { id accessToken }\n      }\n      ... on UserError { errorCode message isRetryable }\n    }\n  }\n"): typeof import('./graphql.ts').CompleteCheckoutDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Checkout($id: ID!) {\n    checkout(id: $id) { id status order { id accessToken } }\n  }\n"): typeof import('./graphql.ts').CheckoutDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Order($accessToken: String!) {\n    order(ref: { accessToken: $accessToken }) {\n      id\n      number\n      status\n      paymentStatus\n      email\n      cost { total { gross { amount currencyCode } } }\n      lines(first: 100) { nodes { id productTitle quantity } }\n      fulfillmentOrders(first: 10) {\n        nodes { id status deliveryMethod trackingNumber pickupCode pickupLocation { id name } }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').OrderDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RefreshSession($input: RefreshSessionInput!) {\n    refreshSession(input: $input) {\n      __typename\n      ... on RefreshSessionPayload { session { accessToken refreshToken expiresAt } }\n      ... on UserError { errorCode message isRetryable }\n    }\n  }\n"): typeof import('./graphql.ts').RefreshSessionDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation StreamTicket($input: CreateStreamTicketInput!) {\n    createStreamTicket(input: $input) {\n      __typename\n      ... on CreateStreamTicketPayload { streamTicket { url } }\n      ... on UserError { errorCode message isRetryable }\n    }\n  }\n"): typeof import('./graphql.ts').StreamTicketDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateGuestSession($input: CreateGuestSessionInput!) {\n    createGuestSession(input: $input) {\n      __typename\n      ... on CreateGuestSessionPayload { session { accessToken refreshToken expiresAt } }\n      ... on UserError { errorCode message isRetryable }\n    }\n  }\n"): typeof import('./graphql.ts').CreateGuestSessionDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
