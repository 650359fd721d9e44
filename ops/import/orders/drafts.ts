import type { LineFigures } from './line-figures.ts';

/** An order as the files tell it, before the instance's own ids are known. */
export interface OrderDraft {
  readonly key: string;
  readonly orderNumber: string;
  readonly channel: string;
  /** The channel in the file's own words, for a channel that must be made. */
  readonly channelName: string;
  readonly store: string | null;
  readonly customer: string | null;
  readonly email: string | null;
  readonly placedAt: Date;
  readonly currency: string;
  readonly shippingMinor: bigint;
  readonly lines: LineDraft[];
}

export interface LineDraft {
  readonly key: string;
  readonly product: string | null;
  readonly title: string;
  readonly sku: string | null;
  readonly category: string | null;
  readonly vendor: string | null;
  readonly quantity: number;
  readonly figures: LineFigures;
  readonly unitCostMinor: bigint | null;
  readonly refunds: RefundDraft[];
}

export interface RefundDraft {
  readonly key: string;
  readonly refundedAt: Date;
  readonly amountMinor: bigint;
  /** Units that came back; undefined when the file does not say. */
  readonly quantity: number | undefined;
}

/** What a products file says of one key. */
export interface ProductFacts {
  readonly title: string;
  readonly sku: string | null;
  readonly category: string | null;
  readonly vendor: string | null;
}

/** A fault of one row: the row is refused, and with it the order that it belongs to. */
export class RowFault extends Error {}
