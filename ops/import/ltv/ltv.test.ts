import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inProject } from '../../cli/project.ts';
import { readLtvOptions } from './arguments.ts';
import { readTransactions } from './read-transactions.ts';
import { runLtv } from './run-ltv.ts';

const CDNOW = inProject('test', 'fixtures', 'cdnow', 'CDNOW_sample.txt');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ltv-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ltv = (...args: string[]): Promise<string> => runLtv([...args, '--out', folder]);
const refusal = (...args: string[]): Promise<string> =>
  ltv(...args).then(
    () => expect.fail('was not refused'),
    (error: Error) => `${error.name}: ${error.message}`,
  );

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** The CDNOW sample as another shop would write it: customers of even numbers came by mail. */
function asExport(): string {
  const rows = readFileSync(CDNOW, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [, customer = '', date = '', , amount = ''] = line.trim().split(/\s+/);
      const channel = Number(customer) % 2 === 0 ? 'Mail' : '=Shop';
      return `${date.slice(6)}/${date.slice(4, 6)}/${date.slice(0, 4)};C${customer};${amount.replace('.', ',')};${channel}`;
    });
  return `Order date;Customer ID;Amount;First channel\n${rows.join('\n')}\n01/01/1997;;9,90;Mail\n`;
}

/** Each customer's days and amounts, and how many rows name nobody. */
async function purchasesOf(text: string, ...args: string[]) {
  const options = readLtvOptions([write('read.csv', text), ...args]);
  if (!options) throw new Error('help');
  const { purchases, nobody } = await readTransactions(options);
  const of = [...purchases].map(([customer, bought]) => [
    customer,
    ...bought.map(({ day, amount }) => [new Date(day * 86_400_000).toISOString().slice(0, 10), amount]),
  ]);
  return { of, nobody };
}

