import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inProject } from '../../../ops/cli/project.ts';
import { runCommand } from '../../support/command.ts';

/** A checkout in which nothing was generated yet. */
let checkout: string;
const CODE = ['gateway', 'kernel', 'ops', 'schema', 'subgraphs', 'package.json', 'package-lock.json', 'tsconfig.json'];

beforeAll(() => {
  checkout = mkdtempSync(join(tmpdir(), 'passerelle-checkout-'));
  const isCommitted = (path: string) =>
    !/[\\/]prisma[\\/]generated$|[\\/]node_modules$/.test(relative(inProject(), path));
  for (const name of CODE) cpSync(inProject(name), join(checkout, name), { recursive: true, filter: isCommitted });
  symlinkSync(inProject('node_modules'), join(checkout, 'node_modules'));
});
afterAll(() => rmSync(checkout, { recursive: true, force: true }));

it.each([
  ['start', []],
  ['start:split', []],
  ['import', ['shopify-products', 'package.json']],
  ['rebuild', []],
] as const)('npm run %s says what to run where no code was generated, and makes nothing', async (script, words) => {
  const { scripts } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const command = (scripts[script] ?? '').replace(/^exec /, '').split(' ');
  expect(command.shift()).toBe('node');
  const data = join(checkout, 'data');
  const { code, stderr } = await runCommand([...command, ...words], { DATA_DIR: data }, checkout);
  expect(stderr).toMatch(/^The generated code of \w+ is missing: run "npm run generate" and start again\.\n$/);
  expect(code).toBe(1);
  expect(existsSync(data)).toBe(false);
});
