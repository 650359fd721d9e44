import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inProject } from '../../ops/cli/project.ts';

interface Row {
  readonly id: string;
  readonly test: string;
  readonly page: string;
  readonly document: string;
  readonly demo: string;
}

const page = readFileSync(inProject('docs', 'capabilities.md'), 'utf8');
const [, works = ''] = page.split('\n## Works\n');

/** Rows of the first table: id, what, test, page, document, demo record. */
const rows: Row[] = [...(works.split('\n## ')[0] ?? '').matchAll(/^\| ([A-Z]\d+) \|(.*)\|$/gm)].map(
  ([, id = '', rest = '']) => {
    const [, test = '', shown = '', document = '', demo = ''] = rest.split('|').map((cell) => cell.trim());
    return { id, test, page: shown, document, demo };
  },
);

/** Links of a cell: text and path from docs/. */
function linksOf(cell: string): Array<{ text: string; path: string }> {
  return [...cell.matchAll(/\[([^\]]+)\]\(([^)#]+)[^)]*\)/g)].map(([, text = '', path = '']) => ({ text, path }));
}

it('lists capabilities that work', () => {
  expect(rows.length).toBeGreaterThanOrEqual(12);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
});

it.each(rows)('$id has a test that bears its id', ({ id, test }) => {
  const links = linksOf(test);
  expect(links).not.toEqual([]);
  for (const { path } of links) {
    const source = readFileSync(inProject('docs', path), 'utf8');
    expect(source).toMatch(new RegExp(`(it|describe)(\\.\\w+)*(\\([^)]*\\))?\\(\\s*['"\`][^'"\`]*\\b${id}\\b`));
  }
});

it.each(rows)('$id has a page of the dashboard, a document and a demo record', ({ page: shown, document, demo }) => {
  const pages = linksOf(shown);
  expect(pages.length).toBeGreaterThan(0);
  for (const { path } of pages) {
    expect(path).toMatch(/dashboard\/src\/pages\//);
    expect(existsSync(inProject('docs', path))).toBe(true);
  }
  const documents = linksOf(document);
  expect(documents.length).toBeGreaterThan(0);
  for (const { path } of documents) expect(existsSync(inProject('docs', path))).toBe(true);
  const seeds = linksOf(demo);
  expect(seeds.length).toBeGreaterThan(0);
  for (const { path } of seeds) {
    expect(path).toMatch(/ops\/demo\//);
    expect(existsSync(inProject('docs', path))).toBe(true);
  }
});
