import { readFile } from 'node:fs/promises';
import { Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { PLANNER_CONFIG, planBy } from '../../../gateway/execution/operation-planner.ts';
import { readOperations } from '../../../gateway/operations/persisted-operations.ts';
import { planFiles } from '../../../gateway/operations/plan-files.ts';
import { planOperations } from '../../../gateway/operations/plan-warmup.ts';
import { inProject } from '../../cli/project.ts';

/**
 * Plans the committed operations over the composed supergraph, for starts that cannot write the folder.
 * @returns true when they were planned.
 */
export async function buildPlans(): Promise<boolean> {
  const supergraphSdl = await readFile(inProject('schema', 'supergraph.graphql'), 'utf8');
  const operations = await readOperations(inProject('schema', 'operations'));
  const files = planFiles(inProject('.cache', 'plans'), supergraphSdl, operations);
  if (await files.read()) return false;
  const planner = new QueryPlanner(Supergraph.build(supergraphSdl, { validateSupergraph: false }), PLANNER_CONFIG);
  await files.write(planOperations(operations, planBy(planner)).plans);
  return true;
}
