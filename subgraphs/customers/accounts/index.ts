import './graphql/queries.ts';
import './graphql/mutations.ts';
import './graphql/link-mutations.ts';
import './graphql/customer.ts';
import type { Area } from '#kernel/runtime/area.ts';
import { SECOND } from '#kernel/values/time.ts';
import type { CustomersDeps } from '../deps.ts';
import { joinAccounts } from './join-accounts.ts';

/** Accounts of customers: signing up and in, and the viewer to whom a session belongs. */
export const accounts: Area<CustomersDeps> = {
  name: 'accounts',
  workers: (deps) => [{ name: 'join-accounts', everyMs: SECOND, run: () => joinAccounts(deps) }],
  sensitiveFields: [
    'signIn',
    'signUp',
    'refreshSession',
    'requestPasswordReset',
    'resetPassword',
    'requestEmailVerification',
    'verifyEmail',
  ],
};
