import { BY_NATURE, badIds, type HostileMutations, notA, onlyFor, SAME } from '../../hostile-case.ts';
import { HUGE, PASSWORD, unknownId } from '../../values.ts';

export const staffMutations: HostileMutations = {
  signInStaff: {
    as: 'anonymous',
    input: { email: 'staff@example.com', password: PASSWORD },
    outcome: 'SignInStaffPayload',
    others: { alice: 'SignInStaffPayload', admin: 'SignInStaffPayload' },
    again: SAME,
    cases: [
      { kind: 'malformed', what: 'an address that is none', input: { email: 'x' }, outcome: 'InvalidCredentialsError' },
      {
        kind: 'unauthorized',
        what: 'a wrong password',
        input: { password: 'wrong wrong wrong' },
        outcome: 'InvalidCredentialsError',
      },
      {
        kind: "another's id",
        what: 'an account of a customer',
        input: { email: 'bob@example.com' },
        outcome: 'InvalidCredentialsError',
      },
      {
        kind: "another's id",
        what: 'an address of nobody',
        as: ['anonymous', 'alice', 'admin'],
        input: { email: 'nobody-of-staff@example.com' },
        outcome: 'InvalidCredentialsError',
      },
      {
        kind: 'huge',
        what: 'an address of 100,000 characters',
        input: { email: HUGE },
        outcome: ['InvalidCredentialsError', 'ValidationError'],
      },
      notA('text', { password: { $ne: '' } }),
      {
        kind: 'wrong order',
        what: 'somebody who works here no more',
        first: [{ as: 'admin', mutation: 'updateStaffMember', input: { staffMemberId: '@clerk', isActive: false } }],
        input: { email: '@clerk.email' },
        outcome: 'InvalidCredentialsError',
      },
    ],
  },
  claimFirstAdmin: {
    as: 'anonymous',
    input: { code: '@firstAdmin.code', email: '@text.email', name: 'First', password: PASSWORD },
    outcome: 'ClaimFirstAdminPayload',
    // The code is the proof: it was printed where the instance was started.
    others: { alice: 'ClaimFirstAdminPayload', admin: 'ClaimFirstAdminPayload' },
    again: { outcome: 'FORBIDDEN' },
    cases: [
      {
        kind: 'malformed',
        what: 'no code',
        input: { code: '' },
        outcome: ['FORBIDDEN', 'ValidationError'],
      },
      { kind: 'malformed', what: 'an address that is none', input: { email: 'first' }, outcome: 'ValidationError' },
      { kind: 'malformed', what: 'a password of one letter', input: { password: 'x' }, outcome: 'ValidationError' },
      {
        kind: 'huge',
        what: 'a code of 100,000 characters',
        input: { code: HUGE },
        outcome: ['FORBIDDEN', 'ValidationError'],
      },
      {
        kind: 'unauthorized',
        what: 'a code that was never printed',
        as: ['anonymous', 'alice', 'admin'],
        input: { code: 'AAAAA-AAAAA-AAAAA-AAAAA' },
        outcome: 'FORBIDDEN',
      },
      {
        kind: "another's id",
        what: 'the address of somebody of the staff',
        input: { email: 'staff@example.com' },
        outcome: 'ConflictError',
      },
      notA('text', { code: 12_345 }),
      {
        kind: 'wrong order',
        what: 'a code that a later start replaced',
        input: { code: '@firstAdmin.replaced' },
        outcome: 'FORBIDDEN',
      },
      {
        kind: 'wrong order',
        what: 'the code, once somebody was made admin otherwise',
        first: [
          {
            as: 'admin',
            mutation: 'createStaffMember',
            input: {
              idempotencyKey: '@otherKey',
              email: '@clerk.spare',
              name: 'Quick',
              roles: ['ADMIN'],
              password: PASSWORD,
            },
          },
        ],
        input: {},
        outcome: 'FORBIDDEN',
      },
    ],
    rivals: [
      {
        what: 'two who have the code',
        inputs: [{}, { email: '@clerk.spare' }],
        outcomes: ['ClaimFirstAdminPayload', 'FORBIDDEN'],
      },
    ],
  },
  createStaffMember: {
    as: 'admin',
    others: onlyFor('service'),
    input: { idempotencyKey: '@key', email: '@text.email', name: 'New', roles: ['SERVICE'], password: PASSWORD },
    outcome: 'CreateStaffMemberPayload',
    again: { outcome: 'same', otherBody: { name: 'Newer' } },
    cases: [
      { kind: 'malformed', what: 'no role', input: { roles: [] }, outcome: 'ValidationError' },
      {
        kind: 'wrong type',
        what: 'a variant for a store',
        input: { locationIds: ['@coat'] },
        outcome: 'ValidationError',
      },
      {
        kind: "another's id",
        what: 'a store that there is not',
        input: { locationIds: ['@paris', unknownId('loc')] },
        outcome: 'NotFoundError',
      },
      {
        kind: 'twice',
        what: 'an address that is taken',
        input: { email: 'Staff@Example.com' },
        outcome: 'ConflictError',
      },
      { kind: 'huge', what: 'a name of 100,000 characters', input: { name: HUGE }, outcome: 'ValidationError' },
    ],
    notApplicable: { 'wrong order': BY_NATURE.firstOfItsKind },
  },
  updateStaffMember: {
    as: 'admin',
    others: onlyFor('executive'),
    input: { idempotencyKey: '@key', staffMemberId: '@staff', name: 'Renamed' },
    outcome: 'UpdateStaffMemberPayload',
    again: { outcome: 'same', otherBody: { name: 'Renamed again' } },
    cases: [
      {
        kind: 'wrong order',
        what: 'a form read before another change',
        input: { expectedVersion: 0 },
        outcome: 'ConflictError',
      },
      ...badIds('staffMemberId', 'stf'),
      {
        kind: "another's id",
        what: 'a store that there is not',
        input: { locationIds: ['@paris', unknownId('loc')] },
        outcome: 'NotFoundError',
      },
      { kind: 'malformed', what: 'no role', input: { roles: [] }, outcome: 'ValidationError' },
      { kind: 'huge', what: 'a name of 100,000 characters', input: { name: HUGE }, outcome: 'ValidationError' },
      {
        kind: 'wrong order',
        what: 'sending the last admin away',
        input: { staffMemberId: '@lastAdmin', isActive: false },
        outcome: 'ConflictError',
      },
      {
        kind: 'wrong order',
        what: 'taking the last admin’s rights',
        input: { staffMemberId: '@lastAdmin', roles: ['EXECUTIVE', 'SERVICE'] },
        outcome: 'ConflictError',
      },
      {
        kind: 'twice',
        what: 'sending the other of two admins away too',
        first: [
          { as: 'admin', mutation: 'updateStaffMember', input: { staffMemberId: '@secondAdmin', isActive: false } },
        ],
        input: { staffMemberId: '@lastAdmin', isActive: false },
        outcome: 'ConflictError',
      },
    ],
    rivals: [
      {
        what: 'each of two admins sent away by the other',
        inputs: [
          { idempotencyKey: undefined, staffMemberId: '@secondAdmin', isActive: false },
          { idempotencyKey: undefined, staffMemberId: '@lastAdmin', roles: ['SERVICE'] },
        ],
        outcomes: ['ConflictError', 'UpdateStaffMemberPayload'],
      },
    ],
  },
};
