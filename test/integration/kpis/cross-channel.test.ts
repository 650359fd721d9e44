import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantedShops } from '../../support/planted-shops.ts';
import { openRetailer, type Retailer } from '../../support/retailer.ts';

let retailer: Retailer;
beforeAll(async () => {
  retailer = await openRetailer();
  await retailer.live(plantedShops);
  await retailer.settle();
});
afterAll(() => retailer?.close());

interface Figure {
  readonly metric: { readonly key: string; readonly benchmark: string | null };
  readonly value: string | null;
  readonly n: number;
  readonly low: string | null;
  readonly high: string | null;
  readonly caveat: string | null;
}
type Comparison = Readonly<Record<'omni' | 'mono' | 'uplift', Figure>>;
interface Report {
  readonly cards: readonly Figure[];
  readonly matrix: {
    readonly rows: ReadonlyArray<{ touchedCode: string; cells: ReadonlyArray<{ boughtCode: string; share: Figure }> }>;
  };
  readonly retention: Comparison;
  readonly storeOrderValue: Comparison;
  readonly onlineOrderValue: Comparison;
  readonly repeatVisits: Comparison;
}
const FIGURE = 'metric { key benchmark } value n low high caveat';
const COMPARED = `omni { ${FIGURE} } mono { ${FIGURE} } uplift { ${FIGURE} }`;
const REPORT = `query ($input: ReportInput!) { crossChannelReport(input: $input) { cards { ${FIGURE} }
  matrix { rows { touchedCode cells { boughtCode share { ${FIGURE} } } } } retention { ${COMPARED} }
  storeOrderValue { ${COMPARED} } onlineOrderValue { ${COMPARED} } repeatVisits { ${COMPARED} } } }`;

async function report(from: string, before: string): Promise<Report> {
  const data = await retailer.read<{ crossChannelReport: Report }>(REPORT, { input: { from, before } });
  return data.crossChannelReport;
}
async function card(key: string, from: string, before: string): Promise<Figure> {
  const { cards } = await report(from, before);
  return cards.find(({ metric }) => metric.key === key) ?? expect.fail(key);
}
const benchmark = (text: string) => ({ benchmark: expect.stringContaining(text) });

describe('people who go from one channel to another', () => {
  it('K2: of four who touched Instagram, three bought in a store within seven days', async () => {
    const { matrix } = await report('2025-03-01', '2025-04-01');
    const row = matrix.rows.find(({ touchedCode }) => touchedCode === 'INSTAGRAM');
    const cell = row?.cells.find(({ boughtCode }) => boughtCode === 'STORE');
    expect(cell?.share).toMatchObject({ value: '0.7500', n: 4 });
  });

  it('K3: 87 of 100 store buyers had looked online in the seven days before', async () => {
    expect(await card('research_online_rate', '2011-03-01', '2011-04-01')).toMatchObject({
      value: '0.8700',
      n: 100,
      metric: benchmark('87 %'),
    });
  });

  it('K9: 27 of 100 pickups were followed by a purchase in a store within two hours', async () => {
    expect(await card('pickup_attach_rate', '2019-03-01', '2019-04-01')).toMatchObject({
      value: '0.2700',
      n: 100,
      metric: benchmark('25 % to 30 %'),
    });
  });

  it('K10: 41 of 100 online buyers collect', async () => {
    expect(await card('pickup_adoption', '2021-03-01', '2021-04-01')).toMatchObject({
      value: '0.4100',
      n: 100,
      metric: benchmark('41 %'),
    });
  });

  it('A9, K11: 20 of 100 who looked for a store came to none within seven days', async () => {
    expect(await card('store_intent_loss', '2023-03-01', '2023-04-01')).toMatchObject({
      value: '0.2000',
      n: 100,
      metric: benchmark('20 %'),
    });
  });
});

describe('customers of several channels against those of one', () => {
  it('K4: 89 % and 33 % bought again, with the interval of the difference and the caveat', async () => {
    const { retention } = await report('2013-05-01', '2013-06-01');
    expect([retention.omni, retention.mono]).toMatchObject([
      { value: '0.8900', n: 100 },
      { value: '0.3300', n: 100 },
    ]);
    // Newcombe, 1998, method 10.
    expect(retention.uplift).toMatchObject({ value: '0.5600', low: '0.4366', high: '0.6568' });
    expect(retention.uplift.caveat).toContain('Observed, not caused');
    expect(retention.omni.metric.benchmark).toMatch(/89 %.*33 %/);
  });

  it('K5: they spend 4 % more in stores and 10 % more online', async () => {
    const { storeOrderValue, onlineOrderValue } = await report('2015-03-01', '2015-04-01');
    expect(storeOrderValue.uplift).toMatchObject({ value: '0.0400', n: 50, metric: benchmark('+4 %') });
    expect(onlineOrderValue.uplift).toMatchObject({ value: '0.1000', n: 50, metric: benchmark('+10 %') });
  });

  it('K6: they come 23 % more often in the 182 days after a purchase', async () => {
    const { repeatVisits } = await report('2017-07-01', '2017-08-01');
    expect([repeatVisits.omni.value, repeatVisits.mono.value]).toEqual(['1.23', '1.00']);
    expect(repeatVisits.uplift).toMatchObject({ value: '0.2300', n: 100, metric: benchmark('+23 %') });
  });
});
