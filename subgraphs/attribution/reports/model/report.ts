import { addDays, type BusinessDay } from '../../periods/model/business-day.ts';
import type { Comparison, Period } from '../../periods/model/period.ts';
import type { ReadSegment, SegmentRequest } from '../../segments/model/segment.ts';

/** A report as the API is asked for it. */
export interface ReportRequest {
  readonly from: BusinessDay;
  readonly before: BusinessDay;
  readonly timeZone?: string | null | undefined;
  readonly compare?: Comparison | null | undefined;
  readonly channels?: readonly string[] | null | undefined;
  readonly sellingLocationIds?: readonly string[] | null | undefined;
  readonly currencyCode?: string | null | undefined;
  readonly segment?: SegmentRequest | undefined;
  /** Of one associate alone, where the figure can be. */
  readonly staffMemberId?: string | null | undefined;
}

/** Which facts a report reads. */
export interface ReportScope {
  readonly generation: number;
  readonly period: Period;
  /** undefined: the shop's time zone, whose days are stored. */
  readonly zone: string | undefined;
  readonly currency: string;
  readonly channels: readonly string[];
  readonly storeIds: readonly string[];
  /** Facts of these customers alone; undefined: of everybody. */
  readonly segment?: ReadSegment | undefined;
  /** What one associate alone did; of the ledger of commissions, no other facts name one. */
  readonly staffId?: string;
  /** Facts of the last day count until this time of day, "HH:MM" in an IANA zone; undefined: the whole day. */
  readonly cutAt?: { readonly zone: string; readonly time: string };
}

/** Days over which customers of several channels are counted. */
const SHARE_DAYS = 365;

/** The facts of the year that ends where a period does. */
export const yearOf = (scope: ReportScope): ReportScope => ({
  ...scope,
  period: { from: addDays(scope.period.to, -SHARE_DAYS), to: scope.period.to },
});

/** A request made definite: which facts, which currency, as of which state of the data. */
export interface ReportPlan {
  readonly scope: ReportScope;
  readonly previous: ReportScope | undefined;
  readonly zone: string;
  readonly today: BusinessDay;
  readonly currencies: readonly string[];
  /** The first day with a fact of the currency; null where there is none. */
  readonly historyFrom: BusinessDay | null;
  /** Days before it are not whole yet; undefined when all are. */
  readonly wholeFrom: BusinessDay | undefined;
  /** Changes whenever the facts do. */
  readonly dataVersion: string;
  /** Two plans of the same key read the same figures. */
  readonly key: string;
}
