import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { historyOrder, openRetailer, type Retailer } from '../../support/retailer.ts';

interface Figure {
  readonly metric: { readonly key: string; readonly benchmark: string | null };
  readonly value: string | null;
  readonly n: number;
  readonly low: string | null;
  readonly high: string | null;
}
const FIGURE = 'metric { key benchmark } value n low high';
const figureOf = (figures: readonly Figure[], key: string) =>
  figures.find(({ metric }) => metric.key === key) ?? expect.fail(key);

let retailer: Retailer;
let paris = '';
beforeAll(async () => {
  retailer = await openRetailer();
  paris = await retailer.openStore('PAR');
});
afterAll(() => retailer?.close());

describe('what customers are worth', () => {
  it('K7: customers of several channels were worth 30 % more in net sales, and 56 % more in margin', async () => {
    const groups = { omni: 6_500, mono: 5_000 };
    // Of each first purchase the cost is known, of each second it is not.
    const withCost = (order: ReturnType<typeof historyOrder>, share: number) => ({
      ...order,
      lines: order.lines.map((line) => ({ ...line, costMinor: String(Math.round(Number(line.netMinor) * share)) })),
    });
    const names = Object.keys(groups).flatMap((group) =>
      Array.from({ length: 50 }, (_, index) => `k7-${group}-${index}`),
    );
    const customer = await retailer.meetCustomers(names);
    await retailer.importOrders(
      names.flatMap((name, index) => {
        const isOmni = name.startsWith('k7-omni');
        const minor = (isOmni ? groups.omni : groups.mono) + (index % 2 === 0 ? 100 : -100);
        const who = { customerId: customer(name) };
        return [
          withCost(historyOrder(`${name}-1`, '2022-09-10T11:00:00Z', minor, who), isOmni ? 0.4 : 0.5),
          historyOrder(
            `${name}-2`,
            '2022-09-20T11:00:00Z',
            minor,
            isOmni ? { ...who, channel: 'STORE', storeId: paris } : who,
          ),
        ];
      }),
    );
    await retailer.settle();
    const document = `query ($input: ReportInput!) { customersReport(input: $input) {
      cards { ${FIGURE} } costCoverage { ${FIGURE} } omniAgainstMono { ...Compared } marginOmniAgainstMono { ...Compared } } }
      fragment Compared on OmniComparison { omni { ${FIGURE} } mono { ${FIGURE} } uplift { ${FIGURE} }
        standardizedUplift { ${FIGURE} } strata { orders omni { ${FIGURE} } mono { ${FIGURE} } } }`;
    const input = { from: '2022-09-01', before: '2022-10-01' };
    type Compared = Record<'omni' | 'mono' | 'uplift' | 'standardizedUplift', Figure> & {
      strata: Array<{ orders: string } & Record<'omni' | 'mono', Figure>>;
    };
    const { customersReport } = await retailer.read<{
      customersReport: { cards: Figure[]; costCoverage: Figure } & Record<
        'omniAgainstMono' | 'marginOmniAgainstMono',
        Compared
      >;
    }>(document, { input });
    const { omni, mono, uplift } = customersReport.omniAgainstMono;
    expect([omni, mono]).toMatchObject([
      { value: '130.00', n: 50 },
      { value: '100.00', n: 50 },
    ]);
    expect(uplift).toMatchObject({ value: '0.3000', metric: { benchmark: expect.stringContaining('+30') } });
    expect(Number(uplift.low)).toBeLessThan(0.3);
    expect(Number(uplift.high)).toBeGreaterThan(0.3);
    // 39.00 of 65.00 and 25.00 of 50.00, of the half of the sales whose cost is known.
    const margin = customersReport.marginOmniAgainstMono;
    expect(margin.omni).toMatchObject({ value: '39.00', n: 50 });
    expect(margin.mono).toMatchObject({ value: '25.00', n: 50 });
    expect(margin.uplift).toMatchObject({ value: '0.5600', n: 50, metric: { benchmark: null } });
    expect(figureOf(customersReport.cards, 'customer_lifetime_margin')).toMatchObject({ value: '32.00', n: 100 });
    expect(customersReport.costCoverage).toMatchObject({ value: '0.5000', n: 100 });
    // All of them ordered twice: equal numbers of orders change nothing.
    for (const { standardizedUplift, strata, ...compared } of [customersReport.omniAgainstMono, margin]) {
      expect(standardizedUplift.value).toBe(compared.uplift.value);
      expect(strata.map(({ orders, omni: several, mono: one }) => [orders, several.n, one.n])).toEqual([
        ['1', 0, 0],
        ['2', 50, 50],
        ['3-5', 0, 0],
        ['6+', 0, 0],
      ]);
    }
  });
});
