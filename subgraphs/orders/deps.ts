import type { Platform } from '#kernel/runtime/platform.ts';
import type { PaymentProvider } from './ports/payment-provider.ts';

/** What the use cases of orders need. */
export interface OrdersDeps extends Platform {
  /** By name; the test provider is absent in production. */
  readonly providers: ReadonlyMap<string, PaymentProvider>;
}
