import type { Reader } from '#kernel/database/database.ts';
import { sql } from '#kernel/database/sql.ts';

export type TestIntentStatus = 'WAITING' | 'ACTION' | 'AUTHORIZED' | 'CAPTURED' | 'DECLINED' | 'VOIDED';

export interface TestIntent {
  readonly providerKey: string;
  readonly reference: string;
  readonly token: string;
  readonly status: TestIntentStatus;
}

export interface NewTestIntent extends TestIntent {
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly createdAt: Date;
  /** Webhooks it will send by itself. */
  readonly webhooks: ReadonlyArray<{ eventId: string; kind: 'AUTHORIZED' | 'DECLINED'; deliverAt: Date }>;
}

const COLUMNS = sql`provider_key as "providerKey", reference, token, status`;

/** Makes the intent once; the same key again answers what was made first. */
export async function insertTestIntent(db: Reader, intent: NewTestIntent): Promise<TestIntent> {
  const [made] = await db.query<TestIntent>(sql`
    with made as (
      insert into test_payment_intent (provider_key, reference, token, amount_minor, currency, status, created_at)
      values (${intent.providerKey}, ${intent.reference}, ${intent.token}, ${intent.amountMinor}, ${intent.currency},
        ${intent.status}, ${intent.createdAt})
      on conflict do nothing returning *),
    hooks as (
      insert into test_payment_webhook (event_id, provider_key, kind, deliver_at)
      select h.event_id, made.provider_key, h.kind, h.deliver_at
      from made, unnest(${intent.webhooks.map((hook) => hook.eventId)}::text[], ${intent.webhooks.map((hook) => hook.kind)}::text[],
        ${intent.webhooks.map((hook) => hook.deliverAt)}::timestamptz[]) as h(event_id, kind, deliver_at))
    select ${COLUMNS} from made`);
  return made ?? (await findTestIntent(db, intent.providerKey)) ?? intent;
}

export async function findTestIntent(db: Reader, providerKey: string): Promise<TestIntent | undefined> {
  const [intent] = await db.query<TestIntent>(sql`
    select ${COLUMNS} from test_payment_intent where provider_key = ${providerKey}`);
  return intent;
}

/** @returns the intent afterwards; undefined when it is not one that can be captured. */
export async function captureTestIntent(
  db: Reader,
  providerKey: string,
  amountMinor: bigint,
  failingToken: string,
): Promise<TestIntent | undefined> {
  const [intent] = await db.query<TestIntent>(sql`
    update test_payment_intent set capture_attempts = capture_attempts + 1,
      status = case when token = ${failingToken} and capture_attempts = 0 then status else 'CAPTURED' end,
      captured_minor = case when token = ${failingToken} and capture_attempts = 0 then 0 else ${amountMinor}::bigint end
    where provider_key = ${providerKey} and status in ('AUTHORIZED', 'CAPTURED') returning ${COLUMNS}`);
  return intent;
}

/** Gives an authorization up; of an unknown key it leaves a mark that refuses the authorization to come. */
export async function voidTestIntent(db: Reader, providerKey: string, now: Date): Promise<void> {
  await db.query(sql`
    insert into test_payment_intent (provider_key, reference, token, amount_minor, currency, status, created_at)
    values (${providerKey}, 'void_' || ${providerKey}, '', 0, 'XXX', 'VOIDED', ${now})
    on conflict (provider_key) do update set status = 'VOIDED'
    where test_payment_intent.status in ('WAITING', 'ACTION', 'AUTHORIZED')`);
}

/** Each refund key once; never more than was captured. */
export async function refundTestIntent(
  db: Reader,
  providerKey: string,
  refundKey: string,
  amountMinor: bigint,
): Promise<void> {
  await db.query(sql`
    with r as (
      insert into test_payment_refund (refund_key, provider_key, amount_minor)
      values (${refundKey}, ${providerKey}, ${amountMinor}) on conflict do nothing returning amount_minor)
    update test_payment_intent set refunded_minor = refunded_minor + r.amount_minor
    from r where test_payment_intent.provider_key = ${providerKey}`);
}

/** The customer answers the bank's question: the intent is decided and a webhook is owed. */
export async function answerTestAction(
  db: Reader,
  answer: { reference: string; status: 'AUTHORIZED' | 'DECLINED'; eventId: string; now: Date },
): Promise<boolean> {
  const rows = await db.query(sql`
    with i as (
      update test_payment_intent set status = ${answer.status}
      where reference = ${answer.reference} and status = 'ACTION' returning provider_key)
    insert into test_payment_webhook (event_id, provider_key, kind, deliver_at)
    select ${answer.eventId}, provider_key, ${answer.status}, ${answer.now}::timestamptz from i returning event_id`);
  return rows.length > 0;
}

export interface OwedWebhook {
  readonly eventId: string;
  readonly providerKey: string;
  readonly kind: 'AUTHORIZED' | 'DECLINED';
}

/** Takes webhooks that are due; one that is not delivered comes back after `retryAt`. */
export async function takeDueWebhooks(db: Reader, now: Date, retryAt: Date): Promise<OwedWebhook[]> {
  return db.query<OwedWebhook>(sql`
    with due as (
      update test_payment_webhook set deliver_at = ${retryAt}
      where event_id in (
        select event_id from test_payment_webhook where deliver_at <= ${now}
        order by deliver_at limit 20 for update skip locked)
      returning event_id, provider_key, kind),
    decided as (
      update test_payment_intent set status = due.kind
      from due where test_payment_intent.provider_key = due.provider_key and test_payment_intent.status = 'WAITING')
    select event_id as "eventId", provider_key as "providerKey", kind from due`);
}

export async function deleteWebhook(db: Reader, eventId: string): Promise<void> {
  await db.query(sql`delete from test_payment_webhook where event_id = ${eventId}`);
}
