import type { Platform } from '#kernel/runtime/platform.ts';
import type { PaymentProvider } from '../ports/payment-provider.ts';
import { createPosProvider } from './create-pos-provider.ts';
import { createTestProvider } from './create-test-provider.ts';
import { testWebhookSecret } from './model/test-webhook.ts';

/** The providers of this process, by name; the test provider is absent in production. */
export function createProviders({ config, db, clock }: Platform): ReadonlyMap<string, PaymentProvider> {
  const providers = [createPosProvider()];
  if (config.mode !== 'production') {
    const secret = testWebhookSecret(config.gatewayCredential);
    providers.push(createTestProvider({ db, clock, publicUrl: config.publicUrl, secret }));
  }
  return new Map(providers.map((provider) => [provider.name, provider]));
}
