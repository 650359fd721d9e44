import { graphql } from './generated/gql.ts';

export const PRODUCTS = graphql(`
  query Products($query: String, $sort: ProductSort, $after: String) {
    products(query: $query, sort: $sort, first: 24, after: $after) {
      nodes {
        id
        handle
        title
        vendor
        priceRange { min { displayed { amount currencyCode } } max { displayed { amount } } }
        media(first: 1) { nodes { url altText } }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export const PRODUCT = graphql(`
  query Product($handle: String!) {
    product(ref: { handle: $handle }) {
      id
      title
      vendor
      description
      media(first: 1) { nodes { url altText } }
      options { name values { name } }
      variants(first: 100) {
        nodes {
          id
          title
          selectedOptions { name value }
          price { displayed { amount currencyCode } includesTax }
          compareAtPrice { displayed { amount currencyCode } }
          availability { status availableQuantity }
        }
      }
    }
  }
`);

export const NEARBY_STORES = graphql(`
  query NearbyStores($variantId: ID!, $near: GeoPointInput!) {
    nearbyStores(near: $near, variantId: $variantId, first: 4) {
      edges { distance { kilometers } availableQuantity node { id name isOpen } }
    }
  }
`);

export const PICKUP_STORES = graphql(`
  query PickupStores {
    locations(filter: { kinds: [STORE] }, first: 100) { nodes { id name offersPickup address { city } } }
  }
`);

/** What every answer with a cart has of it; the generator puts it into the documents below. */
graphql(`
  fragment CartParts on Cart {
    id
    version
    deliveryMethod
    amountDue { amount currencyCode }
    cost {
      subtotal { displayed { amount currencyCode } }
      shipping { displayed { amount currencyCode } }
      total { gross { amount currencyCode } }
    }
    giftCards { id maskedCode amountApplied { amount currencyCode } }
    issues { kind message }
    lines {
      id
      quantity
      issues { kind message }
      cost { total { displayed { amount currencyCode } } }
      variant { id title product { id handle title } }
    }
  }
`);

export const READ_CART = graphql(`
  query Cart($id: ID!) { cart(id: $id) { ...CartParts } }
`);

export const CREATE_CART = graphql(`
  mutation CreateCart($input: CreateCartInput!) {
    createCart(input: $input) {
      __typename
      ... on CreateCartPayload {
        cart { ...CartParts }
        session { accessToken refreshToken expiresAt }
      }
      ... on UserError { errorCode message isRetryable }
    }
  }
`);

export const ADD_LINES = graphql(`
  mutation AddLines($input: AddCartLinesInput!) {
    addCartLines(input: $input) {
      __typename
      ... on AddCartLinesPayload { cart { ...CartParts } }
      ... on UserError { errorCode message isRetryable }
    }
  }
`);

export const UPDATE_LINES = graphql(`
  mutation UpdateLines($input: UpdateCartLinesInput!) {
    updateCartLines(input: $input) {
      __typename
      ... on UpdateCartLinesPayload { cart { ...CartParts } }
      ... on UserError { errorCode message isRetryable }
    }
  }
`);

export const REMOVE_LINES = graphql(`
  mutation RemoveLines($input: RemoveCartLinesInput!) {
    removeCartLines(input: $input) {
      __typename
      ... on RemoveCartLinesPayload { cart { ...CartParts } }
      ... on UserError { errorCode message isRetryable }
    }
  }
`);

export const UPDATE_CART = graphql(`
  mutation UpdateCart($input: UpdateCartInput!) {
    updateCart(input: $input) {
      __typename
      ... on UpdateCartPayload { cart { ...CartParts } }
      ... on UserError { errorCode message isRetryable }
    }
  }
`);

export const APPLY_GIFT_CARD = graphql(`
  mutation ApplyGiftCard($input: ApplyGiftCardInput!) {
    applyGiftCard(input: $input) {
      __typename
      ... on ApplyGiftCardPayload { cart { ...CartParts } }
      ... on UserError { errorCode message isRetryable }
    }
  }
`);

export const COMPLETE_CHECKOUT = graphql(`
  mutation CompleteCheckout($input: CompleteCheckoutInput!) {
    completeCheckout(input: $input) {
      __typename
      ... on CompleteCheckoutPayload {
        checkout { id paymentAction { url } }
        order { id accessToken }
      }
      ... on UserError { errorCode message isRetryable }
    }
  }
`);

export const CHECKOUT = graphql(`
  query Checkout($id: ID!) {
    checkout(id: $id) { id status order { id accessToken } }
  }
`);

export const ORDER = graphql(`
  query Order($accessToken: String!) {
    order(ref: { accessToken: $accessToken }) {
      id
      number
      status
      paymentStatus
      email
      cost { total { gross { amount currencyCode } } }
      lines(first: 100) { nodes { id productTitle quantity } }
      fulfillmentOrders(first: 10) {
        nodes { id status deliveryMethod trackingNumber pickupCode pickupLocation { id name } }
      }
    }
  }
`);

export const REFRESH_SESSION = graphql(`
  mutation RefreshSession($input: RefreshSessionInput!) {
    refreshSession(input: $input) {
      __typename
      ... on RefreshSessionPayload { session { accessToken refreshToken expiresAt } }
      ... on UserError { errorCode message isRetryable }
    }
  }
`);

export const STREAM_TICKET = graphql(`
  mutation StreamTicket($input: CreateStreamTicketInput!) {
    createStreamTicket(input: $input) {
      __typename
      ... on CreateStreamTicketPayload { streamTicket { url } }
      ... on UserError { errorCode message isRetryable }
    }
  }
`);

export const CREATE_GUEST_SESSION = graphql(`
  mutation CreateGuestSession($input: CreateGuestSessionInput!) {
    createGuestSession(input: $input) {
      __typename
      ... on CreateGuestSessionPayload { session { accessToken refreshToken expiresAt } }
      ... on UserError { errorCode message isRetryable }
    }
  }
`);
