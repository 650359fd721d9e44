import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inProject } from '../../cli/project.ts';
import { openSourceFile } from '../csv/source-file.ts';
import { openCalendar } from '../orders/dates.ts';
import { KeySet } from './key-set.ts';
import { readSessionMapping } from './mapping.ts';
import { readVisits } from './read-visits.ts';

const folder = mkdtempSync(join(tmpdir(), 'visits-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const mapping = readSessionMapping(inProject('ops', 'import', 'mappings', 'maven_fuzzy_factory_sessions.yaml'));
const SESSIONS =
  'website_session_id,created_at,user_id,is_repeat_session,utm_source,utm_campaign,utm_content,device_type,http_referer\n';
const PAGES = 'website_pageview_id,created_at,website_session_id,pageview_url\n';

async function read(sessions: string, pages = '') {
  const { read: dates } = openCalendar(mapping.dates, 'America/New_York');
  const seen = { sessions: new KeySet(), pages: new KeySet() };
  const moments: object[] = [];
  const faults: string[] = [];
  for (const [index, text] of [SESSIONS + sessions, PAGES + pages].entries()) {
    const path = join(folder, `${index}.csv`);
    writeFileSync(path, text);
    const mapped = mapping.files[index];
    if (!mapped) continue;
    const rows = readVisits(openSourceFile(path, mapped), mapped, { mapping, dates, seen }, () => undefined);
    for await (const { moment, fault } of rows) {
      if (moment) moments.push(JSON.parse(JSON.stringify(moment)) as object);
      if (fault) faults.push(`${fault.line}: ${fault.reason}`);
    }
  }
  return { moments, faults };
}

describe('files of sessions and page views', () => {
  it('say when, who, whether again, and what led to each session; NULL, \\N and nothing are nothing', async () => {
    const rows = [
      '7,2012-03-19 08:04:16,20,1,gsearch,nonbrand,g_ad_1,mobile,https://www.gsearch.com',
      '8,2012-03-19 08:05:00,21,0,NULL,NULL,NULL,desktop,NULL',
      '9,2012-03-19 08:05:00,,0,,\\N,,,',
    ];
    const { moments, faults } = await read(`${rows.join('\n')}\n`);
    expect(faults).toEqual([]);
    const common = { kind: 'SESSION', channel: 'FUZZY_FACTORY' };
    expect(moments).toEqual([
      {
        ...common,
        id: 'maven_fuzzy_factory:session:000000000007',
        occurredAt: '2012-03-19T12:04:16.000Z',
        sessionKey: 'maven_fuzzy_factory:session:7',
        anonymousId: 'maven_fuzzy_factory:visitor:20',
        isRepeat: true,
        source: 'gsearch',
        campaign: 'nonbrand',
        content: 'g_ad_1',
        device: 'mobile',
        referrer: 'https://www.gsearch.com',
      },
      {
        ...common,
        id: 'maven_fuzzy_factory:session:000000000008',
        occurredAt: '2012-03-19T12:05:00.000Z',
        sessionKey: 'maven_fuzzy_factory:session:8',
        anonymousId: 'maven_fuzzy_factory:visitor:21',
        isRepeat: false,
        device: 'desktop',
      },
      {
        ...common,
        id: 'maven_fuzzy_factory:session:000000000009',
        occurredAt: '2012-03-19T12:05:00.000Z',
        sessionKey: 'maven_fuzzy_factory:session:9',
        isRepeat: false,
      },
    ]);
  });

  it('are refused row by row, with line and reason', async () => {
    const sessions = [
      '1,2012-03-19 08:04:16,20,0,,,,mobile,',
      '1,2012-03-19 09:00:00,20,0,,,,mobile,',
      '2,19/03/2012,20,0,,,,mobile,',
      ',2012-03-19 08:04:16,20,0,,,,mobile,',
      '3,2012-03-19 08:04:16,20,maybe,,,,mobile,',
      `4,2012-03-19 08:04:16,20,0,${'g'.repeat(101)},,,mobile,`,
    ];
    const pages = [
      '1,2012-03-19 08:04:16,1,/home',
      '1,2012-03-19 08:05:16,1,/cart',
      '2,2012-03-19 08:05:16,99,/cart',
      '3,2012-03-19 08:05:16,1,',
    ];
    const { moments, faults } = await read(`${sessions.join('\n')}\n`, `${pages.join('\n')}\n`);
    expect(moments).toHaveLength(2);
    expect(faults).toEqual([
      '3: session 1 stands in the file twice',
      '4: the date "19/03/2012" is no date of the form yyyy-MM-dd HH:mm:ss',
      '5: the key of the session is empty',
      '6: "maybe" says neither 1 nor 0 of a repeat session',
      '7: the source has more than 100 characters',
      '3: page view 1 stands in the file twice',
      '4: session 99 is not in the file of sessions',
      '5: the page is empty',
    ]);
  });
});

describe('keys that were seen', () => {
  it('are distinguished whatever they are, numbers far apart and words alike', () => {
    const keys = ['0', '1', '8191', '8192', '123456789012345', '007', '7', 'a7', '-1', '1.5'];
    const set = new KeySet();
    keys.forEach((key, index) => {
      expect(keys.map((one) => set.has(one))).toEqual(keys.map((_, place) => place < index));
      set.add(key);
    });
  });
});
