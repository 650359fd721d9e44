/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

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
    "\n  query List($first: Int!, $after: String) {\n    products(first: $first, after: $after) {\n      nodes { id handle title }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": typeof types.ListDocument,
    "\n  query Detail($id: ID!) {\n    node(id: $id) {\n      __typename\n      id\n      ... on ProductVariant {\n        title\n        sku\n        availability { status availableQuantity }\n      }\n    }\n  }\n": typeof types.DetailDocument,
    "\n  mutation CreateCart($input: CreateCartInput!) {\n    createCart(input: $input) {\n      __typename\n      ... on CreateCartPayload {\n        cart { id cost { total { gross { amount currencyCode } } } lines { id quantity issues { kind message } } }\n        session { accessToken refreshToken expiresAt }\n      }\n      ... on UserError { errorCode message isRetryable }\n      ... on ValidationError { issues { path issueCode message limit } }\n    }\n  }\n": typeof types.CreateCartDocument,
    "\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input) {\n      __typename\n      ... on SignUpPayload { customer { id } session { accessToken } }\n      ... on UserError { errorCode message }\n    }\n  }\n": typeof types.SignUpDocument,
    "\n  mutation UpdateCart($input: UpdateCartInput!) {\n    updateCart(input: $input) {\n      __typename\n      ... on UpdateCartPayload { cart { id amountDue { amount currencyCode } cost { total { gross { amount } } } } }\n      ... on UserError { errorCode message }\n      ... on ValidationError { issues { path issueCode message limit } }\n    }\n  }\n": typeof types.UpdateCartDocument,
    "\n  mutation CompleteCheckout($input: CompleteCheckoutInput!) {\n    completeCheckout(input: $input) {\n      __typename\n      ... on CompleteCheckoutPayload {\n        completion\n        order { id number }\n        checkout { id status paymentAction { url } }\n      }\n      ... on UserError { errorCode message isRetryable }\n      ... on InsufficientStockError { shortfalls { availableQuantity requestedQuantity } }\n      ... on PaymentDeclinedError { declineCode }\n    }\n  }\n": typeof types.CompleteCheckoutDocument,
    "\n  query Track($ref: OrderRef!) {\n    order(ref: $ref) {\n      id\n      number\n      status\n      paymentStatus\n      cost { total { gross { amount currencyCode } } }\n    }\n  }\n": typeof types.TrackDocument,
    "\n  query Me {\n    me { id orders(first: 5) { nodes { id number } } }\n  }\n": typeof types.MeDocument,
};
const documents: Documents = {
    "\n  query List($first: Int!, $after: String) {\n    products(first: $first, after: $after) {\n      nodes { id handle title }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n": types.ListDocument,
    "\n  query Detail($id: ID!) {\n    node(id: $id) {\n      __typename\n      id\n      ... on ProductVariant {\n        title\n        sku\n        availability { status availableQuantity }\n      }\n    }\n  }\n": types.DetailDocument,
    "\n  mutation CreateCart($input: CreateCartInput!) {\n    createCart(input: $input) {\n      __typename\n      ... on CreateCartPayload {\n        cart { id cost { total { gross { amount currencyCode } } } lines { id quantity issues { kind message } } }\n        session { accessToken refreshToken expiresAt }\n      }\n      ... on UserError { errorCode message isRetryable }\n      ... on ValidationError { issues { path issueCode message limit } }\n    }\n  }\n": types.CreateCartDocument,
    "\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input) {\n      __typename\n      ... on SignUpPayload { customer { id } session { accessToken } }\n      ... on UserError { errorCode message }\n    }\n  }\n": types.SignUpDocument,
    "\n  mutation UpdateCart($input: UpdateCartInput!) {\n    updateCart(input: $input) {\n      __typename\n      ... on UpdateCartPayload { cart { id amountDue { amount currencyCode } cost { total { gross { amount } } } } }\n      ... on UserError { errorCode message }\n      ... on ValidationError { issues { path issueCode message limit } }\n    }\n  }\n": types.UpdateCartDocument,
    "\n  mutation CompleteCheckout($input: CompleteCheckoutInput!) {\n    completeCheckout(input: $input) {\n      __typename\n      ... on CompleteCheckoutPayload {\n        completion\n        order { id number }\n        checkout { id status paymentAction { url } }\n      }\n      ... on UserError { errorCode message isRetryable }\n      ... on InsufficientStockError { shortfalls { availableQuantity requestedQuantity } }\n      ... on PaymentDeclinedError { declineCode }\n    }\n  }\n": types.CompleteCheckoutDocument,
    "\n  query Track($ref: OrderRef!) {\n    order(ref: $ref) {\n      id\n      number\n      status\n      paymentStatus\n      cost { total { gross { amount currencyCode } } }\n    }\n  }\n": types.TrackDocument,
    "\n  query Me {\n    me { id orders(first: 5) { nodes { id number } } }\n  }\n": types.MeDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query List($first: Int!, $after: String) {\n    products(first: $first, after: $after) {\n      nodes { id handle title }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"): (typeof documents)["\n  query List($first: Int!, $after: String) {\n    products(first: $first, after: $after) {\n      nodes { id handle title }\n      pageInfo { hasNextPage endCursor }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Detail($id: ID!) {\n    node(id: $id) {\n      __typename\n      id\n      ... on ProductVariant {\n        title\n        sku\n        availability { status availableQuantity }\n      }\n    }\n  }\n"): (typeof documents)["\n  query Detail($id: ID!) {\n    node(id: $id) {\n      __typename\n      id\n      ... on ProductVariant {\n        title\n        sku\n        availability { status availableQuantity }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateCart($input: CreateCartInput!) {\n    createCart(input: $input) {\n      __typename\n      ... on CreateCartPayload {\n        cart { id cost { total { gross { amount currencyCode } } } lines { id quantity issues { kind message } } }\n        session { accessToken refreshToken expiresAt }\n      }\n      ... on UserError { errorCode message isRetryable }\n      ... on ValidationError { issues { path issueCode message limit } }\n    }\n  }\n"): (typeof documents)["\n  mutation CreateCart($input: CreateCartInput!) {\n    createCart(input: $input) {\n      __typename\n      ... on CreateCartPayload {\n        cart { id cost { total { gross { amount currencyCode } } } lines { id quantity issues { kind message } } }\n        session { accessToken refreshToken expiresAt }\n      }\n      ... on UserError { errorCode message isRetryable }\n      ... on ValidationError { issues { path issueCode message limit } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input) {\n      __typename\n      ... on SignUpPayload { customer { id } session { accessToken } }\n      ... on UserError { errorCode message }\n    }\n  }\n"): (typeof documents)["\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input) {\n      __typename\n      ... on SignUpPayload { customer { id } session { accessToken } }\n      ... on UserError { errorCode message }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateCart($input: UpdateCartInput!) {\n    updateCart(input: $input) {\n      __typename\n      ... on UpdateCartPayload { cart { id amountDue { amount currencyCode } cost { total { gross { amount } } } } }\n      ... on UserError { errorCode message }\n      ... on ValidationError { issues { path issueCode message limit } }\n    }\n  }\n"): (typeof documents)["\n  mutation UpdateCart($input: UpdateCartInput!) {\n    updateCart(input: $input) {\n      __typename\n      ... on UpdateCartPayload { cart { id amountDue { amount currencyCode } cost { total { gross { amount } } } } }\n      ... on UserError { errorCode message }\n      ... on ValidationError { issues { path issueCode message limit } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CompleteCheckout($input: CompleteCheckoutInput!) {\n    completeCheckout(input: $input) {\n      __typename\n      ... on CompleteCheckoutPayload {\n        completion\n        order { id number }\n        checkout { id status paymentAction { url } }\n      }\n      ... on UserError { errorCode message isRetryable }\n      ... on InsufficientStockError { shortfalls { availableQuantity requestedQuantity } }\n      ... on PaymentDeclinedError { declineCode }\n    }\n  }\n"): (typeof documents)["\n  mutation CompleteCheckout($input: CompleteCheckoutInput!) {\n    completeCheckout(input: $input) {\n      __typename\n      ... on CompleteCheckoutPayload {\n        completion\n        order { id number }\n        checkout { id status paymentAction { url } }\n      }\n      ... on UserError { errorCode message isRetryable }\n      ... on InsufficientStockError { shortfalls { availableQuantity requestedQuantity } }\n      ... on PaymentDeclinedError { declineCode }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Track($ref: OrderRef!) {\n    order(ref: $ref) {\n      id\n      number\n      status\n      paymentStatus\n      cost { total { gross { amount currencyCode } } }\n    }\n  }\n"): (typeof documents)["\n  query Track($ref: OrderRef!) {\n    order(ref: $ref) {\n      id\n      number\n      status\n      paymentStatus\n      cost { total { gross { amount currencyCode } } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Me {\n    me { id orders(first: 5) { nodes { id number } } }\n  }\n"): (typeof documents)["\n  query Me {\n    me { id orders(first: 5) { nodes { id number } } }\n  }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;