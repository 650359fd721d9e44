import type { Subscription } from '#kernel/events/consumer.ts';
import { aliasProjection } from '../../shared/customer-alias.ts';

/** What orders takes from other domains' logs: who is one person. */
export const subscriptions: readonly Subscription[] = [{ publisher: 'customers', handlers: [aliasProjection] }];
