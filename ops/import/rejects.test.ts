import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openRejects } from './rejects.ts';
import { runImport } from './run-import.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'passerelle-rejects-'));
  writeFileSync(join(folder, 'some.csv'), 'a,b\n1,2\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('makes the folder of refused rows where it is missing, and what is above it', () => {
  const deep = join(folder, 'not', 'there', 'yet');
  const rejects = openRejects(deep, 'orders.csv', false);
  rejects.setHeader(['a', 'b']);
  rejects.add([{ line: 2, refused: true, reason: 'wrong', cells: ['1', '2'] }]);
  expect(rejects.path).toBe(join(deep, 'orders.csv.rejects.csv'));
  expect(readFileSync(rejects.path, 'utf8')).toBe('line,outcome,reason,a,b\n2,refused,wrong,1,2\n');
});

it.each([
  ['below a file', (at: string) => join(at, 'some.csv', 'rejects')],
  ['that is a file', (at: string) => join(at, 'some.csv')],
  ['of the kernel, in which none can be made', () => '/proc/passerelle/rejects'],
])('refuses a folder %s in one sentence, before anything is opened', async (_what, at) => {
  const dataDir = join(folder, 'data');
  const named = ['shopify-products', join(folder, 'some.csv'), '--rejects', at(folder)];
  await expect(runImport(named, { DATA_DIR: dataDir })).rejects.toThrow(
    /^Refused rows cannot be written to the folder .* name another by --rejects\.$/,
  );
  expect(existsSync(dataDir)).toBe(false);
});
