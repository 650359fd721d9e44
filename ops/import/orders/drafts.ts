import type { Exact } from '../amounts/exact.ts';
import type { LineFigures } from './line-figures.ts';

/** An order as the files tell it, before the instance's own ids are known. */
export interface OrderDraft {
  readonly key: string;
  readonly orderNumber: string;
  readonly channel: string;
  /** The channel in the file's own words, for a channel that must be made. */
  readonly channelName: string;
  /** The store in the file's own words. */
  readonly store: string | null;
  readonly customer: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** The session that it was bought in, and its visitor, by the file's own ids. */
  readonly session: string | null;
  readonly visitor: string | null;
  /** Where it was sent, in the file's own words. */
  readonly postalCode: string | null;
  readonly country: string | null;
  readonly placedAt: Date;
  readonly canceledAt: Date | null;
  readonly currency: string;
  readonly shippingMinor: bigint;
  /** Whether unit prices are those of the file with tax in them; the figures of lines are always without. */
  readonly taxIncluded: boolean;
  /** It stands for a sale before the files begin, of which something came back; itself it was no sale. */
  readonly isReturnAlone: boolean;
  readonly lines: LineDraft[];
  readonly returns: ReturnDraft[];
}

export interface LineDraft {
  /** Empty until keys are named, for a line without one of its own. */
  key: string;
  readonly product: string | null;
  /** The product that the order was made for; what was added to it comes behind. */
  readonly isPrimary: boolean;
  readonly title: string;
  readonly sku: string | null;
  readonly category: string | null;
  readonly vendor: string | null;
  readonly quantity: number;
  /** What the row says, then with its part of what stands for the whole order. */
  figures: LineFigures;
  /** 0.2 for 20 %; null where the tax is known as an amount, or not at all. */
  readonly taxRate: Exact | null;
  readonly unitCostMinor: bigint | null;
}

/** Goods or money that went back at one moment. */
export interface ReturnDraft {
  /** Empty until keys are named, for a return without one of its own. */
  key: string;
  readonly at: Date;
  /** Money paid back, with tax and shipping in it. */
  readonly refundMinor: bigint;
  readonly parts: readonly ReturnPart[];
}

/** What of a line went back; 0 units where money alone did. */
export interface ReturnPart {
  readonly line: LineDraft;
  readonly quantity: number;
  readonly netMinor: bigint;
  readonly taxMinor: bigint;
}

/** What a products file says of one key. */
export interface ProductFacts {
  readonly title: string | null;
  readonly sku: string | null;
  readonly category: string | null;
  readonly vendor: string | null;
  /** Price and cost as they stand there, read in the currency of each order. */
  readonly price: AmountReader;
  readonly cost: AmountReader;
}

/** Reads an amount in a currency; undefined where there is none. */
export type AmountReader = (currency: string) => Exact | undefined;

/** A fault of one row: the row is refused, and with it the order that it belongs to. */
export class RowFault extends Error {}
