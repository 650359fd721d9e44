import type { Reader } from '#kernel/database/database.ts';
import { select } from '#kernel/database/select.ts';
import { sql } from '#kernel/database/sql.ts';
import { aliased, pick } from '#kernel/database/table.ts';
import { insertInto, insertRow, recordset, value } from '#kernel/database/write.ts';
import { testPaymentIntent, testPaymentRefund, testPaymentWebhook } from '../../prisma/generated/tables.ts';
import type { NewTestIntent, TestIntent, TestNoticeKind, TestWebhook } from '../model/test-intent.ts';

const INTENT = select({
  ...pick(testPaymentIntent, 'providerKey', 'reference', 'token', 'status', 'returnUrl'),
  ...pick(testPaymentIntent, 'amountMinor', 'currency'),
});

/** Makes the intent once; the same key again answers what was made first. */
export async function insertTestIntent(db: Reader, intent: NewTestIntent): Promise<TestIntent> {
  const { webhooks, ...row } = intent;
  const h = recordset('h', pick(testPaymentWebhook, 'eventId', 'kind', 'deliverAt'), webhooks);
  const [made] = await db.query(sql`
    with made as (${insertRow(testPaymentIntent, row)} on conflict do nothing returning *),
    hooks as (${insertInto(testPaymentWebhook, { ...h.columns, providerKey: sql`made.provider_key` }, sql`from made, ${h}`)})
    select ${INTENT} from made`);
  return made ?? (await readTestIntent(db, intent.providerKey)) ?? intent;
}

export async function readTestIntent(db: Reader, providerKey: string): Promise<TestIntent | undefined> {
  const [intent] = await db.query(sql`
    select ${INTENT} from test_payment_intent where ${testPaymentIntent.providerKey} = ${providerKey}`);
  return intent;
}

export async function readTestIntentByReference(db: Reader, reference: string): Promise<TestIntent | undefined> {
  const [intent] = await db.query(sql`
    select ${INTENT} from test_payment_intent where ${testPaymentIntent.reference} = ${reference}`);
  return intent;
}

/** @returns the intent afterwards; undefined when it is not one that can be captured. */
export async function captureTestIntent(
  db: Reader,
  providerKey: string,
  amountMinor: bigint,
  failingToken: string,
): Promise<TestIntent | undefined> {
  const [intent] = await db.query(sql`
    update test_payment_intent set capture_attempts = capture_attempts + 1,
      status = case when token = ${failingToken} and capture_attempts = 0 then status else 'CAPTURED' end,
      captured_minor = case when token = ${failingToken} and capture_attempts = 0 then 0 else ${amountMinor}::bigint end
    where provider_key = ${providerKey} and status in ('AUTHORIZED', 'CAPTURED') returning ${INTENT}`);
  return intent;
}

/** Gives an authorization up; of an unknown key it leaves a mark that refuses the authorization to come. */
export async function voidTestIntent(db: Reader, providerKey: string, now: Date): Promise<void> {
  const mark = {
    providerKey,
    reference: `void_${providerKey}`,
    token: '',
    amountMinor: 0n,
    currency: 'XXX',
    status: 'VOIDED',
    returnUrl: null,
    createdAt: now,
  } as const;
  await db.query(sql`
    ${insertRow(testPaymentIntent, mark)}
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
      ${insertRow(testPaymentRefund, { refundKey, providerKey, amountMinor })} on conflict do nothing returning amount_minor)
    update test_payment_intent set refunded_minor = refunded_minor + r.amount_minor
    from r where test_payment_intent.provider_key = ${providerKey}`);
}

/** The customer answers the bank's question: the intent is decided and a webhook is owed. */
export async function answerTestAction(
  db: Reader,
  answer: { reference: string; status: TestNoticeKind; eventId: string; now: Date },
): Promise<boolean> {
  const webhook = {
    eventId: value(testPaymentWebhook.eventId, answer.eventId),
    providerKey: sql`provider_key`,
    kind: value(testPaymentWebhook.kind, answer.status),
    deliverAt: value(testPaymentWebhook.deliverAt, answer.now),
  };
  const rows = await db.query(sql`
    with i as (
      update test_payment_intent set status = ${answer.status}
      where reference = ${answer.reference} and status = 'ACTION' returning provider_key)
    ${insertInto(testPaymentWebhook, webhook, sql`from i`)} returning event_id`);
  return rows.length > 0;
}

/** Takes webhooks that are due; one that is not delivered comes back after `retryAt`. */
export async function takeDueWebhooks(db: Reader, now: Date, retryAt: Date): Promise<TestWebhook[]> {
  const due = aliased(testPaymentWebhook, 'due');
  return db.query(sql`
    with due as (
      update test_payment_webhook set deliver_at = ${retryAt}
      where event_id in (
        select event_id from test_payment_webhook where deliver_at <= ${now}
        order by deliver_at limit 20 for update skip locked)
      returning event_id, provider_key, kind),
    decided as (
      update test_payment_intent set status = due.kind
      from due where test_payment_intent.provider_key = due.provider_key and test_payment_intent.status = 'WAITING')
    select ${select(pick(due, 'eventId', 'providerKey', 'kind'))} from due`);
}

export async function deleteWebhook(db: Reader, eventId: string): Promise<void> {
  await db.query(sql`delete from test_payment_webhook where event_id = ${eventId}`);
}
