import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openSourceFile } from '../csv/source-file.ts';
import { readRates } from './read-rates.ts';

const folder = mkdtempSync(join(tmpdir(), 'rates-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(text: string, name = 'rates.csv') {
  const path = join(folder, name);
  writeFileSync(path, text);
  const { source, rows, faults } = await readRates(openSourceFile(path), 'EUR', () => undefined);
  return {
    source,
    rows: rows.map(({ day, base, currency, rate }) => `${day} ${base} ${currency} ${rate}`),
    faults: faults.map(({ line, reason }) => `${line}: ${reason}`),
  };
}

/** As the ECB publishes it: https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist-90d.xml. */
const XML = `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
	<gesmes:subject>Reference rates</gesmes:subject>
	<gesmes:Sender>
		<gesmes:name>European Central Bank</gesmes:name>
	</gesmes:Sender>
	<Cube>
		<Cube time='2024-06-28'>
			<Cube currency='USD' rate='1.0705'/>
			<Cube currency='IDR' rate='17487.21'/>
		</Cube>
		<Cube time="2024-06-27"><Cube currency="USD" rate="1.0696"/></Cube>
	</Cube>
</gesmes:Envelope>
`;

it('X8: reads the XML of the ECB, of a day and of a history', async () => {
  const rows = ['2024-06-28 EUR USD 1.0705', '2024-06-28 EUR IDR 17487.21', '2024-06-27 EUR USD 1.0696'];
  expect(await read(XML, 'eurofxref-daily.xml')).toEqual({ source: 'ecb', rows, faults: [] });
  expect((await read(XML.replace("'1.0705'", "'-'"), 'bad.xml')).faults).toEqual(['9: "-" is no rate such as 1.0823']);
  await expect(read('<html><body>Not found</body></html>', 'page.xml')).rejects.toThrow(
    /is not the ECB's file of reference rates/,
  );
});

it('X8: reads the tables of the ECB, of a history and of a day, with what was not published', async () => {
  const history = 'Date,USD,JPY,CYP,\n2024-06-28,1.0705,171.94,N/A,\n2024-06-27,1.0696,171.87,N/A,\n';
  expect(await read(history, 'eurofxref-hist.csv')).toEqual({
    source: 'ecb',
    rows: [
      '2024-06-28 EUR USD 1.0705',
      '2024-06-28 EUR JPY 171.94',
      '2024-06-27 EUR USD 1.0696',
      '2024-06-27 EUR JPY 171.87',
    ],
    faults: [],
  });
  const day = 'Date, USD, JPY, \n28 June 2024, 1.0705, 171.94, \n';
  expect((await read(day, 'eurofxref.csv')).rows).toEqual(['2024-06-28 EUR USD 1.0705', '2024-06-28 EUR JPY 171.94']);
});

it('X8: reads a file of its own, the later of two rates for the same, of another base where it says so', async () => {
  const text = 'Rate;Currency;Day;Base\n1.1;USD;2026-05-01;\n1.2;usd;2026-05-01;EUR\n0.9;EUR;2026-05-01;CHF\n';
  expect(await read(text)).toEqual({
    source: 'file',
    rows: ['2026-05-01 EUR USD 1.2', '2026-05-01 CHF EUR 0.9'],
    faults: [],
  });
});

it.each([
  ['01/05/2026,USD,1.1', /2: "01\/05\/2026" is no day/],
  ['2026-02-30,USD,1.1', /2: "2026-02-30" is no day/],
  ['2026-05-01,dollar,1.1', /2: "DOLLAR" is no currency/],
  ['2026-05-01,EUR,1', /2: a rate of EUR against itself says nothing/],
  ['2026-05-01,USD,"1,1"', /2: "1,1" is no rate/],
  ['2026-05-01,USD,0.0', /2: "0.0" is no rate/],
  ['2026-05-01,USD,', /2: "" is no rate/],
])('X8: refuses the row %s, and names its line', async (row, reason) => {
  const { rows, faults } = await read(`day,currency,rate\n${row}\n`);
  expect(rows).toEqual([]);
  expect(faults.join()).toMatch(reason);
});

it('X8: refuses a file of something else', async () => {
  await expect(read('a,b\n1,2\n')).rejects.toThrow(
    /is not a file of rates: its header has no column day, currency, rate/,
  );
});
