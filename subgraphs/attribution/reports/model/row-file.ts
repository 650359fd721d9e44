import { type Cell, type CsvForm, csvLines, csvMark } from '#kernel/values/csv.ts';
import { toDecimal } from '#kernel/values/money.ts';
import type { Words } from '#kernel/values/words.ts';

/** One line of what happened to an order. */
interface FactLine {
  /** "2026-11-22 13:03:05.000", in UTC. */
  readonly at: string;
  readonly kind: string;
  readonly order_id: string;
  readonly line_id: string;
  readonly channel: string;
  readonly store_id: string;
  readonly category: string;
  readonly product_id: string;
  readonly gross_minor: bigint;
  readonly discount_minor: bigint;
  readonly returns_minor: bigint;
  readonly cost_minor: bigint;
  readonly net_with_cost_minor: bigint;
  readonly units: number;
  readonly returned_units: number;
  readonly orders: number;
}

/** For whom the file is, and in which zone and currency. */
export interface RowFileFrame {
  /** Whether margins are among the columns: costs follow from them. */
  readonly hasMargins: boolean;
  readonly form: CsvForm;
  readonly zone: string;
  readonly currency: string;
}

interface Column {
  /** Of the form for programs, as the API names it. */
  readonly key: string;
  readonly title: Words;
  cell(row: FactLine, write: Writers): Cell;
}

/** How the file writes what is not text. */
interface Writers {
  instant(at: string): Cell;
  kind(kind: string): Cell;
  money(minor: bigint): Cell;
}

const KINDS: Readonly<Record<string, Words>> = {
  PLACED: { en: 'Placed', fr: 'Passée' },
  CANCELED: { en: 'Canceled', fr: 'Annulée' },
  RETURNED: { en: 'Returned', fr: 'Retournée' },
};

/** The columns, as the rows of a figure are answered; nobody's customer is among them. */
const COLUMNS: readonly Column[] = [
  { key: 'occurredAt', title: { en: 'Date', fr: 'Date' }, cell: ({ at }, write) => write.instant(at) },
  { key: 'kind', title: { en: 'Event', fr: 'Événement' }, cell: ({ kind }, write) => write.kind(kind) },
  { key: 'orderId', title: { en: 'Order', fr: 'Commande' }, cell: (row) => row.order_id },
  { key: 'lineId', title: { en: 'Line', fr: 'Ligne' }, cell: (row) => row.line_id },
  { key: 'channelCode', title: { en: 'Channel', fr: 'Canal' }, cell: (row) => row.channel },
  { key: 'sellingLocationId', title: { en: 'Store', fr: 'Magasin' }, cell: (row) => row.store_id },
  { key: 'category', title: { en: 'Category', fr: 'Catégorie' }, cell: (row) => row.category },
  { key: 'productId', title: { en: 'Product', fr: 'Produit' }, cell: (row) => row.product_id },
  { key: 'orders', title: { en: 'Orders', fr: 'Commandes' }, cell: (row) => row.orders },
  { key: 'units', title: { en: 'Units', fr: 'Unités' }, cell: (row) => row.units },
  { key: 'returnedUnits', title: { en: 'Returned units', fr: 'Unités retournées' }, cell: (row) => row.returned_units },
  {
    key: 'grossSales',
    title: { en: 'Gross sales', fr: 'Ventes brutes' },
    cell: (row, write) => write.money(row.gross_minor),
  },
  {
    key: 'discounts',
    title: { en: 'Discounts', fr: 'Remises' },
    cell: (row, write) => write.money(row.discount_minor),
  },
  { key: 'returns', title: { en: 'Returns', fr: 'Retours' }, cell: (row, write) => write.money(row.returns_minor) },
  {
    key: 'netSales',
    title: { en: 'Net sales', fr: 'Ventes nettes' },
    cell: (row, write) => write.money(row.gross_minor - row.discount_minor - row.returns_minor),
  },
  {
    key: 'grossMargin',
    title: { en: 'Gross margin', fr: 'Marge brute' },
    cell: (row, write) => write.money(row.net_with_cost_minor - row.cost_minor),
  },
];

/** "2026-11-22 14:03:05" as clocks of the zone show it, in French "22/11/2026 14:03:05". */
function localInstant({ form, zone }: RowFileFrame): (at: string) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  return (at) => {
    const local = format.format(Date.parse(`${at.replace(' ', 'T')}Z`));
    return form === 'FR' ? local.replace(/^(\d+)-(\d+)-(\d+)/, '$3/$2/$1') : local;
  };
}

function writersOf(frame: RowFileFrame): Writers {
  const { form, currency } = frame;
  const language = form === 'FR' ? 'fr' : 'en';
  const isForPrograms = form === 'ISO';
  return {
    instant: isForPrograms ? (at) => `${at.replace(' ', 'T')}Z` : localInstant(frame),
    kind: (kind) => (isForPrograms ? kind : (KINDS[kind]?.[language] ?? kind)),
    money: (minor) => ({ decimal: toDecimal({ minor, currency }) }),
  };
}

/** The lines of a file of the rows behind a figure, in the words of its reader: first the head, then rows as they come. */
export function rowFile(frame: RowFileFrame): { readonly head: string; lines(rows: readonly FactLine[]): string } {
  const { form, zone, currency, hasMargins } = frame;
  const language = form === 'FR' ? 'fr' : 'en';
  const write = writersOf(frame);
  const columns = COLUMNS.filter(({ key }) => hasMargins || key !== 'grossMargin');
  const titleOf = ({ key, title }: Column) => {
    if (form === 'ISO') return key;
    return key === 'occurredAt' ? `${title[language]} (${zone})` : title[language];
  };
  const currencyTitle = form === 'ISO' ? 'currencyCode' : language === 'fr' ? 'Devise' : 'Currency';
  return {
    head: csvMark(form) + csvLines([[...columns.map(titleOf), currencyTitle]], form),
    lines: (rows) =>
      csvLines(
        rows.map((row) => [...columns.map(({ cell }) => cell(row, write)), currency]),
        form,
      ),
  };
}
