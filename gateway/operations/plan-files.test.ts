import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { type DocumentNode, print } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inProject } from '../../ops/cli/project.ts';
import { PLANNER_CONFIG, planBy } from '../execution/operation-planner.ts';
import { type PersistedOperation, readOperations } from './persisted-operations.ts';
import { committedPlans, planFiles } from './plan-files.ts';
import { type PlannedOperations, planOperations } from './plan-warmup.ts';

let folder: string;
let sdl: string;
let operations: readonly PersistedOperation[];
let planned: PlannedOperations;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plans-'));
  sdl = await readFile(inProject('schema', 'supergraph.graphql'), 'utf8');
  operations = await readOperations(inProject('schema', 'operations'));
  const supergraph = Supergraph.build(sdl, { validateSupergraph: false });
  planned = planOperations(operations, planBy(new QueryPlanner(supergraph, PLANNER_CONFIG)));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const neverMade = () => {
  throw new Error('they were there');
};
/** Documents as text: of an absent list, one has none and the other an empty one. */
const plain = (plans: unknown) =>
  JSON.parse(
    JSON.stringify(plans, (key, value) => (key === 'operationDocumentNode' ? print(value as DocumentNode) : value)),
  ) as unknown;

test('every committed operation is planned, and the next start reads the very plans', async () => {
  expect(planned.unfit).toEqual([]);
  expect(planned.plans).toHaveLength(operations.length);
  const files = planFiles(folder, sdl, operations);
  expect(await committedPlans(files, () => planned)).toBe(planned);
  const read = await committedPlans(planFiles(folder, sdl, operations), neverMade);
  expect(plain(read)).toEqual(plain(planned));
});

test('another supergraph, another operation, and a damaged file are planned', async () => {
  await planFiles(folder, sdl, operations).write(planned.plans);
  expect(await planFiles(folder, `${sdl}\n`, operations).read()).toBeUndefined();
  expect(await planFiles(folder, sdl, operations.slice(1)).read()).toBeUndefined();
  const [name] = await readdir(folder);
  const whole = await readFile(join(folder, name ?? ''), 'utf8');
  for (const damaged of [whole.slice(0, -9), '', '{}', '[{"plan":{"node":{"kind":"Defer"}}}]', '[null]']) {
    await writeFile(join(folder, name ?? ''), damaged);
    expect(await planFiles(folder, sdl, operations).read(), damaged.slice(0, 40)).toBeUndefined();
  }
});

test('what does not fit the supergraph is said at every start, so its plans are not kept', async () => {
  const stale = { id: 'x', file: 'stale.graphql', text: 'query Stale{noSuchField}' };
  const supergraph = Supergraph.build(sdl, { validateSupergraph: false });
  const made = planOperations([stale], planBy(new QueryPlanner(supergraph, PLANNER_CONFIG)));
  expect(made).toEqual({ plans: [], unfit: ['stale.graphql'] });
  const files = planFiles(folder, sdl, [stale]);
  expect(await committedPlans(files, () => made)).toBe(made);
  expect(await files.read()).toBeUndefined();
});

test('a folder that cannot be written costs the plans alone, and only the newest files are kept', async () => {
  const inAFile = join(folder, 'a-file', 'plans');
  await writeFile(join(folder, 'a-file'), '');
  await planFiles(inAFile, sdl, operations).write(planned.plans);
  expect(await planFiles(inAFile, sdl, operations).read()).toBeUndefined();
  for (let release = 0; release < 7; release++) await planFiles(folder, `${release}`, operations).write([]);
  expect((await readdir(folder)).filter((name) => name.endsWith('.json'))).toHaveLength(4);
  expect(await planFiles(folder, '6', operations).read()).toEqual([]);
});
