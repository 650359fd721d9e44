import { join } from 'node:path';
import { readConfig } from '#kernel/runtime/config.ts';
import { readGatewayConfig } from '../../gateway/config.ts';
import { DOMAINS, type Domain } from '../../subgraphs/shared/domains.ts';
import { databaseVariable } from '../cli/services.ts';
import { assertKnownNames } from './known-settings.ts';
import type { Secrets } from './secrets.ts';

export interface EnvironmentParts {
  readonly env: NodeJS.ProcessEnv;
  readonly port: number;
  /** Where the gateway listens, unless the operator says otherwise. */
  readonly host?: string;
  readonly mode: string;
  readonly dataDir: string;
  readonly secrets: Pick<Secrets, 'gatewayCredential' | 'sessionSigningKey'>;
  readonly runtimeUrls: Readonly<Record<Domain, string>>;
  /** Absent for a command that asks no figures. */
  readonly clickhouse?: { readonly url: string; readonly user: string; readonly password: string };
}

/** The settings of the instance: what the operator set wins, the rest is what this start found and made. */
export function instanceEnvironment(parts: EnvironmentParts): Record<string, string> {
  const { env, port, host, mode, dataDir, secrets, runtimeUrls, clickhouse } = parts;
  const made: Record<string, string> = {
    PASSERELLE_MODE: mode,
    PORT: String(port),
    ...(host === undefined ? {} : { HOST: host }),
    DATA_DIR: dataDir,
    GATEWAY_CREDENTIAL: secrets.gatewayCredential,
    SESSION_SIGNING_KEY: JSON.stringify(secrets.sessionSigningKey),
    PUBLIC_URL: `http://localhost:${port}`,
    ...Object.fromEntries(DOMAINS.map((domain) => [databaseVariable(domain), runtimeUrls[domain]])),
    ...(clickhouse && {
      CLICKHOUSE_URL: clickhouse.url,
      CLICKHOUSE_USER: clickhouse.user,
      CLICKHOUSE_PASSWORD: clickhouse.password,
    }),
  };
  const given = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  );
  return { ...made, ...Object.fromEntries(given) };
}

/**
 * Reads every setting once before anything is started, with stand-ins for what the start makes itself.
 * @throws ConfigError with a sentence that names the variable.
 */
export function assertSettings(env: NodeJS.ProcessEnv): void {
  assertKnownNames(env);
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const standIn = { GATEWAY_CREDENTIAL: 'made-at-the-first-start-of-an-instance' };
  readConfig({ ...standIn, ...given }, DOMAINS);
  readGatewayConfig({ ...standIn, ...given });
}

/** Where the demo shop's engine data lies, for a seeding that starts again. */
export function derivedFolders(dataDir: string): string[] {
  return [join(dataDir, 'engine'), join(dataDir, 'spool')];
}
