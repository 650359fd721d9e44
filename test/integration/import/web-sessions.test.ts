import { appendFileSync, chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inProject } from '../../../ops/cli/project.ts';
import { importOrders } from '../../../ops/import/orders/import.ts';
import { importSessions } from '../../../ops/import/sessions/import-sessions.ts';
import { takeBackByName } from '../../../ops/import/take-back.ts';
import { type CourseTables, openCourseTables } from '../../support/course-tables.ts';
import { silentProgress } from '../../support/silent-progress.ts';
import { openTestImport, type TestImport } from '../../support/test-import.ts';
import { openTestInstance, type TestInstance } from '../../support/test-instance.ts';
import { type WebShopFiles, writeWebShop } from '../../support/web-shop-files.ts';

const mapping = (name: string) => inProject('ops', 'import', 'mappings', `${name}.yaml`);
const PERIOD = { from: '2014-04-01', before: '2014-09-01' };
const REPORT = `query ($input: ReportInput!, $by: [SessionDimension!]) {
  sessionsReport(input: $input, by: $by, first: 500) { rows { keys figures { metric { key } value numerator } } } }`;

interface Row {
  readonly keys: string[];
  readonly figures: ReadonlyArray<{ metric: { key: string }; value: string | null; numerator: string | null }>;
}

let test: TestInstance;
let testImport: TestImport;
let files: WebShopFiles;
let tables: CourseTables;
beforeAll(async () => {
  test = await openTestInstance({ engine: 'SHARED' });
  testImport = openTestImport(test);
  // The database's server reads the files too.
  chmodSync(testImport.folder, 0o755);
  files = writeWebShop(testImport.folder, 3, 900);
  tables = await openCourseTables(test.database.adminUrl, files);
});
afterAll(async () => {
  await tables?.close();
  testImport?.remove();
  await test?.close();
});

const importVisits = (paths = [files.website_sessions, files.website_pageviews], target = testImport.target) =>
  importSessions(
    target,
    {
      files: paths,
      mapping: mapping('maven_fuzzy_factory_sessions'),
      dryRun: false,
      rejects: testImport.folder,
    },
    silentProgress,
  );

async function rows(by: readonly string[]): Promise<string[][]> {
  const answer = await test.ask<{ sessionsReport: { rows: Row[] } }>(
    REPORT,
    { input: PERIOD, by },
    await test.adminToken(),
  );
  return answer.sessionsReport.rows.map(({ keys, figures }) => {
    const figure = (key: string) => figures.find(({ metric }) => metric.key === key);
    return [...keys, figure('sessions')?.value ?? '', figure('conversion_rate')?.numerator ?? ''];
  });
}

const counted = (columns: string) => `
  select ${columns}, count(*), count(o.order_id) from website_sessions s left join orders o using (website_session_id)
  group by ${columns}`;
const sorted = (some: readonly string[][]) => some.map((row) => JSON.stringify(row)).sort();

/** Segments are shipped, and orders read, by themselves. */
const expectSame = async (by: readonly string[], columns: string) => {
  const expected = sorted(await tables.ask(counted(columns)));
  await expect.poll(async () => sorted(await rows(by)), { timeout: 60_000, interval: 250 }).toEqual(expected);
  return expected.length;
};

const BY_CHANNEL = ['SOURCE', 'CAMPAIGN', 'DEVICE'] as const;
const OF_CHANNEL =
  "coalesce(s.utm_source, '') as a, coalesce(s.utm_campaign, '') as b, upper(s.device_type) as c".replace(
    / as \w/g,
    '',
  );

