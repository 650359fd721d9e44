import type { Named, Requests } from '../../fixture.ts';
import { PASSWORD } from '../../values.ts';

const SIGN_UP = `mutation ($input: SignUpInput!) { signUp(input: $input) {
  ... on SignUpPayload { session { refreshToken accessToken } customer { id } } } }`;

/** Makes an account with the password of the tests. */
export async function signUp({ ask }: Pick<Requests, 'ask'>, email: string, firstName?: string): Promise<Named> {
  const made = await ask<{
    readonly customer: { readonly id: string };
    readonly session: { readonly refreshToken: string; readonly accessToken: string };
  }>('anonymous', SIGN_UP, { input: { email, password: PASSWORD, firstName } });
  return { id: made.customer.id, email, token: made.session.refreshToken, access: made.session.accessToken };
}
