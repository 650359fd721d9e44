import { readFileSync } from 'node:fs';
import { isInputObjectType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { inProject } from '../../../ops/cli/project.ts';
import { publicSchema } from '../../../ops/dev/compose-schema/breaking-changes.ts';

const schema = publicSchema(readFileSync(inProject('schema', 'supergraph.graphql'), 'utf8'));
const types = Object.values(schema.getTypeMap());

/** The only secrets that an input may hold, and the reason of each. */
const SECRETS = [
  // A cart is moved by who was given its link.
  'ClaimCartInput.shareToken',
  // A card's token at its provider pays once.
  'PaymentInput.paymentToken',
  // A link that was mailed proves an address, once.
  'ResetPasswordInput.linkToken',
  'ResetStaffPasswordInput.linkToken',
  'VerifyEmailInput.linkToken',
  // Sessions are proved by their own tokens.
  'RefreshSessionInput.refreshToken',
  'SignInInput.guestToken',
  'SignOutInput.refreshToken',
  'SignUpInput.guestToken',
];

describe('who asks', () => {
  it('is told by the bearer token alone: no input holds a secret but those named', () => {
    const found = types
      .filter(isInputObjectType)
      .flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`))
      .filter((name) => /token$/i.test(name) && !name.startsWith('OrderRef.'));
    expect(found.sort()).toEqual([...SECRETS].sort());
  });

  it('gets one and the same session, guest, customer or staff', () => {
    const opened = types
      .filter(isObjectType)
      .flatMap((type) => Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field] as const))
      .filter(([, field]) => field.name === 'session')
      .map(([name, field]) => `${name}: ${String(field.type)}`);
    expect(opened.sort()).toEqual([
      'ClaimFirstAdminPayload.session: Session!',
      'CreateCartPayload.session: Session',
      'CreateGuestSessionPayload.session: Session!',
      'RefreshSessionPayload.session: Session!',
      'SignInPayload.session: Session!',
      'SignInStaffPayload.session: Session!',
      'SignUpPayload.session: Session!',
    ]);
    const session = schema.getType('Session');
    const fields = isObjectType(session) ? Object.values(session.getFields()) : [];
    expect(fields.map((field) => `${field.name}: ${String(field.type)}`).sort()).toEqual([
      'accessToken: String!',
      'expiresAt: DateTime!',
      'refreshToken: String!',
    ]);
  });
});
