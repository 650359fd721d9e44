import { UnavailableError } from '#kernel/values/errors.ts';
import type { OrdersDeps } from '../deps.ts';
import type { PaymentProvider } from '../ports/payment-provider.ts';

/**
 * The provider that took a payment. One that is not set up in this process is a mistake of its configuration: the task
 * stays pending until it is.
 * @throws UnavailableError
 */
export function requireProvider(deps: OrdersDeps, name: string | null): PaymentProvider {
  const provider = deps.providers.get(name ?? '');
  if (!provider) throw new UnavailableError(`The payment provider ${name ?? ''} is not set up here`);
  return provider;
}
