import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { RawRequest, RawResponse } from '#kernel/runtime/area.ts';
import { ForbiddenError, ValidationError } from '#kernel/values/errors.ts';
import type { OrdersDeps } from '../deps.ts';
import { answerTestAction } from './store/test-payments.ts';

/** Address of the providers' webhooks; the provider's name follows. */
export const PAYMENT_WEBHOOKS = '/webhooks/payments/';

const actionBody = z.object({ clientSecret: z.string().min(1).max(100), outcome: z.enum(['confirm', 'refuse']) });

const notFound: RawResponse = { status: 404, body: { error: 'not found' } };

/** The page of the test provider's bank: the holder of the client secret answers its question. */
async function answerAction(deps: OrdersDeps, body: Buffer): Promise<RawResponse> {
  const { clientSecret: reference, outcome } = actionBody.parse(JSON.parse(body.toString('utf8')));
  const status = outcome === 'confirm' ? 'AUTHORIZED' : 'DECLINED';
  const answer = { reference, status, eventId: randomUUID(), now: deps.clock.now() } as const;
  return (await answerTestAction(deps.db, answer)) ? { status: 202, body: { accepted: true } } : notFound;
}

/** Answers a provider: 200 only once the notice has had its effect, so that it is sent again otherwise. */
export async function receiveWebhook(deps: OrdersDeps, request: RawRequest): Promise<RawResponse> {
  const [name = '', action] = request.path.slice(PAYMENT_WEBHOOKS.length).split('/');
  const provider = deps.providers.get(name);
  if (!provider) return notFound;
  try {
    if (action === 'action' && name === 'test') return await answerAction(deps, request.body);
    if (action !== undefined) return notFound;
    await deps.onNotice(deps, request.context, provider, provider.readWebhook(request.headers, request.body));
    return { status: 200, body: { received: true } };
  } catch (error) {
    if (error instanceof ForbiddenError) return { status: 401, body: { error: error.message } };
    const malformed = error instanceof SyntaxError || error instanceof z.ZodError || error instanceof ValidationError;
    if (malformed) return { status: 400, body: { error: 'malformed notice' } };
    throw error;
  }
}
