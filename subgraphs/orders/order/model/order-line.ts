import type { OrderLineId, ProductId, VariantId } from '../../../shared/ids.ts';
import type { LineFigures } from '../../totals/model/pricing.ts';

/** A SERVICE (a repair, an hour of advice) has no stock. @public named by tables.prisma */
export type LineKind = 'GOOD' | 'SERVICE';

export interface OrderLine extends LineFigures {
  readonly id: OrderLineId;
  readonly variantId: VariantId | null;
  readonly productId: ProductId | null;
  readonly productTitle: string;
  readonly sku: string | null;
  readonly category: string | null;
  readonly kind: LineKind;
  readonly quantity: number;
  readonly returnedQuantity: number;
  readonly unitPriceMinor: bigint;
  readonly taxRateBasisPoints: number;
  readonly taxIncluded: boolean;
  readonly costMinor: bigint | null;
}
