import { isInputObjectType } from 'graphql';
import { describe, it } from 'vitest';
import { expectNoBreach } from './breaches.ts';
import { mutations, namedType, schema } from './schema-walk.ts';

/** Sessions, links that serve once and those that ask for one, and what has a natural key (section 13). */
const WITHOUT = new Set([
  'claimFirstAdmin',
  'createStreamTicket',
  'recordPosSale',
  'refreshSession',
  'requestEmailVerification',
  'requestPasswordReset',
  'requestStaffPasswordReset',
  'resetPassword',
  'resetStaffPassword',
  'signIn',
  'signInStaff',
  'signOut',
  'signUp',
  'verifyEmail',
]);
/** Edits, which a version guards, and the session of a visitor, which costs nothing twice: the key is an option. */
const EDIT = /^(createGuestSession$|update|archive|publish|unpublish|set|close|remove|add.*ToCollection|void|revoke)/;

describe('idempotency (section 13)', () => {
  it('a mutation takes idempotencyKey: UUID!, an edit UUID, a session none', () => {
    expectNoBreach(
      'idempotency key',
      mutations.flatMap(({ name, args, coordinate }) => {
        const input = schema.getType(namedType(args[0]?.type ?? ''));
        if (!isInputObjectType(input)) return [coordinate];
        const key = input.getFields()['idempotencyKey'];
        const type = key === undefined ? 'none' : String(key.type);
        if (WITHOUT.has(name)) return type === 'none' ? [] : [coordinate];
        const accepted = EDIT.test(name) ? ['UUID', 'UUID!'] : ['UUID!'];
        return accepted.includes(type) ? [] : [coordinate];
      }),
    );
  });
});
