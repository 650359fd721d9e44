import { operationFromDocument } from '@apollo/federation-internals';
import type { ApolloGateway } from '@apollo/gateway';
import type { QueryPlan, QueryPlanner, QueryPlannerConfig } from '@apollo/query-planner';
import type { DocumentNode } from 'graphql';

/** Plans one operation of a valid document; blocks for 3 to 55 ms. */
export type PlanOperation = (document: DocumentNode, operationName: string | undefined) => QueryPlan;

export const PLANNER_CONFIG: QueryPlannerConfig = { exposeDocumentNodeInFetchNode: true };

/**
 * The planner of a gateway that has loaded its supergraph: one of our own would hold the whole graph of queries a
 * second time, and take as long again to build it.
 */
export function plannerOf(gateway: ApolloGateway): QueryPlanner {
  const { queryPlanner } = gateway.__testing();
  if (!queryPlanner) throw new Error('the gateway has loaded no supergraph yet');
  return queryPlanner;
}

export function planBy(planner: QueryPlanner): PlanOperation {
  const apiSchema = planner.supergraph.apiSchema();
  return (document, operationName) =>
    planner.buildQueryPlan(
      operationFromDocument(apiSchema, document, operationName === undefined ? {} : { operationName }),
    );
}
