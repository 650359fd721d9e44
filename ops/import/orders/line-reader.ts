import { type Exact, minus, ONE, times, toMinor } from '../amounts/exact.ts';
import { type AmountReader, type LineDraft, type ProductFacts, RowFault } from './drafts.ts';
import type { SourceRow } from './field.ts';
import { lineFigures } from './line-figures.ts';
import type { FileOf, OrderMapping } from './mapping.ts';
import type { RowReader } from './row-reader.ts';

/**
 * What a row says of its order: a line that was sold, one that came back (its figures positive), an amount off the whole
 * order, or nothing that counts.
 */
type RowFacts =
  | { readonly kind: 'sale' | 'credit'; readonly line: LineDraft }
  | { readonly kind: 'discount'; readonly amountMinor: bigint }
  | { readonly kind: 'nothing' };

/** Reads a row in its order's currency. @throws RowFault */
export type LineReader = (row: SourceRow, currency: string) => RowFacts;

/** Compiles the fields of a line; what a products file knows of its product completes it. */
export function lineReader(
  mapped: FileOf<'lines'>,
  mapping: OrderMapping,
  reader: RowReader,
  products: ReadonlyMap<string, ProductFacts>,
): LineReader {
  const key = mapped.key ? reader.required(mapped.key, 'the line key') : () => '';
  const product = reader.key(mapped.product);
  const isPrimary = reader.text(mapped.isPrimary);
  const [title, sku, category, vendor] = [
    reader.text(mapped.title),
    reader.key(mapped.sku),
    reader.text(mapped.category),
    reader.text(mapped.vendor),
  ];
  const quantity = reader.number(mapped.quantity, 'the quantity');
  const unitPrice = reader.amount(mapped.unitPrice, 'the price');
  const total = reader.amount(mapped.total, 'the total');
  const discountRate = reader.number(mapped.discountRate, 'the discount rate');
  const discountAmount = reader.amount(mapped.discountAmount, 'the discount');
  const taxRate = reader.number(mapped.taxRate, 'the tax rate');
  const tax = reader.amount(mapped.tax, 'the tax');
  const unitCost = reader.amount(mapped.unitCost, 'the cost');
  const lineCost = reader.amount(mapped.lineCost, 'the cost');
  return (row, currency) => {
    const stated = mapped.quantity ? quantity(row) : ONE;
    if (stated === undefined) throw new RowFault('the quantity is empty');
    const productKey = product(row);
    const facts = productKey === null ? undefined : products.get(productKey);
    const price = ownOr(unitPrice(row, currency), mapped.total ? undefined : facts?.price, currency);
    const amount = total(row, currency);
    if (stated.digits === 0n) {
      if ((amount?.digits ?? 0n) !== 0n) throw new RowFault('the line has an amount and no units');
      return { kind: 'nothing' };
    }
    const isCredit = stated.digits < 0n;
    const own = isCredit && amount ? { ...amount, digits: -amount.digits } : amount;
    if (!isCredit && ((price?.digits ?? 0n) < 0n || (own?.digits ?? 0n) < 0n)) {
      const less = price ? times(price, stated) : own;
      return { kind: 'discount', amountMinor: less ? -toMinor(less, currency) : 0n };
    }
    if (isCredit && mapping.negativeQuantities === 'refuse') {
      throw new RowFault('the quantity is less than zero; where that is a return, say negativeQuantities: returns');
    }
    const { units, each, note } = inUnits(isCredit ? { ...stated, digits: -stated.digits } : stated, mapping);
    const cost = ownOr(unitCost(row, currency), mapped.lineCost ? undefined : facts?.cost, currency);
    const figures = lineFigures(
      {
        quantity: units,
        unitPrice: price && times(price, each),
        total: own,
        discountRate: discountRate(row),
        discountAmount: discountAmount(row, currency),
        tax: tax(row, currency),
        unitCost: cost && times(cost, each),
        lineCost: lineCost(row, currency),
      },
      currency,
    );
    if (typeof figures === 'string') throw new RowFault(figures);
    const name = facts?.title ?? title(row) ?? (productKey === null ? 'Unknown product' : `Product ${productKey}`);
    return {
      kind: isCredit ? 'credit' : 'sale',
      line: {
        key: key(row),
        product: productKey,
        isPrimary: PRIMARY.test(isPrimary(row) ?? ''),
        title: name + note,
        sku: facts?.sku ?? sku(row),
        category: facts?.category ?? category(row),
        vendor: facts?.vendor ?? vendor(row),
        quantity: units,
        figures,
        taxRate: rateOf(taxRate(row)),
        unitCostMinor: cost ? toMinor(times(cost, each), currency) : null,
      },
    };
  };
}

function rateOf(rate: Exact | undefined): Exact | null {
  if (!rate) return null;
  const isRate = rate.digits >= 0n && rate.digits < 10n ** BigInt(rate.scale);
  if (!isRate) throw new RowFault('the tax rate is not between 0 and 1; write 20 % or 0.2');
  return rate;
}

function ownOr(own: Exact | undefined, other: AmountReader | undefined, currency: string): Exact | undefined {
  return own ?? other?.(currency);
}

/** Words by which a file marks the product that an order was made for. */
const PRIMARY = /^(1|true|yes|y)$/i;

/** Most units a line may hold. */
const MAX_QUANTITY = 1_000_000;

/** Whole units of a quantity; of one with decimals as the mapping says, each of `each` of what the price is for. */
function inUnits(quantity: Exact, { decimalQuantities }: OrderMapping): { units: number; each: Exact; note: string } {
  const whole = wholeOf(quantity);
  if (whole !== undefined && decimalQuantities !== 'one') return { units: bounded(whole), each: ONE, note: '' };
  if (decimalQuantities === 'one') {
    const isMany = whole === undefined;
    return isMany
      ? { units: 1, each: quantity, note: ` (${inFull(quantity)})` }
      : { units: bounded(whole), each: ONE, note: '' };
  }
  if (decimalQuantities === undefined) {
    throw new RowFault(
      `the quantity ${inFull(quantity)} is not whole; say decimalQuantities: a selling unit such as 0.1, or one for one unit a line`,
    );
  }
  const units = dividedBy(quantity, decimalQuantities);
  if (units === undefined) {
    throw new RowFault(`the quantity ${inFull(quantity)} is not a whole number of selling units`);
  }
  return { units: bounded(units), each: decimalQuantities, note: '' };
}

function wholeOf({ digits, scale }: Exact): bigint | undefined {
  const one = 10n ** BigInt(scale);
  return digits % one === 0n ? digits / one : undefined;
}

function dividedBy(quantity: Exact, unit: Exact): bigint | undefined {
  const scale = Math.max(quantity.scale, unit.scale);
  const [all, one] = [quantity, unit].map(({ digits, scale: own }) => digits * 10n ** BigInt(scale - own));
  return all !== undefined && one !== undefined && one > 0n && all % one === 0n ? all / one : undefined;
}

function bounded(units: bigint): number {
  if (units > BigInt(MAX_QUANTITY)) throw new RowFault(`the quantity is more than ${MAX_QUANTITY}`);
  return Number(units);
}

function inFull(quantity: Exact): string {
  const { digits, scale } = minus(quantity, { digits: 0n, scale: 0 });
  const text = digits.toString().padStart(scale + 1, '0');
  return scale === 0 ? text : `${text.slice(0, -scale)}.${text.slice(-scale)}`;
}
