import { MINUTE, SECOND } from '#kernel/values/time.ts';

/** Longer than any request's deadline: a PENDING checkout as old as this has lost its process. In milliseconds. */
export const PENDING_WINDOW_MS = 20 * SECOND;
/** How long a customer may take to confirm a payment, or a provider to answer, in milliseconds. */
export const PAYMENT_WINDOW_MS = 15 * MINUTE;
/** How often a provider that owes an answer is asked, in milliseconds. */
export const LOOK_EVERY_MS = 30 * SECOND;
/** Time the completion has within the request, in milliseconds; a worker does what it leaves. */
export const INLINE_COMPLETION_MS = 2_500;
/** When the worker takes over what the inline completion did not finish, in milliseconds. */
export const RECOVER_AFTER_MS = 10 * SECOND;
