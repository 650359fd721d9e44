import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { inProject } from '../../../ops/cli/project.ts';
import { DOMAINS } from '../../../subgraphs/shared/domains.ts';
import { runCommand } from '../../support/command.ts';
import { historyOrder, historyReturn, openRetailer, type Retailer } from '../../support/retailer.ts';

// Rates by the command, as an operator runs it beside an open shop; reports through the gateway before and after.

let retailer: Retailer;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'passerelle-rates-'));
  retailer = await openRetailer();
});
afterAll(async () => {
  await retailer?.close();
  rmSync(folder, { recursive: true, force: true });
});

const { scripts } = JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as { scripts: Record<string, string> };
/** Runs `npm run <name> -- <words>`, and fails when it does. @returns what it printed */
async function run(name: 'import' | 'rebuild', ...words: readonly string[]): Promise<string> {
  const admins = Object.fromEntries(
    DOMAINS.map((domain) => [`${domain.toUpperCase()}_ADMIN_DATABASE_URL`, retailer.database.adminUrl]),
  );
  const [node, ...own] = (scripts[name] ?? '').replace(/^exec /, '').split(' ');
  expect(node).toBe('node');
  const { code, stdout, stderr } = await runCommand([...own, ...words], { ...retailer.env, ...admins });
  expect([code, code === 0 ? '' : stderr]).toEqual([0, '']);
  return stdout;
}
function write(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}
const importing = (what: 'rates' | 'spend', file: string) => run('import', what, file, '--rejects', folder);

/** The history of the ECB, newest day first, with the columns of this test; pounds are not published on the first day. */
const ecb = (factor: number) =>
  write('eurofxref-hist.csv', [
    'Date,USD,GBP,',
    `2024-03-04,${(1.6 * factor).toFixed(4)},${(0.8 * factor).toFixed(4)},`,
    `2024-03-01,${(1.25 * factor).toFixed(4)},N/A,`,
  ]);

interface Amount {
  readonly amount: string;
  readonly currencyCode: string;
}
interface Answer {
  report: {
    totals: { values: Array<{ metric: { key: string }; value: string | null }> };
  };
  currencyConversions: {
    conversions: Array<{ isConverted: boolean; netSales: Amount; convertedNetSales: Amount | null }>;
  };
  spendReport: {
    frame: { currencies: string[] };
    spend: Amount;
    otherCurrencies: Amount[];
    cards: Array<{ metric: { key: string }; value: string | null }>;
  };
}
const READ = `query ($input: ReportInput!) {
  report(input: $input, metrics: ["net_sales", "orders"]) { totals { values { metric { key } value } } }
  currencyConversions(input: $input) { conversions { isConverted netSales { amount currencyCode }
    convertedNetSales { amount currencyCode } } }
  spendReport(input: $input) { frame { currencies } spend { amount currencyCode } otherCurrencies { amount currencyCode }
    cards { metric { key } value } } }`;
/** Figures of March in the currency of the shop, and what is named as counted and as uncounted. */
async function march() {
  await retailer.settle();
  const { report, currencyConversions, spendReport } = await retailer.read<Answer>(READ, {
    input: { from: '2024-03-01', before: '2024-04-01', currencyCode: 'EUR' },
  });
  const value = (key: string) => report.totals.values.find(({ metric }) => metric.key === key)?.value;
  const text = ({ amount, currencyCode }: Amount) => `${amount} ${currencyCode}`;
  return {
    netSales: value('net_sales'),
    orders: value('orders'),
    currencies: [...spendReport.frame.currencies].sort(),
    sales: currencyConversions.conversions.map(({ netSales, convertedNetSales }) =>
      [text(netSales), convertedNetSales ? text(convertedNetSales) : 'none'].join(' = '),
    ),
    spend: spendReport.spend.amount,
    unspent: spendReport.otherCurrencies.map(text),
    efficiency: spendReport.cards.find(({ metric }) => metric.key === 'marketing_efficiency_ratio')?.value,
  };
}

it('X8: counts by an imported file what was named as uncounted before, and the same whatever a later file says', async () => {
  const foreign = (id: string, day: string, currency: string, net: number, more: object = {}) =>
    historyOrder(id, `${day}T11:00:00Z`, net, { currency, ...more });
  await retailer.importOrders([
    foreign('eur', '2024-03-02', 'EUR', 10_000),
    foreign('usd', '2024-03-02', 'USD', 12_500),
    foreign('gbp', '2024-03-05', 'GBP', 8_000, { returns: [historyReturn('back', '2024-03-08T11:00:00Z', 8_000)] }),
    foreign('gbp-early', '2024-03-02', 'GBP', 4_400),
  ]);
  const spent = write('spend.csv', [
    'day,channel,amount,currency',
    '2024-03-02,WEB,10.00,EUR',
    '2024-03-03,WEB,12.50,USD',
    '2024-03-02,APP,99.00,GBP',
  ]);
  expect(await importing('spend', spent)).toContain('3');
  expect(await march()).toEqual({
    ...{ netSales: '100.00', orders: '1', currencies: ['EUR', 'GBP', 'USD'] },
    sales: ['44.00 GBP = none', '125.00 USD = none'],
    ...{ spend: '10.00', unspent: ['99.00 GBP', '12.50 USD'], efficiency: '10.00' },
  });

  // Pounds are published from the Monday on: what was sold and spent before it has no rate.
  expect(await importing('rates', ecb(1))).toContain('3 exchange rates: 3 new, 0 corrected');
  expect(await march()).toMatchObject({
    netSales: '100.00',
    spend: '20.00',
    unspent: ['99.00 GBP'],
    efficiency: '5.00',
  });
  // The facts of orders are rebuilt beside the open shop.
  await run('rebuild');
  const counted = {
    ...{ netSales: '200.00', orders: '3', currencies: ['EUR', 'GBP'] },
    sales: ['0.00 GBP = 0.00 EUR', '44.00 GBP = none', '125.00 USD = 100.00 EUR'],
    ...{ spend: '20.00', unspent: ['99.00 GBP'], efficiency: '10.00' },
  };
  expect(await march()).toEqual(counted);

  expect(await importing('rates', ecb(1))).toContain('3 exchange rates: 0 new, 0 corrected');
  const corrected = await importing('rates', ecb(2));
  expect(corrected).toContain('3 exchange rates: 0 new, 3 corrected');
  expect(corrected).toContain('Corrected: 2024-03-01 1 EUR = 2.5000 USD, before 1.2500');
  expect(await march()).toEqual(counted);
  await run('rebuild');
  expect(await march()).toEqual(counted);
});
