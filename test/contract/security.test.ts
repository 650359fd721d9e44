import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inProject } from '../../ops/cli/project.ts';

/** Findings of the review, by severity, and the faults that its second part numbers. */
const FINDINGS = { C: 1, H: 4, M: 9, L: 16 } as const;
const FAULTS = 10;

const page = readFileSync(inProject('docs', 'security.md'), 'utf8');
const [, found = ''] = page.split(/\n## Findings.*\n/);

const rows = [...found.matchAll(/^\| ([^|]+) \| ([^|]+) \| (.+) \|$/gm)]
  .map(([, id = '', what = '', tests = '']) => ({ id: id.trim(), what, tests }))
  .filter(({ id }) => id !== 'Id' && !/^-+$/.test(id));

it('every finding has a row', () => {
  const ids = [
    ...Object.entries(FINDINGS).flatMap(([kind, count]) => Array.from({ length: count }, (_, n) => `${kind}${n + 1}`)),
    ...Array.from({ length: FAULTS }, (_, n) => `Robustness ${n + 1}`),
  ];
  const held = new Set(rows.map(({ id }) => id));
  expect(held.size).toBe(rows.length);
  expect(ids.filter((id) => !held.has(id))).toEqual([]);
});

it.each(rows)('$id: a test has the words that are quoted', ({ tests }) => {
  const links = [...tests.matchAll(/\[([^\]]+)\]\(\.\.\/([^)]+)\)/g)];
  expect(links).not.toEqual([]);
  for (const [, words = '', path = ''] of links) {
    expect([path, existsSync(inProject(path))]).toEqual([path, true]);
    expect([path, words, readFileSync(inProject(path), 'utf8').includes(words)]).toEqual([path, words, true]);
  }
});
