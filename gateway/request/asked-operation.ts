import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { GatewayContext } from './graph-context.ts';

/** A document that was read and is valid. */
export interface ReadDocument {
  readonly document: DocumentNode;
  /** SHA-256 of its text. */
  readonly queryHash: string;
  readonly source: string;
}

/** An operation of a valid document, before it is run. */
export interface AskedOperation extends ReadDocument {
  readonly schema: GraphQLSchema;
  /** Undefined when the document holds none of that name, or several and no name was given. */
  readonly operation: OperationDefinitionNode | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: GatewayContext;
  /** Of the answer. */
  readonly headers: Map<string, string>;
}

/** Refuses an operation by throwing a GraphQLError, or finds out something of it. */
export type OperationCheck = (asked: AskedOperation) => Promise<void> | void;
