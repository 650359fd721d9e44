import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { GENERATED_FOLDER, generateModules } from '../../dashboard/codegen/index.ts';
import { GRANTS } from '../../dashboard/src/auth/permissions.ts';
import { readOperations } from '../../gateway/operations/persisted-operations.ts';
import { can, ROLES } from '../../subgraphs/shared/permissions.ts';

it('the dashboard’s operations fit the graph, and their types are those of the committed documents', async () => {
  const files = (await readdir(GENERATED_FOLDER, { recursive: true })).filter((file) => file.endsWith('.ts'));
  const texts = files.map(async (file) => [file, await readFile(join(GENERATED_FOLDER, file), 'utf8')] as const);
  const committed = new Map(await Promise.all(texts));
  expect(committed, 'run npm run generate:dashboard').toEqual(await generateModules());
});

it('a document that the graph cannot answer is named', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'passerelle-schema-'));
  const file = join(folder, 'other.graphql');
  await writeFile(file, 'type Query { other: Int }');
  await expect(generateModules(file)).rejects.toThrow(/Cannot query field "orders".*orders\/order\/orders\.graphql/s);
  await rm(folder, { recursive: true });
});

it('the dashboard sends each document as the text that its id is made of', async () => {
  const modules = [...(await generateModules()).values()].join('\n');
  const operations = await readOperations('schema/operations/dashboard');
  expect(operations.length).toBeGreaterThan(0);
  for (const { file, text } of operations) expect([file, modules.includes(JSON.stringify(text))]).toEqual([file, true]);
});

it('the dashboard hides exactly what the subgraphs refuse', () => {
  const known = new Set(Object.values(GRANTS).flat());
  for (const role of ROLES) {
    const staff = { kind: 'staff', staffId: 'stf_1', sessionId: 's', roles: [role], locationIds: [] } as const;
    const granted = [...known].filter((permission) => can(staff, permission));
    expect([role, [...GRANTS[role]].sort()]).toEqual([role, granted.sort()]);
  }
});

it('no screen waits behind a fallback, which react-dom keeps for 300 ms', async () => {
  const files = (await readdir('dashboard/src', { recursive: true })).filter((file) => /\.tsx?$/.test(file));
  const texts = files.map(async (file) => [file, await readFile(join('dashboard/src', file), 'utf8')] as const);
  const waiting = (await Promise.all(texts)).filter(([, text]) => /\b(lazy|Suspense)\b[^;]*from 'react'/.test(text));
  expect(files.length).toBeGreaterThan(100);
  expect(
    waiting.map(([file]) => file),
    'load it by ui/when-loaded.tsx',
  ).toEqual([]);
});
