import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { PlanNode, QueryPlan } from '@apollo/query-planner';
import { parse } from 'graphql';
import { type PersistedOperation, sha256 } from './persisted-operations.ts';
import type { CommittedPlan, PlannedOperations } from './plan-warmup.ts';

/** Files of earlier supergraphs or operations that are kept: a server of the last release may start again. */
const KEPT_FILES = 4;

interface PlanFiles {
  /** The plans as they were written; undefined where there are none, or where they cannot be read. */
  read(): Promise<readonly CommittedPlan[] | undefined>;
  /** Writes them for the next start, whole or not at all; where the folder cannot be written they are made again. */
  write(plans: readonly CommittedPlan[]): Promise<void>;
}

/**
 * Plans of committed operations between two starts: planning a hundred of them takes a second. A file holds those of
 * one supergraph, one set of operations and one planner, and is named by all three.
 */
export function planFiles(folder: string, supergraphSdl: string, operations: readonly PersistedOperation[]): PlanFiles {
  const { version } = createRequire(import.meta.url)('@apollo/query-planner/package.json') as { version: string };
  const file = join(folder, `${sha256(JSON.stringify([version, supergraphSdl, operations]))}.json`);
  return {
    async read() {
      try {
        const plans = JSON.parse(await readFile(file, 'utf8')) as readonly CommittedPlan[];
        for (const { plan } of plans) addDocuments(plan.node);
        return plans;
      } catch {
        return undefined;
      }
    },
    async write(plans) {
      const made = `${file}.${process.pid}`;
      try {
        await mkdir(folder, { recursive: true });
        await writeFile(made, JSON.stringify(plans, withoutDocuments));
        await rename(made, file);
        await removeOld(folder);
      } catch {
        await rm(made, { force: true }).catch(() => undefined);
      }
    },
  };
}

/** The plans that an earlier start has written, or those that are made now; these are written where all could be planned. */
export async function committedPlans(files: PlanFiles, make: () => PlannedOperations): Promise<PlannedOperations> {
  const plans = await files.read();
  if (plans) return { plans, unfit: [] };
  const made = make();
  if (made.unfit.length === 0 && made.plans.length > 0) await files.write(made.plans);
  return made;
}

/** A fetch holds its operation as text and as a document; the text is enough to make the other. */
function withoutDocuments(key: string, value: unknown): unknown {
  return key === 'operationDocumentNode' ? undefined : value;
}

function addDocuments(node: QueryPlan['node'] | PlanNode): void {
  switch (node?.kind) {
    case undefined:
      return;
    case 'Fetch':
      node.operationDocumentNode = parse(node.operation, { noLocation: true });
      return;
    case 'Sequence':
    case 'Parallel':
      for (const each of node.nodes) addDocuments(each);
      return;
    case 'Flatten':
      addDocuments(node.node);
      return;
    case 'Condition':
      addDocuments(node.ifClause);
      addDocuments(node.elseClause);
      return;
    default:
      throw new Error(`a plan of the kind ${node?.kind} is not kept`);
  }
}

async function removeOld(folder: string): Promise<void> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).map((name) => join(folder, name));
  const written = await Promise.all(files.map(async (path) => ({ path, ms: (await stat(path)).mtimeMs })));
  const old = written.sort((a, b) => b.ms - a.ms).slice(KEPT_FILES);
  await Promise.all(old.map(({ path }) => rm(path, { force: true })));
}
