import './deps.ts';
import './graphql/queries.ts';
import type { Area } from '#kernel/runtime/area.ts';
import { SECOND } from '#kernel/values/time.ts';
import type { CustomersDeps } from '../deps.ts';
import { deliverMessages } from './deliver-messages.ts';
import { removeMessages } from './store/messages.ts';

/** E-mails to customers and staff: written after commit from an outbox, in their language, by the mailer that is set. */
export const messages: Area<CustomersDeps> = {
  name: 'messages',
  workers: (deps) => [{ name: 'deliver-messages', everyMs: SECOND, run: () => deliverMessages(deps) }],
  retention: [{ name: 'messages', days: 30, remove: removeMessages }],
};
