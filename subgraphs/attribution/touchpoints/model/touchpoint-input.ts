import { z } from 'zod';
import type { FieldIssue } from '#kernel/values/errors.ts';
import { fieldIssues, IN_PLAIN_WORDS } from '#kernel/values/parse-input.ts';

/** Texts that a touchpoint must have, by their characters at most. */
const CODES = { channel: 40, kind: 40 } as const;

/** Texts that it may have, by their characters at most; absent, they are empty. */
const TEXTS = {
  source: 100,
  medium: 100,
  campaign: 100,
  content: 100,
  customerId: 60,
  anonymousId: 100,
  storeId: 60,
  staffId: 60,
  productId: 60,
  sessionKey: 100,
  page: 2_000,
  landingPage: 2_000,
  referrer: 2_000,
  device: 20,
  clickId: 200,
  orderId: 60,
  userAgent: 1_000,
} as const;

/** What may be said or not. */
const FLAGS = ['isRepeat', 'isBot', 'consent'] as const;

const MAX_ID = 80;

/** One moment as it was sent, its texts trimmed. */
export type Point = {
  readonly [Name in keyof typeof CODES | keyof typeof TEXTS]: string;
} & {
  readonly [Name in (typeof FLAGS)[number]]?: boolean | null | undefined;
} & {
  readonly id?: string | null | undefined;
  readonly occurredAt: string;
};

/** Without control characters and halves of characters. */
const WHOLE_TEXT = /^[^\p{Cc}\p{Cs}]*$/u;

const text = (max: number) => z.string().trim().max(max).regex(WHOLE_TEXT, 'must be text without control characters');
const code = (max: number) => text(max).min(1);
const optional = (max: number) =>
  text(max)
    .nullish()
    .transform((value) => value ?? '');

const CODE_BOUNDS = Object.entries(CODES);
const TEXT_BOUNDS = Object.entries(TEXTS);

const schema: z.ZodType<Point> = z.object({
  id: code(MAX_ID).nullish(),
  occurredAt: z.iso.datetime({ offset: true }),
  ...Object.fromEntries(CODE_BOUNDS.map(([name, max]) => [name, code(max)])),
  ...Object.fromEntries(TEXT_BOUNDS.map(([name, max]) => [name, optional(max)])),
  ...Object.fromEntries(FLAGS.map((name) => [name, z.boolean().nullish()])),
}) as unknown as z.ZodType<Point>;

/** Printable characters of ASCII. */
const BLANK = 0x20;
const TILDE = 0x7e;

/** Whether a text is as the schema wants it, and as it would leave it. */
function isClean(text: unknown, max: number): text is string {
  if (typeof text !== 'string' || text.length > max) return false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (character < BLANK || character > TILDE) return text.trim() === text && WHOLE_TEXT.test(text);
  }
  return text.charCodeAt(0) !== BLANK && text.charCodeAt(text.length - 1) !== BLANK;
}

/** Whether an instant stands as most senders write it: in UTC, with milliseconds or without. */
function isUtcInstant(text: unknown): text is string {
  if (typeof text !== 'string' || (text.length !== 20 && text.length !== 24)) return false;
  const at = new Date(text);
  return !Number.isNaN(at.getTime()) && at.toISOString() === (text.length === 24 ? text : `${text.slice(0, 19)}.000Z`);
}

/** A point that needs no second look: a tenth of the schema's time, which decides about every other. */
function readClean(raw: Readonly<Record<string, unknown>>): Point | undefined {
  const { id, occurredAt } = raw;
  if (id != null && (id === '' || !isClean(id, MAX_ID))) return undefined;
  if (!isUtcInstant(occurredAt)) return undefined;
  const point: Record<string, unknown> = { id, occurredAt };
  for (const [name, max] of CODE_BOUNDS) {
    const text = raw[name];
    if (text === '' || !isClean(text, max)) return undefined;
    point[name] = text;
  }
  for (const [name, max] of TEXT_BOUNDS) {
    const text = raw[name] ?? '';
    if (text !== '' && !isClean(text, max)) return undefined;
    point[name] = text;
  }
  for (const name of FLAGS) {
    const flag = raw[name];
    if (flag != null && typeof flag !== 'boolean') return undefined;
    point[name] = flag;
  }
  return point as Point;
}

/** Reads one moment as it was sent: the point, or what is wrong with it. */
export function readPoint(raw: unknown): { readonly point: Point } | { readonly issues: readonly FieldIssue[] } {
  const clean = typeof raw === 'object' && raw !== null ? readClean(raw as Record<string, unknown>) : undefined;
  if (clean) return { point: clean };
  const parsed = schema.safeParse(raw, IN_PLAIN_WORDS);
  return parsed.success ? { point: parsed.data } : { issues: fieldIssues(parsed.error) };
}
