import { z } from 'zod';
import { ValidationError } from '#kernel/values/errors.ts';
import { readSignedKey, signedKey } from './signed-key.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** Customers whom the figure is of, by what they are found. */
export const segmentKey = z.object({
  cells: z.array(z.object({ r: z.number(), fm: z.number() })),
  currency: z.string(),
  acquiredFrom: day,
  before: day,
  storeIds: z.array(z.string()),
  zone: z.string().optional(),
});

/** Which figure it is, of which facts, as of when: what its rows are found by, whatever has become of the data since. */
const figureKey = z.object({
  /** Which rows: the key of a metric, or of a comparison whose groups have rows. */
  rows: z.string(),
  from: day,
  to: day,
  /** The zone of the days where it is not the shop's. */
  zone: z.string().optional(),
  /** The zone of the days, whichever it is. */
  zoneName: z.string(),
  currency: z.string(),
  channels: z.array(z.string()),
  storeIds: z.array(z.string()),
  segment: segmentKey.optional(),
  /** What was today, and the instant at which the figure was computed. */
  today: day,
  at: z.iso.datetime(),
  /** Values that tell the figure from others of its metric: a group of customers, a channel, days. */
  of: z.record(z.string(), z.string()),
});
export type FigureKey = z.infer<typeof figureKey>;

const PURPOSE = 'attribution:figure';

/** A key that opens the rows behind a figure. */
export const writeFigureKey = (gatewayCredential: string, key: FigureKey): string =>
  signedKey(gatewayCredential, PURPOSE, key);

/** @throws ValidationError for a key that no figure came with. */
export function parseFigureKey(gatewayCredential: string, text: string): FigureKey {
  const what = readSignedKey(gatewayCredential, PURPOSE, text);
  if (what !== undefined) return figureKey.parse(what);
  throw new ValidationError([
    { path: 'drill', issueCode: 'INVALID_FORMAT', message: 'is no key that a figure came with' },
  ]);
}
