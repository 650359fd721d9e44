import type { TypedDocumentNode } from '@graphql-typed-document-node/core';

/** The variables of a document. */
type Variables = Record<string, unknown>;

/** A client of the public graph, as a storefront has it. */
export interface Shop {
  /** Runs a document under a session's access token, or under none. @throws Error for a failure of the request */
  ask<Result, Given extends Variables>(
    document: TypedDocumentNode<Result, Given>,
    variables: Given,
    accessToken?: string,
  ): Promise<Result>;
}
