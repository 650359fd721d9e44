import { ForbiddenError } from '#kernel/values/errors.ts';
import type { PaymentProvider } from '../ports/payment-provider.ts';
import { POS_PROVIDER } from './model/payment-input.ts';

/** Money that a store's own POS or terminal takes: it is in the drawer already, and goes back from there. */
export function createPosProvider(): PaymentProvider {
  return {
    name: POS_PROVIDER,
    authorize: async ({ providerKey }) => ({ kind: 'AUTHORIZED', reference: providerKey }),
    look: async () => undefined,
    capture: async () => undefined,
    void: async () => undefined,
    refund: async () => undefined,
    readWebhook: () => {
      throw new ForbiddenError('A POS sends no webhooks');
    },
  };
}