describe('sessions and page views of files, beside the orders that name them', () => {
  it('come in whole, the orders first, and give the sessions and orders of plain SQL by what led to them', async () => {
    const orders = [files.orders, files.order_items, files.order_item_refunds, files.products];
    const options = { mapping: mapping('maven_fuzzy_factory'), dryRun: false, rejects: testImport.folder };
    await importOrders(testImport.target, { ...options, files: orders }, silentProgress);
    const [[sessions, pageviews] = []] = await tables.ask(
      'select (select count(*) from website_sessions), (select count(*) from website_pageviews)',
    );
    expect(await importVisits()).toMatchObject({
      sessions: Number(sessions),
      pageviews: Number(pageviews),
      refused: 0,
    });
    expect(await expectSame(BY_CHANNEL, OF_CHANNEL)).toBeGreaterThan(8);
    await expectSame(
      ['REFERRER', 'MONTH'],
      "coalesce(split_part(s.http_referer, '//', 2), ''), to_char(s.created_at, 'YYYY-MM-01')",
    );
    await expectSame(['HOUR', 'WEEKDAY'], 'extract(hour from s.created_at), extract(isodow from s.created_at)');
  });

  it('change nothing when they come again, nor when a longer file holds them', async () => {
    await importVisits();
    appendFileSync(files.website_sessions, '5000,2014-08-31 12:00:00,5000,0,NULL,NULL,NULL,desktop,NULL\n');
    appendFileSync(files.website_pageviews, '90000,2014-08-31 12:00:00,5000,/home\n');
    await importVisits();
    await tables.ask(
      "insert into website_sessions values (5000, '2014-08-31 12:00', 5000, 0, null, null, null, 'desktop', null) returning 1",
    );
    await expectSame(BY_CHANNEL, OF_CHANNEL);
  });

  it('continue where they were interrupted, and lose and double nothing', async () => {
    const path = (name: string) => join(testImport.folder, name);
    const many = Array.from({ length: 12_000 }, (_, index) => 6000 + index);
    const [head = ''] = readFileSync(files.website_sessions, 'utf8').split('\n');
    const [pageHead = ''] = readFileSync(files.website_pageviews, 'utf8').split('\n');
    const began = (id: number) => `2014-07-01 10:00:${String(id % 60).padStart(2, '0')}`;
    writeFileSync(
      path('more_sessions.csv'),
      [head, ...many.map((id) => `${id},${began(id)},${id},0,bulk,bulk,NULL,tablet,NULL`), ''].join('\n'),
    );
    writeFileSync(
      path('more_pageviews.csv'),
      [pageHead, ...many.map((id) => `${100_000 + id},${began(id)},${id},/home`), ''].join('\n'),
    );
    const more = [path('more_sessions.csv'), path('more_pageviews.csv')];
    let calls = 0;
    const target: TestImport['target'] = {
      ...testImport.target,
      call: (operation, variables) => {
        if (operation.document.includes('ImportTouchpoints') && ++calls === 4) throw new Error('the power went');
        return testImport.target.call(operation, variables);
      },
    };
    await expect(importVisits(more, target)).rejects.toThrow('the power went');
    calls = 10;
    await importVisits(more, target);
    // Five batches of 12,000 sessions and as many pages; three had come in before.
    expect(calls).toBe(13);
    await expect
      .poll(async () => (await rows(['SOURCE'])).find(([source]) => source === 'bulk'), { timeout: 60_000 })
      .toEqual(['bulk', '12000', '0']);
  });

  it('are taken back as a whole by the name of their mapping, their orders stay, and come in again', async () => {
    const orders = `query ($input: ReportInput!) {
      report(input: $input, metrics: ["net_sales", "orders"]) { totals { values { value } } } }`;
    const sold = async () => test.ask(orders, { input: PERIOD }, await test.adminToken());
    const before = await sold();
    const options = { files: ['maven_fuzzy_factory'], rejects: testImport.folder };
    const takeBack = () => takeBackByName(testImport.target, 'take-back-sessions', options, silentProgress);
    const { takenBack, kept } = await takeBack();
    const [[sessions, pageviews] = []] = await tables.ask(
      'select (select count(*) from website_sessions), (select count(*) from website_pageviews)',
    );
    // Page 90000 and what was interrupted are in no table.
    expect({ takenBack, kept }).toEqual({ takenBack: Number(sessions) + Number(pageviews) + 1 + 24_000, kept: 0 });
    expect((await rows(['SOURCE'])).filter(([, count]) => count !== '0')).toEqual([]);
    expect(await sold()).toEqual(before);
    await expect(takeBack()).rejects.toThrow('There are no sessions and page views of an import named');
    await importVisits();
    await expectSame(BY_CHANNEL, OF_CHANNEL);
  });
});
