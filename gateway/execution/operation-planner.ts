import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { type QueryPlan, QueryPlanner, type QueryPlannerConfig } from '@apollo/query-planner';
import type { DocumentNode } from 'graphql';

/** Plans one operation of a valid document; blocks for 3 to 55 ms. */
export type PlanOperation = (document: DocumentNode, operationName: string | undefined) => QueryPlan;

/** Apollo's planner over a composed supergraph. */
export function createPlanner(supergraphSdl: string, config: QueryPlannerConfig): PlanOperation {
  const supergraph = Supergraph.build(supergraphSdl, { validateSupergraph: false });
  const planner = new QueryPlanner(supergraph, config);
  const apiSchema = supergraph.apiSchema();
  return (document, operationName) =>
    planner.buildQueryPlan(
      operationFromDocument(apiSchema, document, operationName === undefined ? {} : { operationName }),
    );
}
