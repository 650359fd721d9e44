import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openSourceFile } from '../csv/source-file.ts';
import { readSpendRows } from './read-spend.ts';

const folder = mkdtempSync(join(tmpdir(), 'spend-'));

async function read(text: string) {
  const path = join(folder, 'spend.csv');
  writeFileSync(path, text);
  const { rows, faults } = await readSpendRows(openSourceFile(path), 'EUR', () => undefined);
  return {
    rows: rows.map(({ day, channelCode, campaign, purpose, amount }) =>
      [day, channelCode, campaign, purpose, amount.amount, amount.currencyCode].join(' '),
    ),
    faults: faults.map(({ line, reason }) => `${line}: ${reason}`),
  };
}

it('reads what was spent in any order of columns, the later of two rows for the same', async () => {
  const text =
    'Amount;Day;Channel;Campaign\n10;2026-05-01;EMAIL;spring\n12.50;2026-05-01;EMAIL;spring\n7;2026-05-02;WEB;\n';
  expect(await read(text)).toEqual({
    rows: ['2026-05-01 EMAIL spring ACQUISITION 12.50 EUR', '2026-05-02 WEB  ACQUISITION 7 EUR'],
    faults: [],
  });
});

it('takes a purpose and a currency where they are there', async () => {
  const text = 'day,channel,amount,purpose,currency\n2026-05-01,EMAIL,10,Retention,chf\n';
  expect((await read(text)).rows).toEqual(['2026-05-01 EMAIL  RETENTION 10 CHF']);
});

it.each([
  ['01/05/2026,EMAIL,10', /2: "01\/05\/2026" is no day/],
  ['2026-02-30,EMAIL,10', /2: "2026-02-30" is no day/],
  ['2026-05-01,,10', /2: a channel has 1 to 40/],
  ['2026-05-01,EMAIL,"1,250"', /2: "1,250" is no amount/],
  ['2026-05-01,EMAIL,-5', /2: "-5" is no amount/],
  ['2026-05-01,EMAIL,', /2: "" is no amount/],
])('refuses the row %s, and names its line', async (row, reason) => {
  const { rows, faults } = await read(`day,channel,amount\n${row}\n`);
  expect(rows).toEqual([]);
  expect(faults.join()).toMatch(reason);
});

it('refuses a file of something else', async () => {
  await expect(read('a,b\n1,2\n')).rejects.toThrow(
    /is not a file of spend: its header has no column day, channel, amount/,
  );
});
