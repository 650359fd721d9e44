import type { RequestContext } from '#kernel/request/context.ts';
import type { OrdersDeps } from '../deps.ts';
import type { PaymentProvider, ProviderNotice } from '../ports/payment-provider.ts';

/** Acts on what a provider reports by itself; each notice has its effect once. */
export type ReceiveNotice = (
  deps: OrdersDeps,
  request: RequestContext,
  provider: PaymentProvider,
  notice: ProviderNotice,
) => Promise<void>;

declare module '../deps.ts' {
  interface OrdersDeps {
    /** By name; the test provider is absent in production. */
    readonly providers: ReadonlyMap<string, PaymentProvider>;
    /** The checkout knows what a notice leads to; the domain's index.ts hands it in. */
    readonly onNotice: ReceiveNotice;
  }
}
