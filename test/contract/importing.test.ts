import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inProject } from '../../ops/cli/project.ts';

const lines = readFileSync(inProject('docs', 'importing.md'), 'utf8').split('\n');
const rows = lines.flatMap((line) => {
  const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
  const [, kind = '', variant = '', outcome = '', tests = ''] = cells;
  const isRow = cells.length === 6 && kind !== 'Kind' && !/^-+$/.test(kind);
  return isRow ? [{ kind, variant, outcome, tests }] : [];
});

describe('each kind of input that is known to hurt', () => {
  it('stands in a table of kind, variant, outcome and test', () => {
    const tables = lines.filter((line) => line.startsWith('|'));
    const heads = tables.filter((line) => /^\| Kind \|/.test(line));
    expect(rows).toHaveLength(tables.length - 2 * heads.length);
    expect(rows.filter(({ variant, outcome }) => variant === '' || outcome === '')).toEqual([]);
  });

  it.each(rows)('$kind: $variant', ({ tests }) => {
    const named = [...tests.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
    expect(named).not.toEqual([]);
    const isTest = (name = '') => ['ts', 'tsx'].some((ending) => existsSync(inProject(`${name}.test.${ending}`)));
    expect(named.filter((name) => !isTest(name))).toEqual([]);
  });
});
