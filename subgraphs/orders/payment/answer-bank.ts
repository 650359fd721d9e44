import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { RawRequest, RawResponse } from '#kernel/runtime/area.ts';
import { money, toDecimal } from '#kernel/values/money.ts';
import type { OrdersDeps } from '../deps.ts';
import { bankPage, donePage } from './model/bank-page.ts';
import type { TestIntent } from './model/test-intent.ts';
import { answerTestAction, readTestIntentByReference } from './store/test-payments.ts';

const choice = z.object({
  clientSecret: z.string().min(1).max(100).optional(),
  outcome: z.enum(['confirm', 'refuse']),
});
const notFound: RawResponse = { status: 404, body: { error: 'not found' } };

/** Back to the shop, or the last page where the shop named no address. */
function leave(intent: TestIntent, language: string | undefined): RawResponse {
  const { returnUrl } = intent;
  if (returnUrl !== null) return { status: 303, body: null, page: '', location: returnUrl };
  return { status: 200, body: null, page: donePage(language) };
}

/**
 * The test provider's bank, where 3-D Secure is tried: a page with two buttons for browsers, which end at the checkout's
 * return address, and the same question as JSON for programs. Who holds the client secret answers, once.
 * @param reference the client secret, as the address of the page names it.
 */
export async function answerBank(
  deps: OrdersDeps,
  { method, headers, body }: RawRequest,
  reference: string | undefined,
): Promise<RawResponse> {
  const language = headers['accept-language'];
  if (method === 'GET') {
    const intent = reference === undefined ? undefined : await readTestIntentByReference(deps.db, reference);
    if (!intent) return notFound;
    if (intent.status !== 'ACTION') return leave(intent, language);
    const { amountMinor, currency } = intent;
    return {
      status: 200,
      body: null,
      page: bankPage(language, `${toDecimal(money(amountMinor, currency))} ${currency}`),
    };
  }
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
  const text = body.toString('utf8');
  const { clientSecret, outcome } = choice.parse(
    isForm ? Object.fromEntries(new URLSearchParams(text)) : JSON.parse(text),
  );
  const secret = reference ?? clientSecret;
  if (secret === undefined) return notFound;
  const status = outcome === 'confirm' ? 'AUTHORIZED' : 'DECLINED';
  const answer = { reference: secret, status, eventId: randomUUID(), now: deps.clock.now() } as const;
  const isFirst = await answerTestAction(deps.db, answer);
  if (!isForm) return isFirst ? { status: 202, body: { accepted: true } } : notFound;
  const intent = await readTestIntentByReference(deps.db, secret);
  return intent ? leave(intent, language) : notFound;
}
