import type { ChannelId, LocationId, OrderId, VariantId } from '../../../shared/ids.ts';
import type { Disposition } from '../../order/model/order-return.ts';

/** A location by one of its keys. */
export type LocationRef = { readonly id: LocationId } | { readonly code: string };

/** A channel by one of its keys. */
export type ChannelRef = { readonly id: ChannelId } | { readonly code: string };

/** What goods were sold with, by whatever the receipt says; the location is the caller's own unless it is named. */
export type SoldWith =
  | { readonly orderId: OrderId }
  | { readonly orderNumber: string }
  | { readonly location: LocationRef | undefined; readonly terminalCode: string; readonly sequence: bigint };

/** Units of one article, at the price on the receipt. */
export interface PosLine {
  readonly variantId: VariantId | undefined;
  readonly gtin: string | undefined;
  readonly sku: string | undefined;
  /** At least 1. */
  readonly quantity: number;
  readonly unitPriceMinor: bigint;
  readonly discountMinor: bigint;
}

/** Units that came back. */
export interface ReturnedPosLine extends PosLine {
  readonly soldWith: SoldWith | undefined;
  readonly disposition: Disposition;
}
