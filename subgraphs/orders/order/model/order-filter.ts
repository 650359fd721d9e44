import { ValidationError } from '#kernel/values/errors.ts';
import { timeZoneName } from '#kernel/values/time.ts';
import type { OrderStatus } from './order.ts';

export interface OrderFilterInput {
  readonly channels?: readonly string[] | null | undefined;
  readonly storeIds?: readonly string[] | null | undefined;
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
  readonly zone?: string | null | undefined;
  readonly query?: string | null | undefined;
  readonly status?: OrderStatus | null | undefined;
  readonly customerId?: string | null | undefined;
  readonly currencyCode?: string | null | undefined;
}

/** Which orders; days are business days in `zone`, half-open. */
export interface OrderFilter {
  readonly channels?: readonly string[] | undefined;
  readonly storeIds?: readonly string[] | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly zone: string;
  readonly query?: string | undefined;
  readonly status?: OrderStatus | undefined;
  readonly customerId?: string | undefined;
  readonly currencyCode?: string | undefined;
}

/** Figures of a filter's orders in one currency. */
export interface OrderSums {
  readonly currency: string;
  readonly orders: number;
  readonly netMinor: bigint;
}

function parseZone(zone: string): string {
  const name = timeZoneName(zone);
  if (name !== undefined) return name;
  throw new ValidationError([
    { path: 'filter.zone', issueCode: 'INVALID_FORMAT', message: 'expected an IANA zone such as Europe/Paris' },
  ]);
}

/** @throws ValidationError for a text that is too long, or an unknown zone. */
export function parseOrderFilter(input: OrderFilterInput, defaultZone: string): OrderFilter {
  if ((input.query?.length ?? 0) > 200)
    throw new ValidationError([{ path: 'filter.query', issueCode: 'TOO_LONG', message: 'at most 200 characters' }]);
  // An empty selection is no selection, as in the dashboard.
  const some = (values: readonly string[] | null | undefined) => (values && values.length > 0 ? values : undefined);
  return {
    channels: some(input.channels),
    storeIds: some(input.storeIds),
    from: input.from ?? undefined,
    to: input.to ?? undefined,
    zone: parseZone(input.zone ?? defaultZone),
    query: input.query?.trim() || undefined,
    status: input.status ?? undefined,
    customerId: input.customerId ?? undefined,
    currencyCode: input.currencyCode ?? undefined,
  };
}
