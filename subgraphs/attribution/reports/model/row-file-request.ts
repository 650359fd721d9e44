import { z } from 'zod';
import { ValidationError } from '#kernel/values/errors.ts';
import { parseInput } from '#kernel/values/parse-input.ts';
import { RFM_GROUPS } from '../../segments/model/rfm.ts';
import { CUSTOMER_KINDS } from './breakdown.ts';

/** Values of one list of a filter at most. */
const MAX_VALUES = 100;

const day = z.iso.date('must be a day, "2026-11-22"');
const list = z.array(z.string().max(200)).max(MAX_VALUES).default([]);

const request = z.strictObject({
  form: z.enum(['FR', 'EN', 'ISO']),
  /** A row of a report, whose key it is; without one all facts of the period. */
  drill: z.string().optional(),
  input: z
    .strictObject({
      from: day,
      before: day,
      timeZone: z.string().max(100).optional(),
      channelIds: list,
      sellingLocationIds: list,
      segments: z.array(z.enum(RFM_GROUPS)).max(RFM_GROUPS.length).default([]),
      rfmCells: z
        .array(z.strictObject({ recency: z.int(), frequencyAndValue: z.int() }))
        .max(25)
        .default([]),
      currencyCode: z
        .string()
        .regex(/^[A-Z]{3}$/, 'must be a currency, "EUR"')
        .optional(),
    })
    .optional(),
  filter: z
    .strictObject({
      categories: list,
      productIds: list,
      customerKinds: z.array(z.enum(CUSTOMER_KINDS)).max(3).default([]),
    })
    .prefault({}),
});

/** What a file of rows is asked for. */
export type RowFileRequest = Omit<z.infer<typeof request>, 'drill' | 'input'> &
  ({ readonly drill: string } | { readonly input: NonNullable<z.infer<typeof request>['input']> });

/** @throws ValidationError */
export function parseRowFileRequest(body: Buffer): RowFileRequest {
  let raw: unknown;
  try {
    raw = JSON.parse(body.toString('utf8'));
  } catch {
    throw new ValidationError([{ path: 'body', issueCode: 'INVALID_FORMAT', message: 'is not JSON' }]);
  }
  const { drill, input, ...rest } = parseInput(request, raw);
  if (drill !== undefined && input === undefined) return { ...rest, drill };
  if (input !== undefined && drill === undefined) return { ...rest, input };
  throw new ValidationError([{ path: 'input', issueCode: 'REQUIRED', message: 'give it, or a drill, not both' }]);
}
