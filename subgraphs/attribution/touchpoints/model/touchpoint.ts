import { z } from 'zod';
import { type Actor, bearerOf } from '#kernel/request/actor.ts';
import type { FieldIssue } from '#kernel/values/errors.ts';
import { isId } from '#kernel/values/ids.ts';
import { fieldIssues, IN_PLAIN_WORDS } from '#kernel/values/parse-input.ts';
import { isPlaceholder } from '../../../shared/placeholders.ts';

const code = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'must be text without control characters');
const optional = (max: number) =>
  code(max)
    .nullish()
    .transform((value) => value ?? '');

const input = z.object({
  id: code(80).nullish(),
  occurredAt: z.iso.datetime({ offset: true }),
  channel: code(40),
  kind: code(40),
  source: optional(100),
  medium: optional(100),
  campaign: optional(100),
  customerId: optional(60),
  anonymousId: optional(100),
  storeId: optional(60),
  staffId: optional(60),
  productId: optional(60),
});

/** A row of the touchpoint log; the column store reads it as it is. */
export interface TouchpointRow {
  readonly touchpoint_id: string;
  readonly occurred_at: string;
  readonly person_key: string;
  readonly customer_id: string;
  readonly anonymous_id: string;
  readonly channel: string;
  readonly kind: string;
  readonly source: string;
  readonly medium: string;
  readonly campaign: string;
  readonly store_id: string;
  readonly staff_id: string;
  readonly product_id: string;
}

export interface RejectedTouchpoint {
  readonly index: number;
  readonly issues: readonly FieldIssue[];
}

/**
 * Moments are kept under the customer's id, else the anonymous one. Senders choose anonymous ids by themselves, so one
 * that is a customer's would reach into that customer's moments.
 */
export function isAnonymousId(text: string): boolean {
  return text !== '' && !isId('cus', text);
}

/** Milliseconds by which a client's clock may run ahead. */
const CLOCK_AHEAD_MS = 5 * 60_000;
const EARLIEST = Date.parse('2000-01-01T00:00:00Z');

function checkMeaning(point: z.infer<typeof input>, actor: Actor, nowMs: number): FieldIssue[] {
  const issues: FieldIssue[] = [];
  const at = Date.parse(point.occurredAt);
  if (at > nowMs + CLOCK_AHEAD_MS)
    issues.push({ path: 'occurredAt', issueCode: 'TOO_LARGE', message: 'lies in the future' });
  if (at < EARLIEST) issues.push({ path: 'occurredAt', issueCode: 'TOO_SMALL', message: 'lies before the year 2000' });
  if (point.customerId === '' && point.anonymousId === '' && bearerOf(actor) === undefined) {
    issues.push({
      path: 'anonymousId',
      issueCode: 'REQUIRED',
      message: 'either customerId or anonymousId must be given',
    });
  }
  if (point.anonymousId !== '' && !isAnonymousId(point.anonymousId)) {
    issues.push({ path: 'anonymousId', issueCode: 'NOT_ALLOWED', message: 'must not be the id of a customer' });
  }
  if (point.anonymousId !== '' && isPlaceholder(point.anonymousId)) {
    issues.push({ path: 'anonymousId', issueCode: 'NOT_ALLOWED', message: 'stands for nobody' });
  }
  const mayName = actor.kind === 'staff' || actor.kind === 'service' || bearerOf(actor) === point.customerId;
  if (point.customerId !== '' && !mayName) {
    issues.push({
      path: 'customerId',
      issueCode: 'NOT_ALLOWED',
      message: 'only a signed-in customer, for themselves, or staff may name a customer',
    });
  }
  return issues;
}

/** Reads the touchpoints of one batch: those that can be kept, and the faults of the others. */
export function readTouchpoints(
  batchId: string,
  raw: readonly unknown[],
  actor: Actor,
  nowMs: number,
): { readonly rows: TouchpointRow[]; readonly rejected: RejectedTouchpoint[] } {
  const rows: TouchpointRow[] = [];
  const rejected: RejectedTouchpoint[] = [];
  raw.forEach((value, index) => {
    const parsed = input.safeParse(value, IN_PLAIN_WORDS);
    const issues = parsed.success ? checkMeaning(parsed.data, actor, nowMs) : fieldIssues(parsed.error);
    if (!parsed.success || issues.length > 0) {
      rejected.push({ index, issues });
      return;
    }
    const point = parsed.data;
    // A token speaks for itself: what else it names proves nothing, and links nobody to it.
    const customerId = bearerOf(actor) ?? point.customerId;
    const anonymousId = bearerOf(actor) === undefined ? point.anonymousId : '';
    rows.push({
      touchpoint_id: point.id ?? `${batchId}:${index}`,
      occurred_at: point.occurredAt,
      person_key: customerId === '' ? anonymousId : customerId,
      customer_id: customerId,
      anonymous_id: anonymousId,
      channel: point.channel,
      kind: point.kind,
      source: point.source,
      medium: point.medium,
      campaign: point.campaign,
      store_id: point.storeId,
      staff_id: point.staffId,
      product_id: point.productId,
    });
  });
  return { rows, rejected };
}
