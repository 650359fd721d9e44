import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { forgetCheckpoints, openCheckpoint } from './checkpoint.ts';

let dataDir: string;
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'checkpoints-'));
});
afterAll(() => rmSync(dataDir, { recursive: true }));

it('is forgotten with all of its source, and no other, once that was taken back', () => {
  const open = (source: string, file: string) => openCheckpoint(dataDir, source, [source, file], true);
  forgetCheckpoints(dataDir, 'orders none');
  for (const [source, file] of [
    ['orders shop', 'one.csv'],
    ['orders shop', 'two.csv'],
    ['orders shop-eu', 'one.csv'],
  ] as const)
    open(source, file).advance(4_000);
  expect(open('orders shop', 'one.csv').done).toBe(4_000);
  forgetCheckpoints(dataDir, 'orders shop');
  expect(open('orders shop', 'one.csv').done).toBe(0);
  expect(open('orders shop', 'two.csv').done).toBe(0);
  expect(open('orders shop-eu', 'one.csv').done).toBe(4_000);
});

it('is forgotten when it names no source, or was torn', () => {
  mkdirSync(join(dataDir, 'imports'), { recursive: true });
  const identity = ['orders shop', 'three.csv'];
  const checkpoint = () => openCheckpoint(dataDir, 'orders shop', identity, true);
  checkpoint().advance(2_000);
  for (const name of ['old.json', 'torn.json'])
    writeFileSync(join(dataDir, 'imports', name), name === 'old.json' ? '{"done":2000}' : '{"do');
  forgetCheckpoints(dataDir, 'orders other');
  expect(checkpoint().done).toBe(2_000);
  forgetCheckpoints(dataDir, 'orders shop');
  expect(checkpoint().done).toBe(0);
});
