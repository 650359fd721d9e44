import type { RequestContext } from '#kernel/request/context.ts';
import { SECOND } from '#kernel/values/time.ts';
import type { OrdersDeps } from '../deps.ts';
import { SIGNATURE_HEADER, signWebhook, testWebhookSecret } from './model/test-webhook.ts';
import { receiveWebhook } from './receive-webhook.ts';
import { deleteWebhook, takeDueWebhooks } from './store/test-payments.ts';

/** A webhook that was not taken is sent again after this time, in milliseconds. */
const RETRY_MS = 5 * SECOND;

/** Sends the webhooks of the test provider to the route of all providers, signed, as a real provider would. */
export async function deliverTestWebhooks(deps: OrdersDeps, context: RequestContext): Promise<void> {
  const now = deps.clock.now();
  const secret = testWebhookSecret(deps.config.gatewayCredential);
  for (const webhook of await takeDueWebhooks(deps.db, now, new Date(now.getTime() + RETRY_MS))) {
    // A late authorization is refused by the customer's own answer alone.
    const declineCode = webhook.kind === 'DECLINED' ? 'AUTHENTICATION_FAILED' : undefined;
    const body = JSON.stringify({ ...webhook, declineCode });
    const headers = { [SIGNATURE_HEADER]: signWebhook(secret, body, now) };
    const request = {
      method: 'POST' as const,
      path: '/webhooks/payments/test',
      headers,
      body: Buffer.from(body),
      context,
    };
    const response = await receiveWebhook(deps, request);
    if (response.status === 200) await deleteWebhook(deps.db, webhook.eventId);
  }
}
