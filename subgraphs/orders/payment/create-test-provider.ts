import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '#kernel/database/database.ts';
import { UnavailableError, ValidationError } from '#kernel/values/errors.ts';
import { type Clock, SECOND } from '#kernel/values/time.ts';
import {
  type Authorization,
  PAYMENT_DECLINE_CODES,
  type PaymentDeclineCode,
  type PaymentProvider,
} from '../ports/payment-provider.ts';
import type { TestIntent, TestIntentStatus } from './model/test-intent.ts';
import { assertSigned, SIGNATURE_HEADER } from './model/test-webhook.ts';
import {
  captureTestIntent,
  insertTestIntent,
  readTestIntent,
  refundTestIntent,
  voidTestIntent,
} from './store/test-payments.ts';

/** What a payment token makes the test provider do; `tok_accept` means the same as `accept`. */
const TEST_TOKENS = {
  accept: 'accept',
  decline: 'decline',
  expiredCard: 'expired_card',
  insufficientFunds: 'insufficient_funds',
  requiresAction: 'requires_action',
  /** Answers by webhook, two seconds later. */
  late: 'late',
  /** Accepts at once, then says so twice more by webhook. */
  twice: 'twice',
  never: 'never',
  captureFailsOnce: 'capture_fails_once',
} as const;

const FIRST_STATUS: Readonly<Record<string, TestIntentStatus>> = {
  [TEST_TOKENS.accept]: 'AUTHORIZED',
  [TEST_TOKENS.decline]: 'DECLINED',
  [TEST_TOKENS.expiredCard]: 'DECLINED',
  [TEST_TOKENS.insufficientFunds]: 'DECLINED',
  [TEST_TOKENS.requiresAction]: 'ACTION',
  [TEST_TOKENS.late]: 'WAITING',
  [TEST_TOKENS.twice]: 'AUTHORIZED',
  [TEST_TOKENS.never]: 'WAITING',
  [TEST_TOKENS.captureFailsOnce]: 'AUTHORIZED',
};

const DECLINE_CODES: Readonly<Record<string, PaymentDeclineCode>> = {
  [TEST_TOKENS.decline]: 'CARD_DECLINED',
  [TEST_TOKENS.expiredCard]: 'EXPIRED_CARD',
  [TEST_TOKENS.insufficientFunds]: 'INSUFFICIENT_FUNDS',
  [TEST_TOKENS.requiresAction]: 'AUTHENTICATION_FAILED',
};

/** Milliseconds after the intent at which a token's webhooks are sent. */
const WEBHOOK_DELAYS: Readonly<Record<string, readonly number[]>> = {
  [TEST_TOKENS.late]: [2 * SECOND],
  [TEST_TOKENS.twice]: [0, SECOND],
};

const noticeBody = z.object({
  eventId: z.string().min(1).max(100),
  providerKey: z.string().min(1).max(100),
  kind: z.enum(['AUTHORIZED', 'DECLINED']),
  declineCode: z.enum(PAYMENT_DECLINE_CODES).optional(),
});

/** An address below which others are found, whether or not it is written with its last slash. */
const withSlash = (url: string) => (url.endsWith('/') ? url : `${url}/`);

function toAuthorization(intent: TestIntent, publicUrl: string): Authorization {
  switch (intent.status) {
    case 'AUTHORIZED':
    case 'CAPTURED':
      return { kind: 'AUTHORIZED', reference: intent.reference };
    case 'DECLINED':
    case 'VOIDED':
      return { kind: 'DECLINED', declineCode: DECLINE_CODES[intent.token] ?? 'OTHER' };
    case 'WAITING':
      return { kind: 'REQUIRES_ACTION', reference: intent.reference, url: null, clientSecret: null };
    case 'ACTION': {
      const { reference } = intent;
      const { href: url } = new URL(`webhooks/payments/test/action/${reference}`, withSlash(publicUrl));
      return { kind: 'REQUIRES_ACTION', reference, url, clientSecret: reference };
    }
  }
}

/** A payment service for development, demos and tests; its state lies in its own tables and survives restarts. */
export function createTestProvider(options: {
  db: Database;
  clock: Clock;
  publicUrl: string;
  secret: string;
}): PaymentProvider {
  const { db, clock, publicUrl, secret } = options;
  return {
    name: 'test',
    async authorize({ providerKey, amount, token: given, returnUrl }) {
      const now = clock.now();
      const token = given.replace(/^tok_/, '');
      const delays = WEBHOOK_DELAYS[token] ?? [];
      const intent = await insertTestIntent(db, {
        providerKey,
        reference: `test_${randomBytes(16).toString('hex')}`,
        token,
        amountMinor: amount.minor,
        currency: amount.currency,
        status: FIRST_STATUS[token] ?? 'DECLINED',
        returnUrl,
        createdAt: now,
        webhooks: delays.map((delay, index) => ({
          eventId: `${providerKey}:${index}`,
          kind: 'AUTHORIZED',
          deliverAt: new Date(now.getTime() + delay),
        })),
      });
      return toAuthorization(intent, publicUrl);
    },
    async look(providerKey) {
      const intent = await readTestIntent(db, providerKey);
      return intent && toAuthorization(intent, publicUrl);
    },
    async capture(providerKey, amount) {
      const intent = await captureTestIntent(db, providerKey, amount.minor, TEST_TOKENS.captureFailsOnce);
      if (intent?.status !== 'CAPTURED') throw new UnavailableError('The payment could not be captured; try again');
    },
    async void(providerKey) {
      await voidTestIntent(db, providerKey, clock.now());
    },
    async refund(providerKey, refundKey, amount) {
      await refundTestIntent(db, providerKey, refundKey, amount.minor);
    },
    readWebhook(headers, body) {
      assertSigned(secret, headers[SIGNATURE_HEADER], body, clock.now());
      const parsed = noticeBody.safeParse(JSON.parse(body.toString('utf8')));
      if (!parsed.success)
        throw new ValidationError([
          { path: 'body', issueCode: 'INVALID_FORMAT', message: 'is not a notice of this provider' },
        ]);
      return parsed.data;
    },
  };
}
