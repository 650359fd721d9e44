import { randomBytes } from 'node:crypto';
import { DOMAINS } from '../../../subgraphs/shared/domains.ts';
import { passwordVariable } from '../../cli/services.ts';
import { createSecrets } from '../../instance/secrets.ts';

/** Every secret that docker-compose.yml asks for, new, as lines of a .env file. */
export function renderKeys(): string {
  const { postgresPassword, enginePassword, gatewayCredential, rolePasswords, sessionSigningKey } = createSecrets();
  const values = {
    POSTGRES_PASSWORD: postgresPassword,
    CLICKHOUSE_PASSWORD: enginePassword,
    ...Object.fromEntries(DOMAINS.map((domain) => [passwordVariable(domain), rolePasswords[domain]])),
    GATEWAY_CREDENTIAL: gatewayCredential,
    METRICS_TOKEN: randomBytes(24).toString('base64url'),
    // Quoted: Compose, like a shell, would take the quotes of JSON for its own.
    SESSION_SIGNING_KEY: `'${JSON.stringify(sessionSigningKey)}'`,
  };
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
