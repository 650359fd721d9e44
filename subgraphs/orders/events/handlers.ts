import { aliasProjection } from '../../shared/alias-projection.ts';
import type { Subscription } from '../../shared/consumer.ts';

/** What orders takes from other domains' logs: who is one person. */
export const subscriptions: readonly Subscription[] = [{ publisher: 'customers', handlers: [aliasProjection] }];
