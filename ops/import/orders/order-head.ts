import { toMinor } from '../amounts/exact.ts';
import type { OrderDraft } from './drafts.ts';
import { RowFault } from './drafts.ts';
import type { SourceRow } from './field.ts';
import type { FileOf, OrderMapping } from './mapping.ts';
import type { RowReader } from './row-reader.ts';

/** What an order says of itself, wherever it says it; null where it says nothing. */
export interface OrderHead {
  readonly placedAt: Date | null;
  readonly orderNumber: string | null;
  readonly channel: string | null;
  readonly store: string | null;
  readonly customer: string | null;
  readonly email: string | null;
  readonly currency: string | null;
  readonly shippingMinor: bigint | null;
}

/** Compiles the order's fields of a file. The currency is read where it is a column of that file. */
export function headReader(
  file: FileOf<'lines'> | FileOf<'orders'>,
  mapping: OrderMapping,
  reader: RowReader,
  readsCurrency: boolean,
): (row: SourceRow) => OrderHead {
  const placedAt = file.placedAt && reader.date(file.placedAt, 'the date');
  const orderNumber = reader.text(file.orderNumber);
  const channel = reader.text(file.channel);
  const store = reader.text(file.store);
  const customer = reader.text(file.customer);
  const email = reader.text(file.email);
  const shipping = reader.amount(file.shipping, 'shipping');
  const currency = readsCurrency ? reader.text(mapping.currency) : () => null;
  return (row) => {
    const code = currency(row)?.toUpperCase() ?? null;
    if (code !== null && !/^[A-Z]{3}$/.test(code)) throw new RowFault(`"${code}" is no currency`);
    const cost = code === null ? undefined : shipping(row, code);
    return {
      placedAt: placedAt ? placedAt(row) : null,
      orderNumber: orderNumber(row),
      channel: channel(row),
      store: store(row),
      customer: customer(row),
      email: email(row),
      currency: code,
      shippingMinor: cost && code ? toMinor(cost, code) : null,
    };
  };
}

/** Begins an order from what its own row and its first line say; the order's own row comes first. */
export function beginOrder(key: string, own: OrderHead | undefined, line: OrderHead): OrderDraft {
  const placedAt = own?.placedAt ?? line.placedAt;
  const channelName = own?.channel ?? line.channel;
  const currency = own?.currency ?? line.currency;
  if (placedAt === null) throw new RowFault('the order has no date');
  if (channelName === null) throw new RowFault('the order has no channel');
  if (currency === null) throw new RowFault('the order has no currency');
  return {
    key,
    orderNumber: (own?.orderNumber ?? line.orderNumber ?? key).slice(0, 100),
    channel: channelCode(channelName),
    channelName,
    store: own?.store ?? line.store,
    customer: own?.customer ?? line.customer,
    email: own?.email ?? line.email,
    placedAt,
    currency,
    shippingMinor: own?.shippingMinor ?? line.shippingMinor ?? 0n,
    lines: [],
  };
}

/** "In-Store" is the channel IN_STORE; codes stay as they are. */
function channelCode(name: string): string {
  const code = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '')
    .slice(0, 40);
  if (code.length < 2) throw new RowFault(`"${name}" is no name for a channel`);
  return code;
}
