import { graphql } from './generated/gql.ts';

/*
 * What a storefront asks from nothing to a paid order, by the published schema alone.
 */

export const LIST = graphql(`
  query List($first: Int!, $after: String) {
    products(first: $first, after: $after) {
      nodes { id handle title }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export const DETAIL = graphql(`
  query Detail($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on ProductVariant {
        title
        sku
        availability { status availableQuantity }
      }
    }
  }
`);

export const CREATE_CART = graphql(`
  mutation CreateCart($input: CreateCartInput!) {
    createCart(input: $input) {
      __typename
      ... on CreateCartPayload {
        cart { id cost { total { gross { amount currencyCode } } } lines { id quantity issues { kind message } } }
        session { accessToken refreshToken expiresAt }
      }
      ... on UserError { errorCode message isRetryable }
      ... on ValidationError { issues { path issueCode message limit } }
    }
  }
`);

export const SIGN_UP = graphql(`
  mutation SignUp($input: SignUpInput!) {
    signUp(input: $input) {
      __typename
      ... on SignUpPayload { customer { id } session { accessToken } }
      ... on UserError { errorCode message }
    }
  }
`);

export const UPDATE_CART = graphql(`
  mutation UpdateCart($input: UpdateCartInput!) {
    updateCart(input: $input) {
      __typename
      ... on UpdateCartPayload { cart { id amountDue { amount currencyCode } cost { total { gross { amount } } } } }
      ... on UserError { errorCode message }
      ... on ValidationError { issues { path issueCode message limit } }
    }
  }
`);

export const COMPLETE_CHECKOUT = graphql(`
  mutation CompleteCheckout($input: CompleteCheckoutInput!) {
    completeCheckout(input: $input) {
      __typename
      ... on CompleteCheckoutPayload {
        completion
        order { id number }
        checkout { id status paymentAction { url } }
      }
      ... on UserError { errorCode message isRetryable }
      ... on InsufficientStockError { shortfalls { availableQuantity requestedQuantity } }
      ... on PaymentDeclinedError { declineCode }
    }
  }
`);

export const TRACK = graphql(`
  query Track($ref: OrderRef!) {
    order(ref: $ref) {
      id
      number
      status
      paymentStatus
      cost { total { gross { amount currencyCode } } }
    }
  }
`);

export const ME = graphql(`
  query Me {
    me { id orders(first: 5) { nodes { id number } } }
  }
`);
