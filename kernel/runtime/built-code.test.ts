import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { builtCodeFolder, findBuilt, rememberSources } from './built-code.mjs';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'passerelle-built-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, contents: string): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, contents);
  return file;
}

const build = () => write(relative(root, join(builtCodeFolder(root), 'ops-start-index.mjs')), '');
/** Until the next change of a file is another one to the file system too. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 100));

it.each([
  ['are read', async () => undefined],
  ['are remembered', async () => settle().then(() => rememberSources(root))],
  ['are remembered as soon as they changed', async () => rememberSources(root)],
])('a bundle runs for the very sources that it was made of, and for no others, where they %s', async (_, remember) => {
  write('package-lock.json', '{}');
  for (const folder of ['gateway', 'kernel', 'subgraphs']) write(`${folder}/index.ts`, 'export {};');
  const entry = write('ops/start/index.ts', 'export const first = 1;');
  expect(findBuilt(entry, root)).toBeUndefined();
  const built = build();
  await remember();
  expect(findBuilt(entry, root)).toBe(built);
  write('ops/start/index.test.ts', 'a test is no part of it');
  expect(findBuilt(entry, root)).toBe(built);
  for (const change of ['ops/start/index.ts', 'subgraphs/new.ts', 'kernel/areas.json', 'package-lock.json']) {
    for (const contents of ['{ "changed": 1 }', '{ "changed": 2 }']) {
      write(change, contents);
      expect(findBuilt(entry, root), change).toBeUndefined();
      const again = build();
      await remember();
      expect(findBuilt(entry, root), change).toBe(again);
    }
  }
});

it('what is remembered of sources that were never built, or is damaged, changes nothing', async () => {
  for (const folder of ['gateway', 'kernel', 'subgraphs', 'ops']) write(`${folder}/index.ts`, 'export {};');
  write('package-lock.json', '{}');
  const folder = builtCodeFolder(root);
  await settle();
  rememberSources(root);
  expect(builtCodeFolder(root)).toBe(folder);
  write('.cache/server-sources.json', '{');
  expect(builtCodeFolder(root)).toBe(folder);
});
