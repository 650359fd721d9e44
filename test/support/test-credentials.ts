import { DOMAINS, type Domain } from '../../subgraphs/shared/domains.ts';

export const TEST_PASSWORD = 'only-for-tests';
export const TEMPLATE_DATABASE = 'passerelle_template';

/** Passwords of the run-time roles on the tests' own server. */
export const testPasswords = Object.fromEntries(DOMAINS.map((domain) => [domain, TEST_PASSWORD])) as Record<
  Domain,
  string
>;
