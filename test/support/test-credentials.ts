import { type RuntimeRole, runtimeRole } from '../../ops/migrate/roles.ts';
import { DOMAINS, type Domain } from '../../subgraphs/shared/domains.ts';

export const TEST_PASSWORD = 'only-for-tests';
export const TEMPLATE_DATABASE = 'passerelle_template';

/** The run-time roles on the tests' own server, the same for every clone of the template. */
export const testRoles = Object.fromEntries(
  DOMAINS.map((domain) => [domain, { name: runtimeRole('passerelle', domain), password: TEST_PASSWORD }]),
) as Record<Domain, RuntimeRole>;
