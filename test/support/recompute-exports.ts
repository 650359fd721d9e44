/**
 * Figures straight from exports of Shopify and WooCommerce. Shares no code with the product on purpose: its own parser,
 * its own arithmetic, whole cents.
 */
import { readFileSync } from 'node:fs';

/** Figures of one currency, in cents; what is off by a rounding of each line is given with its bound. */
export interface ExportFigures {
  orders: number;
  canceled: number;
  net: number;
  tax: number;
  shipping: number;
  refunds: number;
  /** Without tax; exact to `roundings` cents, as the parts of discounts and taxes are rounded line by line. */
  gross: number;
  discounts: number;
  returns: number;
  roundings: number;
}

type Row = Readonly<Record<string, string>>;

function parse(path: string): Row[] {
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end !== ',') rows.push([]);
  }
  const [header = [], ...body] = rows.filter((cells) => cells.some((cell) => cell !== ''));
  return body.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])));
}

const cents = (text: string | undefined) => Math.round(Number(text || '0') * 100);

function byOrder(rows: readonly Row[], key: string): Row[][] {
  const orders = new Map<string, Row[]>();
  for (const row of rows) orders.set(row[key] ?? '', [...(orders.get(row[key] ?? '') ?? []), row]);
  return [...orders.values()];
}

function figuresOf(table: Map<string, ExportFigures>, currency: string): ExportFigures {
  const known = table.get(currency);
  if (known) return known;
  const none = { orders: 0, canceled: 0, net: 0, tax: 0, shipping: 0, refunds: 0, gross: 0, discounts: 0, returns: 0 };
  const fresh = { ...none, roundings: 0 };
  table.set(currency, fresh);
  return fresh;
}

function add(
  figures: ExportFigures,
  order: {
    gross: number;
    off: number;
    tax: number;
    included: boolean;
    shipping: number;
    refund: number;
    lines: number;
    isCanceled: boolean;
  },
): void {
  const { gross, off, tax, included, shipping, refund, lines, isCanceled } = order;
  const net = gross - off - (included ? tax : 0);
  const share = gross === off ? 1 : net / (gross - off);
  figures.orders += 1;
  figures.canceled += isCanceled ? 1 : 0;
  figures.net += net;
  figures.tax += gross - off === 0 ? 0 : tax;
  figures.shipping += shipping;
  figures.gross += gross * share;
  figures.discounts += off * share;
  figures.roundings += lines;
  if (isCanceled || refund === 0) return;
  figures.refunds += refund;
  figures.returns += (Math.min(refund, net + tax) * net) / (net + tax);
}

export function recomputeShopify(path: string): Map<string, ExportFigures> {
  const table = new Map<string, ExportFigures>();
  for (const rows of byOrder(parse(path), 'Name')) {
    const [first = {}] = rows;
    const gross = rows.reduce((sum, row) => sum + cents(row['Lineitem price']) * Number(row['Lineitem quantity']), 0);
    const [off, tax, duties] = [cents(first['Discount Amount']), cents(first['Taxes']), cents(first['Duties'])];
    const shipping = cents(first['Shipping']);
    add(figuresOf(table, first['Currency'] ?? ''), {
      gross,
      off,
      tax,
      included: tax > 0 && cents(first['Total']) === gross - off + shipping + duties,
      shipping,
      refund: cents(first['Refunded Amount']),
      lines: rows.length,
      isCanceled: first['Financial Status'] === 'voided' || Boolean(first['Cancelled at']),
    });
    figuresOf(table, first['Currency'] ?? '').tax += duties;
  }
  return table;
}

export function recomputeWooCommerce(path: string, currency: string): Map<string, ExportFigures> {
  const table = new Map<string, ExportFigures>();
  for (const rows of byOrder(parse(path), 'Order Number')) {
    const [first = {}] = rows;
    if (/failed|pending|draft/i.test(first['Order Status'] ?? '')) continue;
    add(figuresOf(table, currency), {
      gross: rows.reduce((sum, row) => sum + cents(row['Item Cost']) * Number(row['Quantity']), 0),
      off: cents(first['Cart Discount Amount']),
      tax: cents(first['Order Total Tax Amount']),
      included: false,
      shipping: cents(first['Order Shipping Amount']),
      refund: cents(first['Order Refund Amount']),
      lines: rows.length,
      isCanceled: /cancel/i.test(first['Order Status'] ?? ''),
    });
  }
  return table;
}
