import { ValidationError } from '#kernel/values/errors.ts';
import type { Money } from '#kernel/values/money.ts';
import type { FulfillmentSummary, OrderPaymentStatus, OrderStatus, ReturnSummary } from './order.ts';

/** Days in a zone, half-open; an end that is absent is open. */
export interface DateRangeInput {
  readonly from?: string | null | undefined;
  readonly before?: string | null | undefined;
  readonly timeZone?: string | null | undefined;
}

export interface DateRange {
  readonly from: string | undefined;
  readonly before: string | undefined;
  readonly timeZone: string;
}

type Absent<Value> = Value | null | undefined;

export interface OrderFilterInput {
  readonly placed?: Absent<DateRangeInput>;
  readonly statuses?: Absent<readonly OrderStatus[]>;
  readonly paymentStatuses?: Absent<readonly OrderPaymentStatus[]>;
  readonly fulfillmentStatuses?: Absent<readonly FulfillmentSummary[]>;
  readonly returnStatuses?: Absent<readonly ReturnSummary[]>;
  readonly channelIds?: Absent<readonly string[]>;
  readonly sellingLocationIds?: Absent<readonly string[]>;
  readonly customerId?: Absent<string>;
  readonly currencyCode?: Absent<string>;
}

/** Which orders: what is absent narrows nothing, an empty list matches nothing. */
export interface OrderFilter {
  readonly placed: DateRange;
  readonly query?: string | undefined;
  readonly statuses?: readonly OrderStatus[] | undefined;
  readonly paymentStatuses?: readonly OrderPaymentStatus[] | undefined;
  readonly fulfillmentStatuses?: readonly FulfillmentSummary[] | undefined;
  readonly returnStatuses?: readonly ReturnSummary[] | undefined;
  readonly channelCodes?: readonly string[] | undefined;
  readonly sellingLocationIds?: readonly string[] | undefined;
  readonly customerId?: string | undefined;
  readonly currencyCode?: string | undefined;
  /** Those that one of these stores sold, fulfilled or took back; and any that `query` names whole, for who serves its buyer. */
  readonly servedAt?: readonly string[] | undefined;
}

export type OrderSortKey = 'PLACED_AT' | 'TOTAL';

/** Order of a list of orders. */
export interface OrderSort {
  readonly key: OrderSortKey;
  readonly direction: 'ASC' | 'DESC';
}

/** The newest first. */
export const DEFAULT_SORT: OrderSort = { key: 'PLACED_AT', direction: 'DESC' };

/** Figures of a filter's orders in one currency. */
export interface OrderSums {
  readonly currency: string;
  readonly orders: number;
  readonly netMinor: bigint;
}

/** Figures of a filter's orders: how many of all currencies, and their net sales in one and in each of the others. */
export interface OrderTotals {
  readonly orders: number;
  /** Null for staff bound to stores where the list has orders of others too, as are those in other currencies. */
  readonly net: Money | null;
  readonly otherNets: readonly Money[] | null;
}

const MAX_QUERY = 200;

/** A range whose days are the shop's where it names no zone. */
export function parseDateRange(input: Absent<DateRangeInput>, defaultZone: string): DateRange {
  const { from, before, timeZone } = input ?? {};
  return { from: from ?? undefined, before: before ?? undefined, timeZone: timeZone ?? defaultZone };
}

/** @throws ValidationError for words that are too long. */
export function parseOrderFilter(
  input: Omit<OrderFilterInput, 'channelIds'>,
  query: Absent<string>,
  defaultZone: string,
): Omit<OrderFilter, 'channelCodes'> {
  if ((query?.length ?? 0) > MAX_QUERY) {
    const message = `at most ${MAX_QUERY} characters`;
    throw new ValidationError([{ path: 'query', issueCode: 'TOO_LONG', message, limit: MAX_QUERY }]);
  }
  return {
    placed: parseDateRange(input.placed, defaultZone),
    query: query?.trim() || undefined,
    statuses: input.statuses ?? undefined,
    paymentStatuses: input.paymentStatuses ?? undefined,
    fulfillmentStatuses: input.fulfillmentStatuses ?? undefined,
    returnStatuses: input.returnStatuses ?? undefined,
    sellingLocationIds: input.sellingLocationIds ?? undefined,
    customerId: input.customerId ?? undefined,
    currencyCode: input.currencyCode ?? undefined,
  };
}
