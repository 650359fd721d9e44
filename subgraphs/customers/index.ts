import { defineSubgraph } from '#kernel/runtime/subgraph.ts';
import { HOUR } from '#kernel/values/time.ts';
import { can } from '../shared/permissions.ts';
import type { CustomersDeps } from './deps.ts';
import { schema } from './graphql/index.ts';
import { createTokenSigner } from './sessions/create-token-signer.ts';
import { PASSWORD_COST, type PasswordCost } from './sessions/model/password.ts';
import { purgeEndedSessions } from './sessions/open-session.ts';
import { subscriptions } from './timeline/handlers.ts';

/** The domain with passwords of that cost; tests take a lower one. */
export const customersWith = (passwordCost: PasswordCost) =>
  defineSubgraph<CustomersDeps>({
    name: 'customers',
    schema,
    createDeps: async (platform) => ({
      ...platform,
      signer: await createTokenSigner(platform.config.signingKey),
      passwordCost,
    }),
    subscriptions: () => subscriptions,
    workers: (deps) => [{ name: 'purge-sessions', everyMs: HOUR, run: () => purgeEndedSessions(deps) }],
    pushes: [
      {
        topic: 'customers',
        types: ['customers.identity-component-changed.v1', 'customers.interaction-recorded.v1'],
        isAllowed: (actor) => can(actor, 'customers:read'),
        keysOf: ({ payload }) => [
          { __typename: 'Customer', id: String(payload['survivorId'] ?? payload['customerId']) },
        ],
      },
    ],
  });

/** Who the house deals with: customers, whoever they were taken for, and its own people. */
export const customers = customersWith(PASSWORD_COST);
