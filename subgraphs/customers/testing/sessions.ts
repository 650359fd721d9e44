import { createLocalJWKSet, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';
import { service, visitor } from '../../../test/support/actors.ts';
import { unique } from '../../../test/support/unique.ts';
import type { TestCustomers } from './customers.ts';

const SIGN_UP = `mutation ($i: SignUpInput!) { signUp(input: $i) {
  __typename ... on AuthPayload { token expiresAt refreshToken customer { id displayName email } } ... on UserError { message errorCode } } }`;
const SIGN_IN = `mutation ($i: SignInInput!) { signIn(input: $i) {
  __typename ... on AuthPayload { token refreshToken customer { id } } ... on UserError { message errorCode } } }`;
const STAFF_SIGN_IN = `mutation ($i: StaffSignInInput!) { staffSignIn(input: $i) {
  __typename ... on StaffAuthPayload { token refreshToken staff { id email roles stores { id } } } ... on UserError { message errorCode } } }`;
const REFRESH = `mutation ($i: RefreshSessionInput!) { refreshSession(input: $i) {
  __typename ... on SessionPayload { token refreshToken viewer { __typename } } ... on UserError { message errorCode } } }`;

/** The answer to signing up or in, or to a refresh; fields of the other answers are undefined. */
export interface Session {
  readonly __typename: string;
  readonly token: string;
  readonly refreshToken: string;
  readonly customer: { readonly id: string; readonly displayName: string };
  readonly staff: { readonly id: string };
}

export const newAddress = () => `${unique('a').slice(-12)}@maison.fr`;

/** Opening and renewing sessions, all with the password `ciel gris 42` unless another is given. */
export function sessionsOf(customers: () => TestCustomers) {
  return {
    signUp: (email: string, more = {}) =>
      customers().ask<Session>(visitor, SIGN_UP, { i: { email, password: 'ciel gris 42', ...more } }),
    signIn: (email: string, password = 'ciel gris 42', more = {}) =>
      customers().ask<Session>(visitor, SIGN_IN, { i: { email, password, ...more } }),
    staffSignIn: (email: string, password = 'ciel gris 42') =>
      customers().ask<Session>(visitor, STAFF_SIGN_IN, { i: { email, password } }),
    refresh: (refreshToken: string) => customers().ask<Session>(visitor, REFRESH, { i: { refreshToken } }),
    /** The claims of a token, its signature checked. */
    async claims(token: string): Promise<JWTPayload> {
      const keys = await customers().ask<JSONWebKeySet>(service, '{ customersSigningKeys }');
      return (await jwtVerify(token, createLocalJWKSet(keys), { currentDate: customers().clock.now() })).payload;
    },
  };
}
