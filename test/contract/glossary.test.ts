import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inProject, projectRoot } from '../../ops/cli/project.ts';

/** The words of the first column of the glossary's last table. */
function refusedWords(): string[] {
  const table = readFileSync(inProject('docs', 'glossary.md'), 'utf8').split('## Words that a test refuses')[1] ?? '';
  const cells = [...table.matchAll(/^\| (`[^|]*) \|/gm)].map(([, cell = '']) => cell);
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word));
}

/** Words of prose and of identifiers: "openHouse", "OPEN_HOUSE" and "open-house" all hold "open house". */
function wordsOf(line: string): string {
  const apart = line
    .replaceAll(/ClickHouse/gi, 'clickhouse')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[^\p{L}\p{N}']+|(?<!\p{L})'|'(?!\p{L})/gu, ' ');
  return ` ${apart.toLowerCase()} `;
}

const alternatives = refusedWords().map((word) => (word.endsWith('*') ? `${word.slice(0, -1)}\\p{L}*` : word));
const pattern = new RegExp(` (${alternatives.join('|')})(?= )`, 'gu');

/** Files that people read, but for data of others, what is generated, and what was: the list of names and the released schema. */
const READ = /\.(ts|tsx|mjs|md|graphql|prisma|sql|json|ya?ml|css|html)$/;
const LEFT_OUT =
  /^(docs\/glossary\.md|schema\/(CHANGELOG\.md|released\.graphql)|package-lock\.json|test\/contract\/glossary\.test\.ts|test\/fixtures\/.*|ops\/import\/mappings\/.*|test\/support\/recompute-exports\.ts)$|\/generated\//;
/** The part of a messages file that holds its French. */
const FRENCH_BEGINS = /^(export )?const \w*fr\b|^\s*fr: /i;

function refusedIn(file: string): string[] {
  const found = [...wordsOf(file).matchAll(pattern)].map(([, word]) => `${file}: ${word} in its name`);
  for (const [index, line] of readFileSync(inProject(file), 'utf8').split('\n').entries()) {
    if (file.endsWith('messages.ts') && FRENCH_BEGINS.test(line)) break;
    for (const [, word] of wordsOf(line).matchAll(pattern)) found.push(`${file}:${index + 1}: ${word}`);
  }
  return found;
}

it('finds the words that the glossary refuses, in identifiers and in prose', () => {
  expect(refusedWords().length).toBeGreaterThan(50);
  const hits = (line: string) => [...wordsOf(line).matchAll(pattern)].map(([, word]) => word);
  expect(hits('const openHouse = HOUSE_ZONE; // mended by hand')).toEqual(['house', 'house', 'mended', 'by hand']);
  expect(hits("it('waits, and never gives up')")).toEqual(['gives up']);
  expect(hits('the warehouse fulfills, recommends and cancels')).toEqual([]);
});

it('speaks the words of the field in code, schema, errors, English screens and documents', () => {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: projectRoot, encoding: 'utf8' }).split('\0');
  expect(files.filter((file) => READ.test(file) && !LEFT_OUT.test(file)).flatMap(refusedIn)).toEqual([]);
});
