import { expect, it } from 'vitest';
import { poundsPerEuro } from '../../../ops/demo/plan/plan-rates.ts';
import { SHOP_ABROAD } from '../../../ops/demo/plan/shop-abroad.ts';
import type { DemoTruth } from '../../../ops/demo/plan/truth.ts';

interface Money {
  readonly amount: string;
  readonly currencyCode: string;
}

/** How the demo shop is asked. */
interface AbroadFacts {
  ask<T>(document: string, variables: Record<string, unknown>): Promise<T>;
  truth(): DemoTruth;
  rows<T>(text: string): Promise<T[]>;
  readonly period: { readonly from: string; readonly before: string };
}

const cents = (amount: string | null | undefined) => Math.round(Number(amount) * 100);

/** The web shop of the United Kingdom in figures, channels, orders and catalog. */
export function abroadTests({ ask, truth, rows, period }: AbroadFacts): void {
  it('sells in pounds, and counts for what was planted in euros, in the whole and by channel', async () => {
    interface Answer {
      report: { totals: { values: [{ value: string | null }] } };
      channelReport: {
        rows: Array<{
          key: { value: string } | null;
          values: Array<{ metric: { key: string }; value: string | null }>;
        }>;
      };
      currencyConversions: {
        conversions: Array<{
          isConverted: boolean;
          orderCount: number;
          netSales: Money;
          convertedNetSales: Money | null;
        }>;
      };
    }
    const { report, channelReport, currencyConversions } = await ask<Answer>(
      `query ($input: ReportInput!) {
        report(input: $input, metrics: ["net_sales"]) { totals { values { value } } }
        channelReport(input: $input, by: CHANNEL) { rows { key { value } values { metric { key } value } } }
        currencyConversions(input: $input) { conversions { isConverted orderCount
          netSales { amount currencyCode } convertedNetSales { amount currencyCode } } } }`,
      { input: period },
    );
    const { channels } = truth();
    const kept = (own: (typeof channels)[string] | undefined) => (own ? own.netMinor - own.returnedMinor : Number.NaN);
    const all = Object.values(channels).reduce((sum, own) => sum + kept(own), 0);
    expect(cents(report.totals.values[0].value)).toBe(all);
    const abroad = channelReport.rows.find(({ key }) => key?.value === SHOP_ABROAD.channel);
    const planted = channels[SHOP_ABROAD.channel];
    expect(cents(abroad?.values.find(({ metric }) => metric.key === 'net_sales')?.value)).toBe(kept(planted));
    const [sold] = await rows<{ orders: string; net: string }>(`
      select count(*) as orders, sum(net_minor) - (select sum(l.net_minor) from orders.order_return r
        join orders.order_return_line l on l.return_id = r.id join orders.orders o on o.id = r.order_id
        where o.currency = 'GBP') as net
      from orders.orders where currency = 'GBP'`);
    expect(Number(sold?.orders)).toBeGreaterThanOrEqual(25);
    expect(currencyConversions.conversions).toEqual([
      {
        isConverted: true,
        orderCount: Number(sold?.orders),
        netSales: { amount: (Number(sold?.net) / 100).toFixed(2), currencyCode: 'GBP' },
        convertedNetSales: { amount: (kept(planted) / 100).toFixed(2), currencyCode: 'EUR' },
      },
    ]);
  });

  it('keeps with each order the invented rate of its day, of the last day that has one on weekends', async () => {
    interface Answer {
      orders: {
        nodes: Array<{
          placedAt: string;
          channel: { code: string; name: string };
          cost: { total: { gross: Money } };
          shippingAddress: { city: string; countryCode: string } | null;
          exchangeRate: { rate: string; rateDate: string; source: string; shopCurrencyCode: string } | null;
        }>;
      };
    }
    const { orders } = await ask<Answer>(
      `query ($currency: CurrencyCode!) { orders(first: 100, filter: { currencyCode: $currency }) { nodes { placedAt
        channel { code name } cost { total { gross { amount currencyCode } } } shippingAddress { city countryCode }
        exchangeRate { rate rateDate source shopCurrencyCode } } } }`,
      { currency: SHOP_ABROAD.currency },
    );
    expect(orders.nodes.length).toBeGreaterThanOrEqual(25);
    for (const { placedAt, channel, cost, shippingAddress, exchangeRate } of orders.nodes) {
      expect(channel).toEqual({ code: SHOP_ABROAD.channel, name: SHOP_ABROAD.name });
      expect(cost.total.gross.currencyCode).toBe('GBP');
      expect(shippingAddress?.countryCode).toBe('GB');
      expect(exchangeRate).toMatchObject({ source: 'demo', shopCurrencyCode: 'EUR' });
      expect(Number(exchangeRate?.rate)).toBeCloseTo(100_000 / poundsPerEuro(new Date(placedAt)), 9);
      expect([0, 6]).not.toContain(new Date(exchangeRate?.rateDate ?? '').getUTCDay());
      expect((exchangeRate?.rateDate ?? '') <= placedAt.slice(0, 10)).toBe(true);
    }
    const weekend = orders.nodes.filter(({ placedAt }) => new Date(placedAt).getUTCDay() % 6 === 0);
    expect(weekend.length).toBeGreaterThan(0);
    expect(weekend.every(({ placedAt, exchangeRate }) => exchangeRate?.rateDate !== placedAt.slice(0, 10))).toBe(true);
  });

  it('lists a part of the collection at prices in pounds, which change no other price', async () => {
    const listed = await rows<{ channel_code: string; currency: string; products: string }>(`
      select l.channel_code, l.currency, count(distinct v.product_id) as products
      from catalog.channel_listing l join catalog.variant v on v.id = l.variant_id
      where l.visible and l.channel_code in ('WEB', '${SHOP_ABROAD.channel}') group by 1, 2 order by 1`);
    expect(listed.map(({ channel_code, currency }) => [channel_code, currency])).toEqual([
      ['WEB', 'EUR'],
      [SHOP_ABROAD.channel, 'GBP'],
    ]);
    expect(Number(listed[1]?.products)).toBe(Math.ceil(Number(listed[0]?.products) / 3));
    expect(await rows(`select distinct currency from catalog.variant where currency <> 'EUR'`)).toEqual([]);
  });
}
