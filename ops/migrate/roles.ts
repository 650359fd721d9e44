import pg from 'pg';
import type { Domain } from '../../subgraphs/shared/domains.ts';

/** Owns the schemas and everything in them; nothing signs in as it. */
export const MIGRATION_ROLE = 'passerelle_migrator';

/** The role that a domain's processes sign in as. */
export function runtimeRole(domain: Domain): string {
  return `passerelle_${domain}`;
}

/**
 * The migration role, the run-time roles and their rights, as SQL that can be run again and again.
 * It needs a role that may create roles (CREATEROLE on a managed server is enough) and owns the database.
 */
export function rolesSql(database: string, passwords: Readonly<Partial<Record<Domain, string>>>): string {
  const domains = Object.keys(passwords) as Domain[];
  return [
    ...createRole(MIGRATION_ROLE, 'NOLOGIN'),
    `GRANT ${MIGRATION_ROLE} TO CURRENT_USER;`,
    `GRANT CREATE, CONNECT ON DATABASE ${pg.escapeIdentifier(database)} TO ${MIGRATION_ROLE};`,
    'REVOKE ALL ON SCHEMA public FROM PUBLIC;',
    ...domains.flatMap((domain) => domainSql(database, domain, passwords[domain] ?? '')),
  ].join('\n');
}

function domainSql(database: string, domain: Domain, password: string): string[] {
  const role = runtimeRole(domain);
  return [
    ...createRole(role, 'LOGIN NOINHERIT'),
    `ALTER ROLE ${role} PASSWORD ${pg.escapeLiteral(password)};`,
    `ALTER ROLE ${role} SET search_path = ${domain};`,
    `GRANT CONNECT, TEMPORARY ON DATABASE ${pg.escapeIdentifier(database)} TO ${role};`,
    `CREATE SCHEMA IF NOT EXISTS ${domain} AUTHORIZATION ${MIGRATION_ROLE};`,
    `SET ROLE ${MIGRATION_ROLE};`,
    `REVOKE ALL ON SCHEMA ${domain} FROM PUBLIC;`,
    `GRANT USAGE ON SCHEMA ${domain} TO ${role};`,
    `ALTER DEFAULT PRIVILEGES IN SCHEMA ${domain} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${role};`,
    `ALTER DEFAULT PRIVILEGES IN SCHEMA ${domain} GRANT USAGE, SELECT ON SEQUENCES TO ${role};`,
    'RESET ROLE;',
  ];
}

/** Roles belong to the whole server: two runners at once may both find a role missing. */
function createRole(role: string, attributes: string): string[] {
  return [
    `DO $$ BEGIN CREATE ROLE ${role} ${attributes}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;`,
  ];
}
