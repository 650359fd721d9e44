import type { Fixtures } from '../../fixture.ts';
import { someEmail } from '../../values.ts';
import { signUp } from '../accounts/sign-up.ts';

const REFRESH = `mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) {
  ... on SessionPayload { refreshToken } } }`;

export const sessionFixtures: Fixtures = {
  session: (context) => signUp(context, someEmail()),
  /** A session whose token was shown twice: that of the thief, and the one that its owner got for it. */
  stolen: async ({ ask, named }) => {
    const { token = '' } = await named('session');
    const next = await ask<{ refreshToken: string }>('anonymous', REFRESH, { input: { refreshToken: token } });
    await ask('anonymous', REFRESH, { input: { refreshToken: token } });
    return { next: next.refreshToken };
  },
};
