import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { inProject } from '../../ops/cli/project.ts';

/** Licenses that ask for no more than their own notice to be kept. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
]);

/** Packages under another license, and why they may be there. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  '@apollo/composition': 'Elastic-2.0: see NOTICE',
  '@apollo/federation-internals': 'Elastic-2.0: see NOTICE',
  '@apollo/gateway': 'Elastic-2.0: see NOTICE',
  '@apollo/query-graphs': 'Elastic-2.0: see NOTICE',
  '@apollo/query-planner': 'Elastic-2.0: see NOTICE',
  '@axe-core/playwright': 'MPL-2.0, of tests alone and unchanged',
  'axe-core': 'MPL-2.0, of tests alone and unchanged',
  lightningcss: 'MPL-2.0, builds pages and is used unchanged',
  elkjs: 'EPL-2.0, comes with the CLI of Prisma and is loaded by nothing',
  'caniuse-lite': 'CC-BY-4.0, data that the builder of pages reads',
  'spdx-exceptions': 'CC-BY-3.0, data of the license checker',
  'spdx-ranges': 'CC-BY-3.0, data of the license checker',
  'css-mediaquery': 'its LICENSE is the BSD license of three clauses, its package.json says "BSD"',
  'seq-queue': 'its LICENSE is the MIT license, its package.json says nothing',
  '@visx/vendor': 'its package.json says "MIT and ISC"; the files of each library lie beside it',
};

/** Parts of "MIT AND ISC" and "(MPL-2.0 OR Apache-2.0)": of the latter one that is allowed is enough. */
function isAllowed(license: string): boolean {
  const all = license.replaceAll(/[()]/g, '').split(' AND ');
  return all.every((choice) => choice.split(' OR ').some((name) => ALLOWED.has(name)));
}

/** Licenses of everything that is installed, by the name of its package. */
let licenses: Map<string, string>;
beforeAll(() => {
  const tool = createRequire(import.meta.url).resolve('license-checker-rseidelsohn/package.json');
  const program = join(dirname(tool), 'bin', 'license-checker-rseidelsohn.js');
  const found = JSON.parse(
    execFileSync(process.execPath, [program, '--json', '--excludePrivatePackages', '--start', inProject()], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    }),
  ) as Record<string, { licenses: string | string[] }>;
  licenses = new Map(
    Object.entries(found).map(([key, { licenses: given }]) => [
      key.slice(0, key.lastIndexOf('@')),
      [given].flat().join(' AND '),
    ]),
  );
});

/** The name of a package without its platform: `lightningcss-linux-x64-gnu`. */
const nameOf = (name: string) => name.replace(/-(linux|darwin|win32|freebsd|android)-.*$/, '');

it('every package that is installed has a license that is allowed, or a reason', () => {
  expect(licenses.size).toBeGreaterThan(300);
  const others = [...licenses].filter(([name, license]) => !isAllowed(license) && !(nameOf(name) in EXCEPTIONS));
  expect(others).toEqual([]);
});

it('has no reason for what is gone or has become allowed', () => {
  const needed = [...licenses].filter(([, license]) => !isAllowed(license)).map(([name]) => nameOf(name));
  expect(Object.keys(EXCEPTIONS).filter((name) => !needed.includes(name))).toEqual([]);
});

it('NOTICE and README name every package of the Elastic License', () => {
  const elastic = [...licenses].filter(([, license]) => license === 'Elastic-2.0').map(([name]) => name);
  expect(elastic.length).toBeGreaterThan(0);
  const notice = readFileSync(inProject('NOTICE'), 'utf8');
  for (const name of elastic) expect(notice).toContain(name);
  expect(readFileSync(inProject('README.md'), 'utf8')).toContain('Elastic License 2.0');
});
