import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, type OperationDefinitionNode, parse, print } from 'graphql';
import { inProject } from '../../ops/cli/project.ts';
import type { GraphClient } from './graph-client.ts';

const FOLDER = inProject('schema', 'operations', 'dashboard', 'attribution');

/** What the pages of reports ask with beside their period; each operation takes what it declares. */
const VARIABLES: Readonly<Record<string, unknown>> = {
  withinDays: 7,
  recency: 5,
  frequencyAndValue: 5,
  by: 'CHANNEL',
  first: 50,
  after: null,
  staffMemberId: null,
  spendBy: 'CHANNEL',
  withSpend: true,
  touchedCode: 'WEB',
  boughtCode: 'STORE',
  model: 'LINEAR',
  compareModel: 'LAST_NON_DIRECT',
  windowDays: 30,
  funnel: [],
};

/** Keys that say when and by which facts an answer was computed, not what it is. */
const OF_THE_COMPUTATION = new Set(['computedAt', 'endCursor', 'startCursor', 'drill']);

function operations(): Array<{ readonly name: string; readonly document: string; readonly declared: string[] }> {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.graphql'));
  return files.sort().flatMap((file) => {
    const node = parse(readFileSync(join(FOLDER, file), 'utf8'));
    const found = node.definitions.find(
      (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION && one.operation === 'query',
    );
    const declared = found?.variableDefinitions?.map(({ variable }) => variable.name.value) ?? [];
    return declared.includes('input') ? [{ name: found?.name?.value ?? file, document: print(node), declared }] : [];
  });
}

function withoutComputation(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutComputation);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !OF_THE_COMPUTATION.has(key));
  return Object.fromEntries(kept.map(([key, one]) => [key, withoutComputation(one)]));
}

/** The answers of every report that the dashboard has, of one period, by the names of their operations. */
export async function everyFigure(
  client: GraphClient,
  token: string,
  period: { readonly from: string; readonly before: string },
): Promise<Readonly<Record<string, unknown>>> {
  const given: Readonly<Record<string, unknown>> = { ...VARIABLES, ...period, input: period, alone: period };
  const answers: Record<string, unknown> = {};
  for (const { name, document, declared } of operations()) {
    const variables = Object.fromEntries(declared.map((key) => [key, given[key]]));
    answers[name] = withoutComputation(await client.ask(document, variables, token));
  }
  return answers;
}
