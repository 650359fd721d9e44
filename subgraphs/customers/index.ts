import { defineSubgraph } from '#kernel/runtime/subgraph.ts';
import { openContexts } from '../shared/contexts/open-contexts.ts';
import { accounts } from './accounts/index.ts';
import { readAccountEmails } from './accounts/store/credentials.ts';
import { toSchema } from './builder.ts';
import { consents } from './consents/index.ts';
import type { CustomersDeps } from './deps.ts';
import { identity } from './identity/index.ts';
import { interactions } from './interactions/index.ts';
import { createLinkSigner } from './messages/create-link-signer.ts';
import { createMailer } from './messages/create-mailer.ts';
import { messages } from './messages/index.ts';
import { profiles } from './profiles/index.ts';
import { createPasswordSalts } from './sessions/create-password-salts.ts';
import { createTokenSigner } from './sessions/create-token-signer.ts';
import { sessions } from './sessions/index.ts';
import { PASSWORD_COST, type PasswordCost } from './sessions/model/password-cost.ts';
import { staff } from './staff/index.ts';
import { readStaffEmails } from './staff/store/staff-members.ts';
import { timeline } from './timeline/index.ts';

const schema = toSchema();

/** The domain with passwords of that cost; tests take a lower one. */
export const customersWith = (passwordCost: PasswordCost) =>
  defineSubgraph<CustomersDeps>({
    name: 'customers',
    schema,
    openContexts,
    createDeps: async (platform) => ({
      ...platform,
      signer: await createTokenSigner(platform.config.signingKey),
      passwordCost,
      passwordSalts: createPasswordSalts(platform.config.signingKey),
      links: createLinkSigner(platform.config.signingKey),
      mailer: createMailer(platform.config),
      addressees: {
        RESET_PASSWORD: readAccountEmails,
        RESET_STAFF_PASSWORD: readStaffEmails,
        VERIFY_EMAIL: readAccountEmails,
      },
    }),
    areas: [timeline, identity, profiles, messages, sessions, staff, accounts, interactions, consents],
  });

/** The people of a retailer: customers under all their identities, and staff. */
export const customers = customersWith(PASSWORD_COST);
