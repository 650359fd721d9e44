import { z } from 'zod';
import { timeZoneName } from '#kernel/values/time.ts';
import { StartupError } from '../../cli/startup-error.ts';
import { DELIMITERS } from '../csv/source-file.ts';
import { dateFormatSchema } from '../orders/dates.ts';
import { fieldSchema } from '../orders/field.ts';
import { CHANNEL_KINDS, readYaml, SHOP_ZONE } from '../orders/mapping.ts';

/** How a file is written, where that cannot be found out from its first lines. */
const shape = {
  delimiter: z.enum(DELIMITERS).optional(),
  columns: z.array(z.string().min(1)).min(1).optional(),
};

const file = z.discriminatedUnion('role', [
  z.strictObject({
    role: z.literal('sessions'),
    ...shape,
    key: fieldSchema,
    startedAt: fieldSchema,
    visitor: fieldSchema.optional(),
    /** Whether the visitor had been there before: 1 or 0, true or false, yes or no. */
    isRepeat: fieldSchema.optional(),
    source: fieldSchema.optional(),
    medium: fieldSchema.optional(),
    campaign: fieldSchema.optional(),
    content: fieldSchema.optional(),
    device: fieldSchema.optional(),
    referrer: fieldSchema.optional(),
  }),
  z.strictObject({
    role: z.literal('pageviews'),
    ...shape,
    key: fieldSchema,
    session: fieldSchema,
    viewedAt: fieldSchema,
    page: fieldSchema,
  }),
]);

/** What a mapping of files of sessions may say. */
const mappingSchema = z.strictObject({
  /** Scope of every key in the files; orders of a mapping of this name belong to these sessions. */
  name: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,59}$/, 'must be lower-case letters, digits, _ and -'),
  /** Zone of times without an offset: an IANA name, or `shop` for the shop's own. */
  zone: z.string().default(SHOP_ZONE),
  dates: z.array(dateFormatSchema).min(1),
  /** Code of the channel that all sessions are of. */
  channel: z.string().min(2).max(40),
  /** Makes the channel, of this kind, where the shop does not have it. */
  createChannels: z.enum(CHANNEL_KINDS).optional(),
  /** What stands in cells that say nothing, beside empty ones. */
  empty: z.array(z.string()).default(['NULL', '\\N']),
  /** In the order in which the files are named on the command line. */
  files: z.array(file).min(1).max(2),
});

export type SessionMapping = z.infer<typeof mappingSchema>;
export type SessionFileMapping = SessionMapping['files'][number];

/**
 * Reads a mapping of sessions.
 * @throws StartupError with the field that is wrong, or why the file cannot be read.
 */
export function readSessionMapping(path: string): SessionMapping {
  const parsed = mappingSchema.safeParse(readYaml(path));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new StartupError(`The mapping ${path} is wrong at ${issue?.path.join('.') || 'its top'}: ${issue?.message}.`);
  }
  const fault = incompleteness(parsed.data);
  if (fault !== undefined) throw new StartupError(`The mapping ${path} ${fault}.`);
  return parsed.data;
}

function incompleteness({ files, zone }: SessionMapping): string | undefined {
  const [first, second] = files;
  if (first?.role !== 'sessions') return 'must describe a file with the role sessions first';
  if (second?.role === 'sessions') return 'describes two files with the role sessions';
  const isKnown = zone === SHOP_ZONE || timeZoneName(zone) !== undefined;
  return isKnown ? undefined : `names a zone ${zone} that does not exist`;
}
