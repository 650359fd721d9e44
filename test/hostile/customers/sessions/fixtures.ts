import { createHash } from 'node:crypto';
import { sql } from '#kernel/database/sql.ts';
import type { Fixtures } from '../../fixture.ts';
import { someEmail } from '../../values.ts';
import { signUp } from '../accounts/sign-up.ts';

const REFRESH = `mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) {
  ... on RefreshSessionPayload { session { refreshToken } } } }`;

const GUEST =
  'mutation { createGuestSession(input: {}) { ... on CreateGuestSessionPayload { session { accessToken } } } }';

export const sessionFixtures: Fixtures = {
  session: (context) => signUp(context, someEmail()),
  /** A visitor in a guest session. */
  guest: async ({ ask }) => {
    const { session } = await ask<{ session: { accessToken: string } }>('anonymous', GUEST);
    return { access: session.accessToken };
  },
  /** A session whose token was shown again, later than is forgiven: what its owner got for it. */
  stolen: async ({ ask, named, db }) => {
    const { token = '' } = await named('session');
    const next = await ask<{ session: { refreshToken: string } }>('anonymous', REFRESH, {
      input: { refreshToken: token },
    });
    const hash = createHash('sha256').update(token).digest('base64url');
    await db('customers').query(sql`update refresh_token set used_at = used_at - interval '31 seconds'
      where session_id = (select session_id from refresh_token where token_hash = ${hash})`);
    const isRefused = await ask('anonymous', REFRESH, { input: { refreshToken: token } }).then(
      () => false,
      (error: unknown) => String(error).includes('UNAUTHENTICATED'),
    );
    if (!isRefused) throw new Error('a token that was shown again later is not refused');
    return { next: next.session.refreshToken };
  },
};
