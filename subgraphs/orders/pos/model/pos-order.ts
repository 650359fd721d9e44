import { newId } from '#kernel/values/ids.ts';
import type { CustomerId, ProductId, StaffId, VariantId } from '../../../shared/ids.ts';
import type { NewOrder, NewOrderLine } from '../../order/model/new-order.ts';
import { priceLine, sumOrder } from '../../totals/model/pricing.ts';
import type { LocatedPosSale } from './pos-input.ts';
import type { PosLine } from './pos-line.ts';

/** The French standard rate, for goods that the catalog does not know. */
const DEFAULT_TAX_RATE_BASIS_POINTS = 2_000;

/** What the catalog knows of a line's goods. */
interface KnownGoods {
  readonly variantId: VariantId;
  readonly productId: ProductId;
  readonly productTitle: string;
  readonly sku: string | null;
  readonly category: string | null;
  readonly kind: 'GOOD' | 'SERVICE';
  readonly taxRateBasisPoints: number;
  readonly unitCostMinor: bigint | null;
}

/** A line of a receipt with what the catalog knows of its goods. */
export interface IdentifiedLine<Line extends PosLine = PosLine> {
  readonly line: Line;
  readonly goods: KnownGoods | undefined;
}

/** Who took part in a receipt. */
export interface PosPeople {
  readonly customerId: CustomerId | null;
  readonly staffId: StaffId | null;
}

function toOrderLine({ line, goods }: IdentifiedLine): NewOrderLine {
  const taxRateBasisPoints = goods?.taxRateBasisPoints ?? DEFAULT_TAX_RATE_BASIS_POINTS;
  return {
    id: newId('orl'),
    variantId: goods?.variantId ?? null,
    productId: goods?.productId ?? null,
    productTitle: goods?.productTitle ?? line.sku ?? line.gtin ?? line.variantId ?? 'Unknown article',
    sku: goods?.sku ?? line.sku ?? null,
    category: goods?.category ?? null,
    kind: goods?.kind ?? ('GOOD' as const),
    quantity: line.quantity,
    unitPriceMinor: line.unitPriceMinor,
    taxRateBasisPoints,
    taxIncluded: true,
    costMinor: goods?.unitCostMinor == null ? null : goods.unitCostMinor * BigInt(line.quantity),
    ...priceLine({ ...line, taxRateBasisPoints, taxIncluded: true }),
  };
}

/** The order that units of a receipt are: prices as sent, tax included as on every shelf. */
export function toPosOrder(
  sale: LocatedPosSale,
  lines: readonly IdentifiedLine[],
  { customerId, staffId }: PosPeople,
  occurredAt: Date,
): NewOrder {
  const orderLines = lines.map(toOrderLine);
  return {
    id: newId('ord'),
    channel: sale.channel,
    currency: sale.currency,
    customerId,
    sellingLocationId: sale.locationId,
    placedByStaffId: staffId,
    email: null,
    shippingAddress: null,
    deliveryMethod: 'IN_STORE',
    pickupLocationId: null,
    ...sumOrder(orderLines, { netMinor: 0n, taxMinor: 0n }),
    createdAt: occurredAt,
    lines: orderLines,
  };
}
