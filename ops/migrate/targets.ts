import { readUrl } from '#kernel/values/url.ts';
import { DOMAINS, type Domain } from '../../subgraphs/shared/domains.ts';
import { databaseVariable } from '../cli/services.ts';
import { StartupError } from '../cli/startup-error.ts';
import { type RuntimeRole, runtimeRole } from './roles.ts';

/** One database to migrate, and the domains that live in it. */
interface MigrationTarget {
  /** Connection string of a role that may create roles. */
  readonly adminUrl: string;
  /** The variable it came from, for messages. */
  readonly variable: string;
  readonly roles: Partial<Record<Domain, RuntimeRole>>;
}

export interface DatabasePlan {
  readonly targets: readonly MigrationTarget[];
  /** What each domain's processes connect with. */
  readonly runtimeUrls: Readonly<Record<Domain, string>>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Decides where each domain lives: in the database of `adminUrl`, or where `<DOMAIN>_DATABASE_URL` says, which on
 * another server needs `<DOMAIN>_ADMIN_DATABASE_URL` beside it. `adminVariable` is what the address is called by.
 */
export function planDatabases(
  env: Environment,
  adminUrl: string,
  rolePasswords: Readonly<Partial<Record<Domain, string>>>,
  adminVariable = 'DATABASE_URL',
): DatabasePlan {
  const targets = new Map<string, MigrationTarget>();
  const runtimeUrls = {} as Record<Domain, string>;
  for (const domain of DOMAINS) {
    const own = env[databaseVariable(domain)];
    const runtimeUrl = own ?? runtimeUrlOf(adminUrl, domain, rolePasswords[domain]);
    runtimeUrls[domain] = runtimeUrl;
    const { url, variable } = adminUrlOf(env, domain, { url: adminUrl, variable: adminVariable }, runtimeUrl);
    const target = targets.get(url) ?? { adminUrl: url, variable, roles: {} };
    const { username, password } = parse(runtimeUrl, databaseVariable(domain));
    target.roles[domain] = { name: decodeURIComponent(username), password: decodeURIComponent(password) };
    targets.set(url, target);
  }
  return { targets: [...targets.values()], runtimeUrls };
}

function runtimeUrlOf(adminUrl: string, domain: Domain, password: string | undefined): string {
  if (password === undefined)
    throw new StartupError(`${databaseVariable(domain)} must be set together with DATABASE_URL.`);
  const url = parse(adminUrl, 'DATABASE_URL');
  url.username = encodeURIComponent(runtimeRole(databaseOf(url), domain));
  url.password = encodeURIComponent(password);
  return url.href;
}

/** Servers take the user's name for the database's where none is given. */
function databaseOf(url: URL): string {
  return decodeURIComponent(url.pathname.slice(1)) || decodeURIComponent(url.username);
}

function adminUrlOf(
  env: Environment,
  domain: Domain,
  admin: { readonly url: string; readonly variable: string },
  runtimeUrl: string,
): { url: string; variable: string } {
  const variable = `${domain.toUpperCase()}_ADMIN_DATABASE_URL`;
  const own = env[variable];
  if (own !== undefined) return { url: own, variable };
  if (placeOf(runtimeUrl, databaseVariable(domain)) === placeOf(admin.url, admin.variable)) return admin;
  throw new StartupError(
    `${databaseVariable(domain)} names another database than ${admin.variable}: set ${variable} to a role there that may create roles.`,
  );
}

function placeOf(url: string, variable: string): string {
  const { hostname, port, pathname } = parse(url, variable);
  return `${hostname}:${port || '5432'}${pathname}`;
}

function parse(url: string, variable: string): URL {
  const address = /^postgres(ql)?:/.test(url) ? readUrl(url) : undefined;
  if (!address) {
    throw new StartupError(`${variable} is not an address of the form postgresql://user:password@host:5432/database.`);
  }
  return address;
}
