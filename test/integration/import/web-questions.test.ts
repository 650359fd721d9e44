import { chmodSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inProject } from '../../../ops/cli/project.ts';
import { importOrders } from '../../../ops/import/orders/import.ts';
import { importSessions } from '../../../ops/import/sessions/import-sessions.ts';
import { type CourseTables, openCourseTables } from '../../support/course-tables.ts';
import { silentProgress } from '../../support/silent-progress.ts';
import { openTestImport, type TestImport } from '../../support/test-import.ts';
import { openTestInstance, type TestInstance } from '../../support/test-instance.ts';
import { writeWebShop } from '../../support/web-shop-files.ts';
import { type Answer, QUESTIONS } from './web-questions.ts';

const mapping = (name: string) => inProject('ops', 'import', 'mappings', `${name}.yaml`);
/** The documents of the page, by the number of their question. */
const DOCUMENTS = readFileSync(inProject('docs', 'web-questions.md'), 'utf8')
  .split(/^## \d+\. /m)
  .slice(1)
  .map((section) => ({
    title: section.split('\n')[0] ?? '',
    document: /```graphql\n([\s\S]*?)```/.exec(section)?.[1] ?? '',
  }));

let test: TestInstance;
let testImport: TestImport;
let tables: CourseTables;
beforeAll(async () => {
  test = await openTestInstance({ engine: 'SHARED' });
  testImport = openTestImport(test);
  // The database's server reads the files too.
  chmodSync(testImport.folder, 0o755);
  const files = writeWebShop(testImport.folder, 11, 4_000);
  tables = await openCourseTables(test.database.adminUrl, files);
  const options = { dryRun: false, rejects: testImport.folder };
  const orders = [files.orders, files.order_items, files.order_item_refunds, files.products];
  const visits = [files.website_sessions, files.website_pageviews];
  const sessions = { ...options, mapping: mapping('maven_fuzzy_factory_sessions'), files: visits };
  expect(await importSessions(testImport.target, sessions, silentProgress)).toMatchObject({ refused: 0 });
  const sales = { ...options, mapping: mapping('maven_fuzzy_factory'), files: orders };
  expect(await importOrders(testImport.target, sales, silentProgress)).toMatchObject({ refused: 0 });
});
afterAll(async () => {
  await tables?.close();
  testImport?.remove();
  await test?.close();
});

const ask = async (document: string) => test.ask<Answer>(document, {}, await test.adminToken());
const sorted = (rows: readonly string[][]) => rows.map((row) => row.join(' | ')).sort();

describe('K1: questions of a published course on the files of a web shop', () => {
  it('are all asked', () => {
    expect(DOCUMENTS.length).toBeGreaterThanOrEqual(20);
    expect(QUESTIONS.map(({ title }) => title)).toEqual(DOCUMENTS.map(({ title }) => title));
  });

  it.each(QUESTIONS.map((question, index) => ({ ...question, number: index + 1 })))(
    '$number $title',
    async ({ number, sql, read }) => {
      const [[since = ''] = []] = await tables.ask(
        `select to_char(min(created_at) at time zone 'Europe/Paris' at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
         from website_pageviews where pageview_url = '/lander-1'`,
      );
      const document = (DOCUMENTS[number - 1]?.document ?? '').replaceAll('$landerSince', since);
      const expected = sorted(await tables.ask(sql));
      expect(expected.length).toBeGreaterThan(0);
      // Segments are shipped, and orders read, by themselves.
      await expect
        .poll(async () => sorted(read(await ask(document))), { timeout: 60_000, interval: 500 })
        .toEqual(expected);
    },
  );
});
