import { z } from 'zod';
import { isId } from '#kernel/values/ids.ts';
import { idOf } from '../../../shared/given-ids.ts';
import type { LocationId } from '../../../shared/ids.ts';
import type { BusinessDay } from '../../periods/model/business-day.ts';

/** How many came into a store on a day, or in one hour of it. */
export interface Footfall {
  readonly storeId: LocationId;
  readonly day: BusinessDay;
  /** From 0 to 23 in the shop's time zone; null for the whole day. */
  readonly hour: number | null;
  /** Null where nobody counted. */
  readonly visitors: number | null;
}

/** What was counted of a store on a day. */
export interface FootfallDay {
  readonly storeId: LocationId;
  readonly day: BusinessDay;
  /** Of the whole day where it was counted, else the sum of its hours. */
  readonly visitors: number;
  /** The hours that were counted; none where the count of the whole day holds. */
  readonly hours: ReadonlyArray<{ readonly hour: number; readonly visitors: number }>;
}

/** Counts that one mutation takes, and one batch of an import. */
const MAX_COUNTS = 500;
const MAX_IMPORTED = 5_000;
/** Visitors of a store in a day, at most: more is a mistake of the counter. */
const MAX_VISITORS = 1_000_000;

const givenLocation = z.string().refine((id): id is LocationId => isId('loc', id), 'must be the id of a store');
const day = z.iso.date().refine((text) => text >= '2000' && text < '2200', 'lies outside the years 2000 to 2199');
const hour = z
  .int()
  .min(0)
  .max(23)
  .nullish()
  .transform((value) => value ?? null);

const visitors = z
  .int()
  .min(0)
  .max(MAX_VISITORS)
  .nullish()
  .transform((value) => value ?? null);

/** Counts of the mutation. */
export const footfallCounts = z
  .array(z.object({ locationId: givenLocation, date: day, hour, visitors }))
  .min(1)
  .max(MAX_COUNTS);

const sourceName = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,59}$/, 'must be lower-case letters, digits, _ and -');

/** A batch of an import, under the name by which it can be taken back. */
export const importedFootfall = z.object({
  source: sourceName,
  counts: z
    .array(z.object({ locationId: idOf('loc'), day, hour, visitors }))
    .min(1)
    .max(MAX_IMPORTED),
});
/** Which import is taken back. */
export const takenBackFootfall = z.object({ source: sourceName });

/** What a count is for: the same again replaces it. */
export const keyOf = ({ storeId: store, day: on, hour: at }: Footfall): string => [store, on, at ?? ''].join('\u001f');

/** Of two counts for the same the later holds. */
export function lastOfEach(counts: readonly Footfall[]): Footfall[] {
  return [...new Map(counts.map((one) => [keyOf(one), one])).values()];
}
