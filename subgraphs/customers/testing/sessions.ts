import { createLocalJWKSet, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';
import { service, visitor } from '../../../test/support/actors.ts';
import { unique } from '../../../test/support/unique.ts';
import type { TestCustomers } from './customers.ts';

const TOKENS = 'session { accessToken refreshToken expiresAt }';
const FAILURE = '... on UserError { message errorCode }';
const SIGN_UP = `mutation ($i: SignUpInput!) { signUp(input: $i) {
  __typename ... on SignUpPayload { ${TOKENS} customer { id displayName email } } ${FAILURE} } }`;
const SIGN_IN = `mutation ($i: SignInInput!) { signIn(input: $i) {
  __typename ... on SignInPayload { ${TOKENS} customer { id } } ${FAILURE} ... on TooManyAttemptsError { retryAt } } }`;
const SIGN_IN_STAFF = `mutation ($i: SignInStaffInput!) { signInStaff(input: $i) {
  __typename ... on SignInStaffPayload { ${TOKENS} staffMember { id email roles locations { id } hasAllLocations } } ${FAILURE} } }`;
const REFRESH = `mutation ($i: RefreshSessionInput!) { refreshSession(input: $i) {
  __typename ... on RefreshSessionPayload { ${TOKENS} customer { __typename } staffMember { __typename } } ${FAILURE} } }`;

/** The answer to signing up or in, or to a refresh; fields of the other answers are undefined. */
export interface Session {
  readonly __typename: string;
  readonly session: { readonly accessToken: string; readonly refreshToken: string; readonly expiresAt: string };
  readonly customer: { readonly id: string; readonly displayName: string };
  readonly staffMember: { readonly id: string };
}

export const newAddress = () => `${unique('a').slice(-12)}@maison.fr`;

/** Opening and renewing sessions, all with the password `ciel gris 42` unless another is given. */
export function sessionsOf(customers: () => TestCustomers) {
  return {
    /** Opens an account, from an address of its own, and has it joined to who is known by its e-mail. */
    async signUp(email: string, more = {}, address: string = unique('from')): Promise<Session> {
      const answer = await customers().ask<Session>(
        visitor,
        SIGN_UP,
        { i: { email, password: 'ciel gris 42', ...more } },
        address,
      );
      await customers().join();
      return answer;
    },
    signIn: (email: string, password = 'ciel gris 42', more = {}, address?: string) =>
      customers().ask<Session>(visitor, SIGN_IN, { i: { email, password, ...more } }, address),
    signInStaff: (email: string, password = 'ciel gris 42', address?: string) =>
      customers().ask<Session>(visitor, SIGN_IN_STAFF, { i: { email, password } }, address),
    refresh: (refreshToken: string) => customers().ask<Session>(visitor, REFRESH, { i: { refreshToken } }),
    /** The claims of a token, its signature checked. */
    async claims(token: string): Promise<JWTPayload> {
      const keys = await customers().ask<JSONWebKeySet>(service, '{ customersSigningKeys }');
      return (await jwtVerify(token, createLocalJWKSet(keys), { currentDate: customers().clock.now() })).payload;
    },
  };
}
