import './graphql/interaction.ts';
import './graphql/timeline-entry.ts';
import './graphql/queries.ts';
import './graphql/mutations.ts';
import './graphql/ports.ts';
import type { Area } from '#kernel/runtime/area.ts';
import { can } from '../../shared/permissions.ts';
import type { CustomersDeps } from '../deps.ts';

/** Moments between customers and staff: advice, try-ons, messages. */
export const interactions: Area<CustomersDeps> = {
  name: 'interactions',
  pushes: [
    {
      topic: 'customers',
      types: ['customers.identity-component-changed.v1', 'customers.interaction-recorded.v1'],
      listen: (_deps, actor) =>
        can(actor, 'customers:read')
          ? ({ payload }) => [{ type: 'Customer', id: String(payload['survivorId'] ?? payload['customerId']) }]
          : undefined,
    },
  ],
};
