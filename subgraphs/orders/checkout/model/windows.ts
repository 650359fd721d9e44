import { MINUTE, SECOND } from '#kernel/values/time.ts';

/** Longer than any request's deadline: a PENDING checkout as old as this has lost its process. In milliseconds. */
export const PENDING_WINDOW_MS = 20 * SECOND;
/** How long a customer may take to confirm a payment, or a provider to answer, in milliseconds. */
export const PAYMENT_WINDOW_MS = 15 * MINUTE;
/** A payment that waits for its customer ends sooner when they do nothing: as long as a bank's page takes. In milliseconds. */
export const PAYMENT_IDLE_MS = 5 * MINUTE;
/** How much later a look at a checkout must put its end for it to be written, in milliseconds. */
export const PROLONGED_BY_MS = MINUTE;
/** How often a provider that owes an answer is asked, in milliseconds. */
export const PROVIDER_POLL_INTERVAL_MS = 30 * SECOND;
/** Milliseconds that a provider has to answer; later answers come by webhook or are asked for. */
export const PROVIDER_TIMEOUT_MS = 4_000;
