import { z } from 'zod';
import { StartupError } from '../../cli/startup-error.ts';
import { DELIMITERS } from '../csv/source-file.ts';
import { dateFormatSchema } from '../orders/dates.ts';
import { fieldSchema } from '../orders/field.ts';
import { readYaml } from '../orders/mapping.ts';

/** What a mapping of a counter's file may say. */
const mappingSchema = z.strictObject({
  /** The import, by which it can be taken back. */
  name: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,59}$/, 'must be lower-case letters, digits, _ and -'),
  dates: z.array(dateFormatSchema).min(1),
  delimiter: z.enum(DELIMITERS).optional(),
  /** The code of the store. */
  store: fieldSchema,
  /** The business day; its time of day, where the format has one, is the hour unless `hour` says it. */
  day: fieldSchema,
  /** From 0 to 23 in the shop's time zone; empty for the whole day. */
  hour: fieldSchema.optional(),
  visitors: fieldSchema,
});

export type FootfallMapping = z.infer<typeof mappingSchema>;

/** Of a file that names its columns as we do. */
const OWN: FootfallMapping = {
  name: 'footfall',
  dates: ['yyyy-MM-dd'],
  store: 'store',
  day: 'day',
  hour: { column: 'hour', optional: true },
  visitors: 'visitors',
};

/**
 * Reads a mapping of a counter's file; without one the columns are store, day, visitors, and hour where it is there.
 * @throws StartupError with the field that is wrong, or why the file cannot be read.
 */
export function readFootfallMapping(path: string | undefined): FootfallMapping {
  if (path === undefined) return OWN;
  const parsed = mappingSchema.safeParse(readYaml(path));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new StartupError(`The mapping ${path} is wrong at ${issue?.path.join('.') || 'its top'}: ${issue?.message}.`);
}
