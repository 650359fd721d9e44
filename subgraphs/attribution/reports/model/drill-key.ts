import { z } from 'zod';
import { ValidationError } from '#kernel/values/errors.ts';
import { segmentKey } from '../../metrics/model/figure-key.ts';
import { readSignedKey, signedKey } from '../../metrics/model/signed-key.ts';
import { keptSegment } from '../../segments/model/segment.ts';
import { CUSTOMER_KINDS, type ReportDimension } from './breakdown.ts';
import type { ReportScope } from './report.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const texts = z.array(z.string());

/** Which facts are behind one row of a report, whatever has become of its data since. */
const drill = z.object({
  from: day,
  to: day,
  zone: z.string().optional(),
  currency: z.string(),
  channels: texts,
  storeIds: texts,
  segment: segmentKey.optional(),
  cutAt: z.object({ zone: z.string(), time: z.string() }).optional(),
  categories: texts,
  productIds: texts,
  customerKinds: z.array(z.enum(CUSTOMER_KINDS)),
  /** Whether facts count on the day of their event, or of their sale. */
  counts: z.enum(['EVENT', 'SALE']),
  /** Whether the figure is one of customers: guests are not behind it. */
  ofCustomers: z.boolean(),
  keys: z.array(z.tuple([z.string() as z.ZodType<ReportDimension>, z.string()])),
});
export type Drill = z.infer<typeof drill>;

/** The facts of a scope behind sums by some keys, each on the day of its event. */
export function drillOfSums(
  { period, zone, currency, channels, storeIds, segment, cutAt }: Omit<ReportScope, 'generation'>,
  keys: Drill['keys'],
): Drill {
  return {
    from: period.from,
    to: period.to,
    ...(zone === undefined ? {} : { zone }),
    ...(segment === undefined ? {} : { segment: keptSegment(segment) }),
    ...(cutAt === undefined ? {} : { cutAt }),
    currency,
    channels: [...channels],
    storeIds: [...storeIds],
    categories: [],
    productIds: [],
    customerKinds: [],
    counts: 'EVENT',
    ofCustomers: false,
    keys,
  };
}

const PURPOSE = 'attribution:drill';

/** A key that opens the rows behind a row of a report. */
export const drillKey = (gatewayCredential: string, what: Drill): string => signedKey(gatewayCredential, PURPOSE, what);

/** @throws ValidationError for a key that no report answered with. */
export function parseDrillKey(gatewayCredential: string, key: string): Drill {
  const what = readSignedKey(gatewayCredential, PURPOSE, key);
  if (what !== undefined) return drill.parse(what);
  throw new ValidationError([
    { path: 'drill', issueCode: 'INVALID_FORMAT', message: 'is no key that a row of a report came with' },
  ]);
}
