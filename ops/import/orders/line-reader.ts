import { type LineDraft, type OrderDraft, type ProductFacts, RowFault } from './drafts.ts';
import { toMinor } from './exact.ts';
import { lineFigures } from './line-figures.ts';
import type { FileOf } from './mapping.ts';
import type { RowReader } from './row-reader.ts';

/** Compiles the fields of a line; what a products file knows of its product completes it. */
export function readLine(
  mapped: FileOf<'lines'>,
  reader: RowReader,
  products: ReadonlyMap<string, ProductFacts>,
): (cells: readonly string[], order: OrderDraft) => LineDraft {
  const key = mapped.key ? reader.required(mapped.key, 'the line key') : undefined;
  const product = reader.text(mapped.product);
  const [title, sku, category, vendor] = [
    reader.text(mapped.title),
    reader.text(mapped.sku),
    reader.text(mapped.category),
    reader.text(mapped.vendor),
  ];
  const quantity = reader.quantity(mapped.quantity, 'the quantity', 1);
  const unitPrice = reader.exact(mapped.unitPrice, 'the price');
  const total = reader.exact(mapped.total, 'the total');
  const discountRate = reader.exact(mapped.discountRate, 'the discount rate');
  const discountAmount = reader.exact(mapped.discountAmount, 'the discount');
  const tax = reader.exact(mapped.tax, 'the tax');
  const unitCost = reader.exact(mapped.unitCost, 'the cost');
  const lineCost = reader.exact(mapped.lineCost, 'the cost');
  return (cells, order) => {
    const units = mapped.quantity ? quantity(cells) : 1;
    if (units === undefined) throw new RowFault('the quantity is empty');
    const cost = unitCost(cells);
    const figures = lineFigures(
      {
        quantity: units,
        unitPrice: unitPrice(cells),
        total: total(cells),
        discountRate: discountRate(cells),
        discountAmount: discountAmount(cells),
        tax: tax(cells),
        unitCost: cost,
        lineCost: lineCost(cells),
      },
      order.currency,
    );
    if (typeof figures === 'string') throw new RowFault(figures);
    const productKey = product(cells);
    const facts = productKey === null ? undefined : products.get(productKey);
    return {
      key: key ? key(cells) : `${order.key}#${order.lines.length + 1}`,
      product: productKey,
      title: facts?.title ?? title(cells) ?? (productKey === null ? 'Unknown product' : `Product ${productKey}`),
      sku: facts?.sku ?? sku(cells),
      category: facts?.category ?? category(cells),
      vendor: facts?.vendor ?? vendor(cells),
      quantity: units,
      figures,
      unitCostMinor: cost ? toMinor(cost, order.currency) : null,
      refunds: [],
    };
  };
}
