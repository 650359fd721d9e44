import { createHmac, hkdfSync, randomBytes } from 'node:crypto';

const KEY_BYTES = 32;
const SALT_BYTES = 16;

/** The salt under which the passwords of all accounts of an address are hashed. */
export type PasswordSalts = (email: string) => Buffer;

/**
 * One salt an address, which nobody can predict without the instance's secret: a password is hashed once and compared with
 * every account that was opened with the address, so that the time of a sign-in does not tell how many there are.
 * @param signingKey the private key of sessions, as the configuration holds it.
 */
export function createPasswordSalts(signingKey: string | undefined): PasswordSalts {
  const key =
    signingKey === undefined
      ? randomBytes(KEY_BYTES)
      : Buffer.from(hkdfSync('sha256', signingKey, '', 'passerelle password salts', KEY_BYTES));
  return (email) => createHmac('sha256', key).update(email).digest().subarray(0, SALT_BYTES);
}