describe('npm run ltv', () => {
  it('takes the day that a moment is written with, whatever its offset', async () => {
    const rows = 'a,2025-06-30T10:00:00-05:00,1\na,2025-06-30T22:30:00-05:00,2\nb,2025-07-01T00:30:00+02:00,3\n';
    const { of } = await purchasesOf(`customer,date,amount\n${rows}`);
    expect(of).toEqual([
      ['a', ['2025-06-30', 1], ['2025-06-30', 2]],
      ['b', ['2025-07-01', 3]],
    ]);
    expect(await refusal(write('offset.csv', 'customer,date,amount\na,2025-01-01T10:00:00+19:00,9\n'))).toMatch(
      /"2025-01-01T10:00:00\+19:00" is no date/,
    );
  });

  it('counts the words that other systems write for nobody as nobody, and leaves every number a customer', async () => {
    const words = ['NA', 'null', 'undefined', '[object Object]', 'Guest', 'unknown', 'none'];
    const rows = [...words, '11111', '0', '123456789'].map((customer) => `${customer},2025-01-01,5\n`);
    const { of, nobody } = await purchasesOf(`customer,date,amount\n${rows.join('')}`);
    expect(nobody).toBe(words.length);
    expect(of.map(([customer]) => customer)).toEqual(['11111', '0', '123456789']);
  });

  it('finds the mark between columns by the header, below a title of several words too', async () => {
    const { of } = await purchasesOf('Orders of 2025\n\ncustomer;date;amount\na;2025-01-01;12,50\n');
    expect(of).toEqual([['a', ['2025-01-01', 12.5]]]);
    const spaced = await purchasesOf('Orders of 2025\ncustomer   date        amount\na          2025-01-01  12.50\n');
    expect(spaced.of).toEqual(of);
  });

  it('finds a named column of any script, and no other in its place', async () => {
    const text = '顾客;日期;金额;折扣\na;2025-01-01;10;2\n';
    const named = (amount: string) => ['--customer', '顾客', '--date', '日期', '--amount', amount];
    expect((await purchasesOf(text, ...named('折扣'))).of).toEqual([['a', ['2025-01-01', 2]]]);
    expect((await purchasesOf(text, ...named('金额'))).of).toEqual([['a', ['2025-01-01', 10]]]);
    expect(await refusal(write('script.csv', text), ...named('税'))).toMatch(/There is no column "税"/);
    expect(await refusal(write('script.csv', text), ...named('€'))).toMatch(/There is no column "€"/);
  });

  it('takes the price of one unit times the units, and no price that may be that of one for what was paid', async () => {
    const text =
      'Invoice,Quantity,InvoiceDate,Price,Customer ID\n1,12,2010-12-01 08:26:00,2.55,17850\n2,-2,2010-12-03,2.55,17850\n';
    expect((await purchasesOf(text, '--quantity', 'Quantity')).of).toEqual([
      ['17850', ['2010-12-01', 30.6], ['2010-12-03', -5.1]],
    ]);
    expect((await purchasesOf(text, '--amount', 'Price')).of[0]?.[1]).toEqual(['2010-12-01', 2.55]);
    expect(await refusal(write('units.csv', text))).toMatch(
      /The price may be that of one unit: say --quantity "Quantity"/,
    );
    expect(await refusal(write('units.csv', text), '--quantity', 'Units')).toMatch(/no column "Units" for --quantity/);
  });

  it.each([
    [
      'two currencies of a column',
      'customer,date,amount,currency\na,2025-01-01,5,EUR\nb,2025-01-01,700,JPY\n',
      /^StartupError: Line 3: the amount is in JPY, and others before it in EUR/,
    ],
    [
      'two currencies by their marks',
      'customer,date,amount\na,2025-01-01,€5\nb,2025-01-01,$7\n',
      /Line 3: the amount is in USD or .*, and others before it in EUR/,
    ],
    ['a percentage', 'customer,date,amount\na,2025-01-01,50 %\n', /Line 2: the amount "50 %" is no amount/],
    [
      'two decimal marks',
      'customer,date,amount\na,2025-01-01,5.50\nb,2025-01-01,"7,25"\n',
      /written in two ways, "5\.50" \(line 2\) and "7,25" \(line 3\)/,
    ],
    [
      'a year far from all',
      'customer,date,amount\na,2025-01-01,5\nb,9999-12-31,7\n',
      /Line 3: "9999-12-31" is of the year 9999/,
    ],
    [
      'two columns of one name',
      'customer,date,date,amount\na,2025-01-01,2025-01-02,5\n',
      /Two columns may be the date, 2 and 3: name one by its position, --date 2/,
    ],
  ])('refuses %s', async (_name, text, says) => {
    expect(await refusal(write('mixed.csv', text))).toMatch(says);
  });

  it('takes a sign and a code of one currency for one', async () => {
    const { of } = await purchasesOf('customer,date,amount,currency\na,2025-01-01,$5,USD\na,2025-01-02,7 USD,$\n');
    expect(of).toEqual([['a', ['2025-01-01', 5], ['2025-01-02', 7]]]);
  });

  it('prints the published constants of CDNOW from columns of fixed width, and one row a customer', async () => {
    const told = await ltv(CDNOW, '--customer', '2', '--date', '3', '--amount', '5', '--calibration-end', '1997-09-30');
    expect(told).toMatch(/r +0\.24259/);
    expect(told).toMatch(/alpha +4\.41/);
    expect(told).toContain('log-likelihood -9582.4');
    expect(told).toMatch(/all +2357 +1882 +1653 +2930/);
    const json = JSON.parse(readFileSync(join(folder, 'CDNOW_sample.txt.ltv.json'), 'utf8'));
    expect(json.predictions).toHaveLength(2_357);
    expect(json.predictions[0]).toMatchObject({ customer: '0001', repeatPurchases: 2, aliveProbability: 0.7266 });
    const csv = readFileSync(join(folder, 'CDNOW_sample.txt.ltv.csv'), 'utf8').trim().split('\n');
    expect(csv).toHaveLength(2_358);
    expect(csv[0]).toContain('lifetimeValue,low,high,nextPurchase');
  });

  it('finds columns by their header, tells groups, and gives the same parameters in other units by Pareto/NBD', async () => {
    const file = write('export.csv', asExport());
    const args = ['--date-format', 'dd/MM/yyyy', '--groups', 'First channel', '--calibration-end', '1997-09-30'];
    const told = await ltv(file, ...args, '--model', 'pareto-nbd', '--unit', 'day');
    expect(told).toContain('6920 rows, 1 without a customer.');
    expect(told).toMatch(/r +0\.553/);
    expect(told).toMatch(/alpha +74\.0/);
    expect(told).toMatch(/=Shop +1179/);
    expect(readFileSync(`${file}.ltv.csv`, 'utf8')).toContain(",'=Shop,");
  });

  it('refuses what it cannot read in one sentence that names the line', async () => {
    const header = 'customer,date,amount\n';
    expect(await refusal(write('date.csv', `${header}a,yesterday,9\n`))).toMatch(
      /^StartupError: Line 2: "yesterday" is no date/,
    );
    expect(await refusal(write('amount.csv', `${header}a,2025-01-01,much\n`))).toMatch(
      /^StartupError: Line 2: the amount "much"/,
    );
    expect(await refusal(write('few.csv', `${header}a,2025-01-01,9\na,2025-02-01,9\n`))).toMatch(
      /cannot be fitted: 1 customers bought again/,
    );
    expect(await refusal(write('nobody.csv', `${header},2025-01-01,9\n`))).toMatch(/holds no purchase of a customer/);
    expect(await refusal(CDNOW)).toMatch(/No column of the customer is found/);
    const late = ['--customer', '2', '--date', '3', '--amount', '5', '--calibration-end', '1999-01-01'];
    expect(await refusal(CDNOW, ...late)).toMatch(/lies after the last purchase, of 1998-06-30/);
    const early = [...late.slice(0, -1), '1996-12-31'];
    expect(await refusal(CDNOW, ...early)).toMatch(/lies before the first purchase, of 1997-01-01/);
  });
});
