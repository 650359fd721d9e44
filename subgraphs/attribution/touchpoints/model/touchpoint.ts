import { isbot } from 'isbot';
import { type Actor, bearerOf } from '#kernel/request/actor.ts';
import type { FieldIssue } from '#kernel/values/errors.ts';
import { isId } from '#kernel/values/ids.ts';
import { isPlaceholder } from '../../../shared/placeholders.ts';
import { pagePath, referrerHost } from './page-address.ts';
import { type Point, readPoint } from './touchpoint-input.ts';
import { toKindCode } from './touchpoint-kind.ts';
import { deviceOf } from './user-agent.ts';

/** A row of the touchpoint log; the column store reads it as it is, and what is absent as empty. */
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
  readonly received_at: string;
  readonly clock_ahead?: 1 | undefined;
  readonly session_key?: string | undefined;
  readonly content?: string | undefined;
  readonly is_repeat?: 'NO' | 'YES' | undefined;
  readonly page?: string | undefined;
  readonly landing_page?: string | undefined;
  readonly referrer?: string | undefined;
  readonly device?: string | undefined;
  readonly click_id?: string | undefined;
  readonly order_id?: string | undefined;
  readonly is_bot?: 1 | undefined;
  readonly consent?: 'GRANTED' | 'DENIED' | undefined;
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

/** Who sends moments, and when they arrive. */
export interface Sender {
  readonly actor: Actor;
  readonly nowMs: number;
  /** Of a browser that sends its own: whom it names is not read, and it may be nobody. */
  readonly browser?: { readonly userAgent: string };
}

/** A moment as it may be believed: a browser's token says who it is, and its request what it is. */
function believed(point: Point, { browser }: Sender): Point {
  if (!browser) return point;
  const { userAgent } = browser;
  return { ...point, customerId: '', anonymousId: '', staffId: '', orderId: '', isBot: null, userAgent };
}

function checkMeaning(point: Point, { actor, browser }: Sender): FieldIssue[] {
  const issues: FieldIssue[] = [];
  const at = Date.parse(point.occurredAt);
  if (at < EARLIEST) issues.push({ path: 'occurredAt', issueCode: 'TOO_SMALL', message: 'is before the year 2000' });
  const isSomebody = point.customerId !== '' || point.anonymousId !== '' || bearerOf(actor) !== undefined;
  if (!isSomebody && point.sessionKey === '' && point.consent !== false && !browser) {
    issues.push({
      path: 'anonymousId',
      issueCode: 'REQUIRED',
      message: 'a customerId, an anonymousId or a sessionKey must be given',
    });
  }
  if (point.anonymousId !== '' && !isAnonymousId(point.anonymousId)) {
    issues.push({ path: 'anonymousId', issueCode: 'NOT_ALLOWED', message: 'must not be the id of a customer' });
  }
  if (point.anonymousId !== '' && isPlaceholder(point.anonymousId)) {
    issues.push({ path: 'anonymousId', issueCode: 'NOT_ALLOWED', message: 'stands for nobody' });
  }
  if (point.customerId !== '' && isPlaceholder(point.customerId)) {
    issues.push({ path: 'customerId', issueCode: 'NOT_ALLOWED', message: 'stands for nobody' });
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

const filled = (text: string): string | undefined => (text === '' ? undefined : text);

/** Who a moment belongs to. A token says it by itself; without consent it is nobody's. */
function ownerOf(point: Point, actor: Actor): { readonly customerId: string; readonly anonymousId: string } {
  if (point.consent === false) return { customerId: '', anonymousId: '' };
  const bearer = bearerOf(actor);
  // What else a token's bearer names proves nothing, and links nobody to it.
  if (bearer !== undefined) return { customerId: bearer, anonymousId: '' };
  return { customerId: point.customerId, anonymousId: point.anonymousId };
}

const CONSENTS = { true: 'GRANTED', false: 'DENIED' } as const;

function toRow(point: Point, id: string, { actor, nowMs }: Sender): TouchpointRow {
  const { customerId, anonymousId } = ownerOf(point, actor);
  const receivedAt = new Date(nowMs).toISOString();
  const isAhead = Date.parse(point.occurredAt) > nowMs + CLOCK_AHEAD_MS;
  return {
    touchpoint_id: id,
    occurred_at: isAhead ? receivedAt : point.occurredAt,
    person_key: customerId === '' ? anonymousId : customerId,
    customer_id: customerId,
    anonymous_id: anonymousId,
    channel: point.channel,
    kind: toKindCode(point.kind),
    source: point.source,
    medium: point.medium,
    campaign: point.campaign,
    store_id: point.storeId,
    staff_id: point.staffId,
    product_id: point.productId,
    received_at: receivedAt,
    clock_ahead: isAhead ? 1 : undefined,
    session_key: isPlaceholder(point.sessionKey) ? undefined : point.sessionKey,
    content: filled(point.content),
    is_repeat: point.isRepeat == null ? undefined : point.isRepeat ? 'YES' : 'NO',
    page: filled(pagePath(point.page)),
    landing_page: filled(pagePath(point.landingPage)),
    referrer: filled(referrerHost(point.referrer)),
    device: filled(point.device.toUpperCase()) ?? deviceOf(point.userAgent),
    click_id: point.consent === false ? undefined : filled(point.clickId),
    order_id: filled(point.orderId),
    is_bot: (point.isBot ?? isbot(point.userAgent)) ? 1 : undefined,
    consent: point.consent == null ? undefined : CONSENTS[`${point.consent}`],
  };
}

/**
 * Reads the touchpoints of one batch: those that can be kept, and the faults of the others. A moment of a clock that
 * runs more than five minutes ahead is booked at receipt.
 */
export function readTouchpoints(
  batchId: string,
  raw: readonly unknown[],
  sender: Sender,
): { readonly rows: TouchpointRow[]; readonly rejected: RejectedTouchpoint[] } {
  const rows: TouchpointRow[] = [];
  const rejected: RejectedTouchpoint[] = [];
  raw.forEach((value, index) => {
    const read = readPoint(value);
    if ('issues' in read) {
      rejected.push({ index, issues: read.issues });
      return;
    }
    const point = believed(read.point, sender);
    const issues = checkMeaning(point, sender);
    if (issues.length > 0) rejected.push({ index, issues });
    else rows.push(toRow(point, point.id ?? `${batchId}:${index}`, sender));
  });
  return { rows, rejected };
}
