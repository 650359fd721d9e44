import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { builtCodeFolder, findBuilt } from './built-code.mjs';

const root = mkdtempSync(join(tmpdir(), 'passerelle-built-'));
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, contents: string): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, contents);
  return file;
}

const build = () => write(relative(root, join(builtCodeFolder(root), 'ops-start-index.mjs')), '');

it('a bundle runs for the very sources that it was made of, and for no others', () => {
  write('package-lock.json', '{}');
  for (const folder of ['gateway', 'kernel', 'subgraphs']) write(`${folder}/index.ts`, 'export {};');
  const entry = write('ops/start/index.ts', 'export const first = 1;');
  expect(findBuilt(entry, root)).toBeUndefined();
  const built = build();
  expect(findBuilt(entry, root)).toBe(built);
  write('ops/start/index.test.ts', 'a test is no part of it');
  expect(findBuilt(entry, root)).toBe(built);
  for (const change of ['ops/start/index.ts', 'subgraphs/new.ts', 'kernel/areas.json', 'package-lock.json']) {
    write(change, '{ "changed": true }');
    expect(findBuilt(entry, root), change).toBeUndefined();
    const again = build();
    expect(findBuilt(entry, root), change).toBe(again);
  }
});
