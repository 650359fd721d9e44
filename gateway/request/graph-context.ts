import type { RequestContext, StatementCounts } from '#kernel/request/context.ts';
import type { AppliedContext, GivenContext } from '#kernel/request/in-context.ts';
import type { AnswerTrace } from './answer-trace.ts';
import type { MessageLanguage } from './text.ts';

export interface OperationContext {
  /** What its own `@inContext` says. */
  said?: GivenContext;
  applied?: AppliedContext;
  /** Name of the committed operation, else "adhoc"; once it is answered. */
  name?: string;
}

/** What one GraphQL operation carries from the HTTP layer through the plan to every subgraph. */
export interface GatewayContext {
  /** Its context is found out once the operation is known. */
  request: RequestContext;
  /** What was found out of the operation's context; one object, since Apollo Server copies what holds it. */
  readonly context: OperationContext;
  /** A GET runs queries alone. */
  readonly method: 'GET' | 'POST';
  /** Of messages. */
  readonly language: MessageLanguage;
  /** Statements of all subgraphs on behalf of this operation. */
  readonly statements: StatementCounts;
  /** Records what the answer is made of, where it may be kept for other callers. */
  readonly trace?: AnswerTrace | undefined;
}
