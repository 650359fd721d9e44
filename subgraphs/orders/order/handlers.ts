import type { Subscription } from '#kernel/events/consumer.ts';
import { aliasProjection } from '../../shared/customer-alias.ts';

/** Who is one person, from the log of customers. */
export const subscriptions: readonly Subscription[] = [{ publisher: 'customers', handlers: [aliasProjection] }];
