import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readOrderFiles } from '../../../test/support/read-order-files.ts';
import { type ExportFigures, recomputeShopify, recomputeWooCommerce } from '../../../test/support/recompute-exports.ts';
import { inProject } from '../../cli/project.ts';
import type { OrderDraft } from './drafts.ts';

const fixture = (name: string) => inProject('test', 'fixtures', 'orders', `${name}.csv`);
const mapping = (name: string) => readFileSync(inProject('ops', 'import', 'mappings', `${name}.yaml`), 'utf8');
/** Exports of other shops, where PASSERELLE_REAL_DATA names their folder. */
const real = join(process.env['PASSERELLE_REAL_DATA'] ?? '', 'shopify_orders');
const realFiles = process.env['PASSERELLE_REAL_DATA'] && existsSync(real) ? readdirSync(real) : [];

type Figures = Omit<ExportFigures, 'roundings'>;

/** What the orders of one currency add up to, in cents. */
function addUp(orders: readonly OrderDraft[], currency: string): Figures {
  const own = orders.filter((order) => order.currency === currency);
  const sum = (pick: (order: OrderDraft) => bigint) => own.reduce((total, order) => total + Number(pick(order)), 0);
  const ofLines = (pick: (line: OrderDraft['lines'][number]) => bigint) =>
    sum((order) => order.lines.reduce((total, line) => total + pick(line), 0n));
  return {
    orders: own.length,
    canceled: own.filter(({ canceledAt }) => canceledAt !== null).length,
    gross: ofLines(({ figures }) => figures.gross),
    discounts: ofLines(({ figures }) => figures.discount),
    net: ofLines(({ figures }) => figures.net),
    tax: ofLines(({ figures }) => figures.tax),
    shipping: sum(({ shippingMinor }) => shippingMinor),
    refunds: sum(({ returns }) => returns.reduce((total, one) => total + one.refundMinor, 0n)),
    returns: sum(({ returns }) =>
      returns.flatMap(({ parts }) => parts).reduce((total, part) => total + part.netMinor, 0n),
    ),
  };
}

async function compare(name: string, path: string, expected: ReadonlyMap<string, ExportFigures>): Promise<void> {
  const { orders, rejects } = await readOrderFiles(mapping(name), [readFileSync(path)]);
  expect(rejects).toEqual([]);
  expect([...new Set(orders.map(({ currency }) => currency))].sort()).toEqual([...expected.keys()].sort());
  for (const [currency, { roundings, ...figures }] of expected) {
    const { gross, discounts, returns, ...exact } = addUp(orders, currency);
    const { gross: grossNow, discounts: discountsNow, returns: returnsNow, ...exactNow } = figures;
    expect({ currency, ...exact }).toEqual({ currency, ...exactNow });
    expect(gross - discounts).toBe(exact.net);
    for (const [one, other] of [
      [gross, grossNow],
      [discounts, discountsNow],
      [returns, returnsNow],
    ] as const) {
      expect(Math.abs(one - other), `${currency}: ${one} for ${other}`).toBeLessThanOrEqual(roundings / 2);
    }
  }
}

describe('the figures of an export by the mapping that comes with the project', () => {
  it("equal a recomputation that shares no code: Shopify's orders", async () => {
    await compare('shopify_orders', fixture('shopify_orders'), recomputeShopify(fixture('shopify_orders')));
  });

  it("equal a recomputation that shares no code: WooCommerce's orders", async () => {
    const path = fixture('woocommerce_orders');
    await compare('woocommerce_orders', path, recomputeWooCommerce(path, 'EUR'));
  });

  it('are the same of WooCommerce with the statuses as its database has them', async () => {
    const shown = readFileSync(fixture('woocommerce_orders'), 'utf8');
    const stored = shown.replaceAll(/(?<=^\d+,)\w+/gm, (word) => `wc-${word.toLowerCase()}`);
    const read = async (text: string) => (await readOrderFiles(mapping('woocommerce_orders'), [text])).orders;
    expect(stored).not.toBe(shown);
    expect(addUp(await read(stored), 'EUR')).toEqual(addUp(await read(shown), 'EUR'));
  });

  it.skipIf(realFiles.length === 0)(
    'equal it for other shops (skipped where PASSERELLE_REAL_DATA holds no shopify_orders)',
    async () => {
      for (const file of realFiles)
        await compare('shopify_orders', join(real, file), recomputeShopify(join(real, file)));
    },
    120_000,
  );
});

describe('an order of Shopify', () => {
  const orders = async () => {
    const read = await readOrderFiles(mapping('shopify_orders'), [readFileSync(fixture('shopify_orders'))]);
    return new Map(read.orders.map((order) => [order.key, order]));
  };
  it('is of its channel, its store and its buyer, and known by its name', async () => {
    const all = await orders();
    const told = (key: string) => {
      const { channel, store, email, phone, placedAt } = all.get(key) ?? ({} as OrderDraft);
      return [channel, store, email, phone, placedAt?.toISOString()];
    };
    expect(told('#1003')).toEqual(['STORE', 'Casa Madre María', null, null, '2025-05-13T09:01:12.000Z']);
    expect(told('#1005')).toEqual(['WEB', null, 'buyer4@example.test', null, '2024-11-29T13:00:00.000Z']);
    expect(told('#1012')).toEqual(['CHANNEL_5690175', null, null, '+8801700000001', '2025-04-01T09:30:00.000Z']);
  });

  it('without a SKU names its product by the title, and a tip is a line of its own', async () => {
    const all = await orders();
    expect(all.get('#1006')?.lines.map(({ product, sku }) => [product, sku])).toEqual([
      ['BOX', 'BOX'],
      ['Tip', null],
    ]);
  });
});
