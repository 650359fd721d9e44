import { isPlaceholder } from '../../../subgraphs/shared/placeholders.ts';
import { type Exact, minus } from '../amounts/exact.ts';
import { type AmountReader, RowFault } from './drafts.ts';
import type { SourceRow } from './field.ts';
import type { FileOf, OrderMapping } from './mapping.ts';
import type { RowReader } from './row-reader.ts';

const TEXTS = [
  'orderNumber',
  'channel',
  'store',
  'customer',
  'email',
  'phone',
  'session',
  'visitor',
  'postalCode',
  'country',
  'status',
] as const;
const AMOUNTS = ['shipping', 'orderDiscount', 'discountTotal', 'orderTax', 'duties', 'paid', 'orderRefund'] as const;
const MOMENTS = ['placedAt', 'canceledAt', 'orderRefundedAt'] as const;
type TextName = (typeof TEXTS)[number] | 'currency';
export type AmountName = (typeof AMOUNTS)[number];
type MomentName = (typeof MOMENTS)[number];

/** An amount as one row says it, read when the order's currency is known. */
interface AmountCell {
  readonly text: string;
  readonly read: AmountReader;
}

/** What an order says of itself, in one row or in all that were put together. */
export interface OrderHead {
  readonly texts: Readonly<Partial<Record<TextName, string>>>;
  readonly moments: Readonly<Partial<Record<MomentName, Date>>>;
  readonly amounts: Readonly<Partial<Record<AmountName, readonly AmountCell[]>>>;
}

/** Names of what two rows of one order may contradict each other in. */
const SAID: Readonly<Record<TextName, string>> = {
  orderNumber: 'number',
  channel: 'channel',
  store: 'store',
  customer: 'customer',
  email: 'e-mail address',
  phone: 'telephone',
  session: 'session',
  visitor: 'visitor',
  postalCode: 'postal code',
  country: 'country',
  status: 'status',
  currency: 'currency',
};

/** Compiles the order's fields of a file. The currency is read where it is a column of that file. */
export function headReader(
  file: FileOf<'lines'> | FileOf<'orders'>,
  mapping: OrderMapping,
  reader: RowReader,
  readsCurrency: boolean,
): (row: SourceRow) => OrderHead {
  const texts = TEXTS.flatMap((name) => (file[name] ? [[name, reader.key(file[name])] as const] : []));
  const currency = readsCurrency ? reader.text(mapping.currency) : () => null;
  const moments = MOMENTS.flatMap((name) =>
    file[name] ? [[name, reader.date(file[name], DATES[name])] as const] : [],
  );
  const amounts = AMOUNTS.flatMap((name) =>
    file[name] ? [[name, reader.text(file[name]), reader.amount(file[name], FIGURES[name])] as const] : [],
  );
  return (row) => ({
    texts: Object.fromEntries([
      // A spreadsheet keeps a number as text by an apostrophe before it.
      ...texts.flatMap(([name, read]) => named(name, read(row)?.replace(/^'(?=[+\d])/, '') ?? null)),
      ...named('currency', readCurrency(currency(row))),
    ]),
    moments: Object.fromEntries(moments.flatMap(([name, read]) => named(name, read(row) ?? null))),
    amounts: Object.fromEntries(
      amounts.flatMap(([name, text, read]) => {
        const cell = text(row);
        return cell === null ? [] : [[name, [{ text: cell, read: (code: string) => read(row, code) }]]];
      }),
    ),
  });
}

const DATES: Readonly<Record<MomentName, string>> = {
  placedAt: 'the date',
  canceledAt: 'the date of the cancellation',
  orderRefundedAt: 'the date of the refund',
};
const FIGURES: Readonly<Record<AmountName, string>> = {
  shipping: 'shipping',
  orderDiscount: 'the discount of the order',
  discountTotal: 'the discount of the order',
  orderTax: 'the tax of the order',
  duties: 'the duties',
  paid: 'what was paid',
  orderRefund: 'the refund of the order',
};

/** Who stands for nobody is left out. */
function named<T>(name: string, value: T | null): Array<[string, T]> {
  const isNobody = PEOPLE.has(name) && typeof value === 'string' && isPlaceholder(value);
  return value === null || isNobody ? [] : [[name, value]];
}

const PEOPLE: ReadonlySet<string> = new Set(['customer', 'email', 'phone', 'visitor']);

function readCurrency(text: string | null): string | null {
  const code = text?.toUpperCase() ?? null;
  if (code !== null && !/^[A-Z]{3}$/.test(code)) throw new RowFault(`"${code}" is no currency`);
  return code;
}

/**
 * Puts two rows of one order together: what one leaves empty the other says, and of two times of one day the earlier
 * counts.
 * @throws RowFault when they contradict each other.
 */
export function joinHeads(key: string, one: OrderHead, other: OrderHead, dayOf: (moment: Date) => string): OrderHead {
  for (const [name, value] of Object.entries(other.texts) as Array<[TextName, string]>) {
    const before = one.texts[name];
    if (before !== undefined && before.toLowerCase() !== value.toLowerCase()) {
      throw new RowFault(contradiction(key, SAID[name], before, value));
    }
  }
  for (const [name, value] of Object.entries(other.moments) as Array<[MomentName, Date]>) {
    const before = one.moments[name];
    if (before !== undefined && dayOf(before) !== dayOf(value)) {
      throw new RowFault(contradiction(key, 'date', dayOf(before), dayOf(value)));
    }
  }
  const moments = [...new Set([...Object.keys(one.moments), ...Object.keys(other.moments)])] as MomentName[];
  return {
    texts: { ...other.texts, ...one.texts },
    moments: Object.fromEntries(moments.map((name) => [name, earlier(one.moments[name], other.moments[name])])),
    amounts: joinAmounts(one.amounts, other.amounts),
  };
}

function contradiction(key: string, name: string, before: string, value: string): string {
  return `order ${key} is of the ${name} ${before} in one row and of ${value} in this one; where two orders have one number, let the mapping tell them by several columns`;
}

function earlier(one: Date | undefined, other: Date | undefined): Date | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one <= other ? one : other;
}

function joinAmounts(one: OrderHead['amounts'], other: OrderHead['amounts']): OrderHead['amounts'] {
  const joined: Partial<Record<AmountName, readonly AmountCell[]>> = { ...one };
  for (const [name, cells = []] of Object.entries(other) as Array<[AmountName, readonly AmountCell[]]>) {
    const known = joined[name] ?? [];
    joined[name] = [...known, ...cells.filter(({ text }) => known.every((cell) => cell.text !== text))];
  }
  return joined;
}

/**
 * An amount of the whole order, which stands on its first row, on every row, or on one and is zero on others.
 * @throws RowFault when rows give two amounts.
 */
export function amountOf({ amounts }: OrderHead, name: AmountName, currency: string): Exact | undefined {
  const values = (amounts[name] ?? []).flatMap(({ text, read }) => {
    const value = read(currency);
    return value ? [{ text, value }] : [];
  });
  const [first, ...others] = values.filter(({ value }) => value.digits !== 0n);
  const second = others.find(({ value }) => first && minus(value, first.value).digits !== 0n);
  if (first && second) throw new RowFault(`${FIGURES[name]} is ${first.text} in one row and ${second.text} in another`);
  return first?.value ?? values[0]?.value;
}
