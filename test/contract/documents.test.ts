import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inProject, projectRoot } from '../../ops/cli/project.ts';

/** What a page of a README holds: lines, and words beside its tables. */
const PAGE = { lines: 100, words: 900 };
/** Characters of a cell from which no difference shows what changed in it. */
const MAX_CELL = 600;

const documents = execFileSync('git', ['ls-files', '-z', '*.md'], { cwd: projectRoot, encoding: 'utf8' })
  .split('\0')
  .filter((file) => file !== '' && !file.startsWith('test/fixtures/'));
const textOf = (file: string) => readFileSync(inProject(file), 'utf8');

/** Anchors as GitHub makes them of headings. */
function anchorsOf(file: string): string[] {
  return [...textOf(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}_\- ]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** Relative links that lead to no file, or to no heading of one. */
function brokenLinks(file: string): string[] {
  return [...textOf(file).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = '']) => {
    if (/^(https?|mailto):/.test(link)) return [];
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? file : join(dirname(file), path);
    if (!existsSync(inProject(target))) return [`${file}: ${link}`];
    return anchor && target.endsWith('.md') && !anchorsOf(target).includes(anchor) ? [`${file}: ${link}`] : [];
  });
}

describe.each(documents.filter((file) => file.endsWith('README.md')))('%s', (file) => {
  it('is a page at most', () => {
    const lines = textOf(file).trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(PAGE.lines);
    const prose = lines.filter((line) => !line.startsWith('|')).join(' ');
    expect(prose.split(/\s+/).length).toBeLessThanOrEqual(PAGE.words);
  });
});

it('has no cell of a table that is too long to compare', () => {
  const cells = documents.flatMap((file) =>
    textOf(file)
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .flatMap((line) => line.split('|').filter((cell) => cell.length >= MAX_CELL))
      .map((cell) => `${file}: ${cell.trim().slice(0, 40)}`),
  );
  expect(cells).toEqual([]);
});

it('has no link in a document that leads nowhere', () => {
  expect(documents.flatMap(brokenLinks)).toEqual([]);
});
