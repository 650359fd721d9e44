import type { RequestContext, StatementCounts } from '../subgraphs/shared/context.ts';

/** What one GraphQL operation carries from the HTTP layer through the plan to every subgraph. */
export interface GatewayContext {
  readonly request: RequestContext;
  /** Statements of all subgraphs on behalf of this operation. */
  readonly statements: StatementCounts;
  /** Who pays for it in the rate limits: the session, or the address of an anonymous caller. */
  readonly caller: string;
}
