import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { historyOrder, openRetailer, type Retailer } from '../../support/retailer.ts';

let retailer: Retailer;
beforeAll(async () => {
  retailer = await openRetailer();
});
afterAll(() => retailer?.close());

describe('the catchment of a store', () => {
  const REPORT = `query ($input: ReportInput!) { storesReport(input: $input) { rows { location { id code }
    current { catchmentOnlineSales { amount } catchmentOnlineOrders } previous { catchmentOnlineOrders }
    catchmentUplift { metric { key } value n low high caveat } } } }`;
  const input = { from: '2025-03-01', before: '2025-04-01', compare: 'PREVIOUS_MONTH' };

  it('A6: sent online orders into it before and after, beside those sent elsewhere, with n, interval and caveat', async () => {
    const address = { city: 'Lille', countryCode: 'FR' };
    const lille = await retailer.openStore('LIL', { address });
    await retailer.change(
      `mutation ($input: UpdateLocationInput!) { updateLocation(input: $input) { __typename
        ... on UpdateLocationPayload { location { catchment } } } }`,
      { locationId: lille, catchment: ['59', '62 000', '59'] },
    );
    const sent = (name: string, day: string, count: number, postalCode: string | null, country = 'FR') =>
      Array.from({ length: count }, (_, index) =>
        historyOrder(`${name}-${day}-${index}`, `${day}T11:00:00Z`, 1_000, {
          ...{ deliveryMethod: 'SHIP', deliveryPostalCode: postalCode, deliveryCountryCode: postalCode && country },
        }),
      );
    await retailer.importOrders([
      ...sent('a6-in', '2025-02-10', 20, '59 800'),
      ...sent('a6-in', '2025-03-10', 38, '59800'),
      ...sent('a6-whole', '2025-03-10', 2, '62000'),
      ...sent('a6-out', '2025-02-10', 29, '69001'),
      ...sent('a6-out', '2025-03-10', 29, '62100'),
      // The same code of another country; and nobody says where.
      ...sent('a6-be', '2025-02-10', 1, '5900', 'BE'),
      ...sent('a6-be', '2025-03-10', 1, '5900', 'BE'),
      ...sent('a6-unknown', '2025-03-10', 5, null),
      // Rung up in a store: no online sale.
      historyOrder('a6-pos', '2025-03-10T11:00:00Z', 1_000, { channel: 'STORE', storeId: lille }),
    ]);
    await retailer.settle();
    type Row = Record<'current' | 'previous' | 'catchmentUplift', object | null> & { location: { id: string } | null };
    const { storesReport } = await retailer.read<{ storesReport: { rows: Row[] } }>(REPORT, { input });
    const row = storesReport.rows.find(({ location }) => location?.id === lille) ?? expect.fail('no row');
    expect(row.current).toEqual({ catchmentOnlineSales: { amount: '400.00' }, catchmentOnlineOrders: 40 });
    expect(row.previous).toEqual({ catchmentOnlineOrders: 20 });
    // Twice as many there, as many elsewhere; the logarithm within 1.96 × √(1/40 + 1/20 + 1/30 + 1/30).
    const reach = Math.exp(1.96 * Math.sqrt(1 / 40 + 1 / 20 + 2 / 30));
    expect(row.catchmentUplift).toMatchObject({
      ...{ metric: { key: 'catchment_online_uplift' }, value: '1.0000', n: 60 },
      ...{ low: (2 / reach - 1).toFixed(4), high: (2 * reach - 1).toFixed(4) },
      caveat: expect.stringContaining('Observed, not caused'),
    });
    // Stores without one have none.
    expect(storesReport.rows.filter(({ catchmentUplift }) => catchmentUplift)).toHaveLength(1);
  });
});
