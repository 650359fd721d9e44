import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { DOMAINS } from '../../subgraphs/shared/domains.ts';
import { StartupError } from '../cli/startup-error.ts';

const schema = z.object({
  /** Superuser of the embedded PostgreSQL. */
  postgresPassword: z.string().min(1),
  /** Passwords of the run-time roles, by domain. */
  rolePasswords: z.record(z.enum(DOMAINS), z.string().min(1)),
  enginePassword: z.string().min(1),
  /** By which gateway and subgraphs know each other. */
  gatewayCredential: z.string().min(32),
  /** Private key of session tokens, a JWK. */
  sessionSigningKey: z.record(z.string(), z.unknown()),
});

/** What the instance created for itself at its first start; readable by its owner alone. */
export type Secrets = z.infer<typeof schema>;

const fileOf = (dataDir: string) => join(dataDir, 'secrets.json');

/** Whether the folder has secrets: a command that only reads must make none. */
export function hasSecrets(dataDir: string): boolean {
  return existsSync(fileOf(dataDir));
}

/**
 * Reads the secrets of a data folder, made when there are none.
 * @throws StartupError when the file cannot be understood: without it the data behind it cannot be opened.
 */
export function openSecrets(dataDir: string): Secrets {
  const file = fileOf(dataDir);
  const text = readIfThere(file);
  if (text === undefined) {
    const secrets = createSecrets();
    writeDurably(dataDir, file, JSON.stringify(secrets, null, 2));
    return secrets;
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new StartupError(`The secrets in ${file} cannot be read: restore the file from a backup of the data folder.`);
  }
}

/** New passwords and keys. */
export function createSecrets(): Secrets {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const password = () => randomBytes(24).toString('base64url');
  return {
    postgresPassword: password(),
    rolePasswords: Object.fromEntries(DOMAINS.map((domain) => [domain, password()])) as Secrets['rolePasswords'],
    enginePassword: password(),
    gatewayCredential: randomBytes(32).toString('base64url'),
    sessionSigningKey: {
      ...privateKey.export({ format: 'jwk' }),
      alg: 'ES256',
      use: 'sig',
      kid: password().slice(0, 12),
    },
  };
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Written beside, synced and renamed: a power cut leaves the whole file or none. */
function writeDurably(dataDir: string, file: string, text: string): void {
  mkdirSync(dataDir, { recursive: true });
  const draft = `${file}.${process.pid}`;
  const handle = openSync(draft, 'w', 0o600);
  writeSync(handle, text);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(draft, file);
}
