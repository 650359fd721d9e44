import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Domain } from '../../subgraphs/shared/domains.ts';

/** How a domain's processes sign in. */
export interface RuntimeRole {
  readonly name: string;
  readonly password: string;
}

/** The run-time roles of the domains that live in one database. */
export type RuntimeRoles = Readonly<Partial<Record<Domain, RuntimeRole>>>;

/** Bytes of a role's name that are left for the database beside `_attribution`, the longest ending. */
const NAME_BYTES = 63 - '_attribution'.length;

/** Roles belong to the whole server, so those of an instance are named after its database: staging beside production. */
function roleOf(database: string, ending: string): string {
  const fits = Buffer.byteLength(database) <= NAME_BYTES;
  const prefix = fits ? database : `passerelle_${createHash('sha256').update(database).digest('hex').slice(0, 16)}`;
  return `${prefix}_${ending}`;
}

/** Owns the schemas and everything in them; nothing signs in as it. */
export function migrationRole(database: string): string {
  return roleOf(database, 'migrator');
}

/** The role that a domain's processes sign in as, where no connection string of theirs names another. */
export function runtimeRole(database: string, domain: Domain): string {
  return roleOf(database, domain);
}

export interface RolesOptions {
  readonly database: string;
  readonly migrator: string;
  readonly roles: RuntimeRoles;
  /** Gives roles that exist the passwords too; without it such a role is never altered. */
  readonly resetPasswords?: boolean;
}

/**
 * The migration role, the run-time roles and their rights, as SQL that can be run again and again.
 * It needs a role that may create roles (CREATEROLE on a managed server is enough) and owns the database.
 */
export function rolesSql(options: RolesOptions): string {
  const migrator = pg.escapeIdentifier(options.migrator);
  return [
    createRole(options.migrator, `CREATE ROLE ${migrator} NOLOGIN;`),
    // Who made a role may grant it, and has to before it can act as it.
    `DO $$ BEGIN SET LOCAL ROLE ${migrator}; RESET ROLE; EXCEPTION WHEN insufficient_privilege THEN GRANT ${migrator} TO CURRENT_USER; END $$;`,
    `GRANT CREATE, CONNECT ON DATABASE ${pg.escapeIdentifier(options.database)} TO ${migrator};`,
    'REVOKE ALL ON SCHEMA public FROM PUBLIC;',
    ...Object.entries(options.roles).flatMap(([domain, role]) => domainSql(options, domain as Domain, role)),
  ].join('\n');
}

function domainSql(options: RolesOptions, domain: Domain, { name, password }: RuntimeRole): string[] {
  const role = pg.escapeIdentifier(name);
  const migrator = pg.escapeIdentifier(options.migrator);
  const secret = pg.escapeLiteral(password);
  return [
    createRole(
      name,
      `CREATE ROLE ${role} LOGIN NOINHERIT PASSWORD ${secret}; ALTER ROLE ${role} SET search_path = ${domain};`,
    ),
    ...(options.resetPasswords ? [`ALTER ROLE ${role} PASSWORD ${secret};`] : []),
    `GRANT CONNECT, TEMPORARY ON DATABASE ${pg.escapeIdentifier(options.database)} TO ${role};`,
    `CREATE SCHEMA IF NOT EXISTS ${domain} AUTHORIZATION ${migrator};`,
    `SET ROLE ${migrator};`,
    `REVOKE ALL ON SCHEMA ${domain} FROM PUBLIC;`,
    `GRANT USAGE ON SCHEMA ${domain} TO ${role};`,
    `ALTER DEFAULT PRIVILEGES IN SCHEMA ${domain} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${role};`,
    `ALTER DEFAULT PRIVILEGES IN SCHEMA ${domain} GRANT USAGE, SELECT ON SEQUENCES TO ${role};`,
    'RESET ROLE;',
  ];
}

/** Two runners at once may both find a role missing. */
function createRole(name: string, statements: string): string {
  const missing = `IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${pg.escapeLiteral(name)}) THEN`;
  return `DO $$ BEGIN ${missing} ${statements} END IF; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;`;
}

/**
 * The rights of a run-time role on what is in its schema already: of a role that is new to the tables, as after a dump
 * was restored without its grants, or after the database was copied under another name.
 */
export function grantsSql(domain: Domain, role: string): string {
  const grantee = pg.escapeIdentifier(role);
  const name = pg.escapeLiteral(role);
  return `
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${domain} TO ${grantee};
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${domain} TO ${grantee};
REVOKE ALL ON ${domain}._prisma_migrations, ${domain}._passerelle_schema FROM ${grantee};
DO $do$
DECLARE
  found regclass;
BEGIN
  FOR found IN SELECT t.tgrelid::regclass FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE c.relnamespace = '${domain}'::regnamespace AND t.tgname = 'passerelle_append_only' LOOP
    EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %s FROM %I', found, ${name});
  END LOOP;
  FOR found IN SELECT c.oid::regclass FROM pg_class c WHERE c.relnamespace = '${domain}'::regnamespace AND c.relkind = 'r' AND c.relispartition LOOP
    EXECUTE format('REVOKE ALL ON %s FROM %I', found, ${name});
  END LOOP;
END $do$;`;
}
