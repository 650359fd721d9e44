import { z } from 'zod';
import type { RawRequest, RawResponse } from '#kernel/runtime/area.ts';
import { ForbiddenError, ValidationError } from '#kernel/values/errors.ts';
import type { OrdersDeps } from '../deps.ts';
import { answerBank } from './answer-bank.ts';

/** Address of the providers' webhooks; the provider's name follows. */
export const PAYMENT_WEBHOOKS = '/webhooks/payments/';

const notFound: RawResponse = { status: 404, body: { error: 'not found' } };

/** Answers a provider: 200 only once the notice has had its effect, so that it is sent again otherwise. */
export async function receiveWebhook(deps: OrdersDeps, request: RawRequest): Promise<RawResponse> {
  const [name = '', action, ...rest] = request.path.slice(PAYMENT_WEBHOOKS.length).split('/');
  const provider = deps.providers.get(name);
  if (!provider) return notFound;
  try {
    if (action === 'action' && name === 'test' && rest.length < 2) return await answerBank(deps, request, rest[0]);
    if (action !== undefined) return notFound;
    if (request.method === 'GET') return { status: 405, body: { error: 'use POST' } };
    await deps.onNotice(deps, request.context, provider, provider.readWebhook(request.headers, request.body));
    return { status: 200, body: { received: true } };
  } catch (error) {
    if (error instanceof ForbiddenError) return { status: 401, body: { error: error.message } };
    const malformed = error instanceof SyntaxError || error instanceof z.ZodError || error instanceof ValidationError;
    if (malformed) return { status: 400, body: { error: 'malformed notice' } };
    throw error;
  }
}
