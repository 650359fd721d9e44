import { negated, toMinor } from '../amounts/exact.ts';
import { type LineDraft, type OrderDraft, type ProductFacts, RowFault } from './drafts.ts';
import type { SourceRow } from './field.ts';
import { lineFigures } from './line-figures.ts';
import type { FileOf } from './mapping.ts';
import type { RowReader } from './row-reader.ts';

/** Reads a line of an order, the `place`-th row of it; a credit has less than no units and is given as positive figures. */
export type LineReader = (row: SourceRow, order: OrderDraft, place: number) => { line: LineDraft; isCredit: boolean };

/** Compiles the fields of a line; what a products file knows of its product completes it. */
export function lineReader(
  mapped: FileOf<'lines'>,
  reader: RowReader,
  products: ReadonlyMap<string, ProductFacts>,
  takesCredits: boolean,
): LineReader {
  const key = mapped.key ? reader.required(mapped.key, 'the line key') : undefined;
  const product = reader.text(mapped.product);
  const [title, sku, category, vendor] = [
    reader.text(mapped.title),
    reader.text(mapped.sku),
    reader.text(mapped.category),
    reader.text(mapped.vendor),
  ];
  const quantity = reader.quantity(mapped.quantity, 'the quantity', takesCredits ? 'any' : 1);
  const unitPrice = reader.amount(mapped.unitPrice, 'the price');
  const total = reader.amount(mapped.total, 'the total');
  const discountRate = reader.number(mapped.discountRate, 'the discount rate');
  const discountAmount = reader.amount(mapped.discountAmount, 'the discount');
  const tax = reader.amount(mapped.tax, 'the tax');
  const unitCost = reader.amount(mapped.unitCost, 'the cost');
  const lineCost = reader.amount(mapped.lineCost, 'the cost');
  return (row, order, place) => {
    const stated = mapped.quantity ? quantity(row) : 1;
    if (stated === undefined) throw new RowFault('the quantity is empty');
    const isCredit = stated < 0;
    const units = Math.abs(stated);
    const amount = total(row, order.currency);
    const cost = unitCost(row, order.currency);
    const figures = lineFigures(
      {
        quantity: units,
        unitPrice: unitPrice(row, order.currency),
        total: isCredit && amount ? negated(amount) : amount,
        discountRate: discountRate(row),
        discountAmount: discountAmount(row, order.currency),
        tax: tax(row, order.currency),
        unitCost: cost,
        lineCost: lineCost(row, order.currency),
      },
      order.currency,
    );
    if (typeof figures === 'string') throw new RowFault(figures);
    const productKey = product(row);
    const facts = productKey === null ? undefined : products.get(productKey);
    const line: LineDraft = {
      key: key ? key(row) : `${order.key}#${place}`,
      product: productKey,
      title: facts?.title ?? title(row) ?? (productKey === null ? 'Unknown product' : `Product ${productKey}`),
      sku: facts?.sku ?? sku(row),
      category: facts?.category ?? category(row),
      vendor: facts?.vendor ?? vendor(row),
      quantity: units,
      figures,
      unitCostMinor: cost ? toMinor(cost, order.currency) : null,
      refunds: [],
    };
    return { line, isCredit };
  };
}
