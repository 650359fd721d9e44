import { BY_NATURE, badIds, type HostileMutations, notA, onlyFor, SAME } from '../../hostile-case.ts';
import { HUGE, PASSWORD } from '../../values.ts';

export const staffMutations: HostileMutations = {
  staffSignIn: {
    as: 'anonymous',
    input: { email: 'staff@example.com', password: PASSWORD },
    outcome: 'StaffAuthPayload',
    others: { alice: 'StaffAuthPayload', admin: 'StaffAuthPayload' },
    again: SAME,
    cases: [
      { kind: 'malformed', what: 'an address that is none', input: { email: 'x' }, outcome: 'UNAUTHENTICATED' },
      {
        kind: 'unauthorized',
        what: 'a wrong password',
        input: { password: 'wrong wrong wrong' },
        outcome: 'UNAUTHENTICATED',
      },
      {
        kind: "another's id",
        what: 'an account of a customer',
        input: { email: 'bob@example.com' },
        outcome: 'UNAUTHENTICATED',
      },
      {
        kind: "another's id",
        what: 'an address of nobody',
        as: ['anonymous', 'alice', 'admin'],
        input: { email: 'nobody-of-staff@example.com' },
        outcome: 'UNAUTHENTICATED',
      },
      {
        kind: 'huge',
        what: 'an address of 100,000 characters',
        input: { email: HUGE },
        outcome: ['UNAUTHENTICATED', 'ValidationError'],
      },
      notA('text', { password: { $ne: '' } }),
      {
        kind: 'wrong order',
        what: 'somebody who works here no more',
        first: [{ as: 'admin', mutation: 'updateStaff', input: { id: '@clerk', active: false } }],
        input: { email: '@clerk.email' },
        outcome: 'UNAUTHENTICATED',
      },
    ],
  },
  claimFirstAdmin: {
    as: 'anonymous',
    input: { code: '@firstAdmin.code', email: '@text.email', name: 'First', password: PASSWORD },
    outcome: 'StaffAuthPayload',
    // The code is the proof: it was printed where the instance was started.
    others: { alice: 'StaffAuthPayload', admin: 'StaffAuthPayload' },
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
            mutation: 'createStaff',
            input: { email: '@clerk.spare', name: 'Quick', roles: ['ADMIN'], password: PASSWORD },
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
        outcomes: ['FORBIDDEN', 'StaffAuthPayload'],
      },
    ],
  },
  createStaff: {
    as: 'admin',
    others: onlyFor('service'),
    input: { email: '@text.email', name: 'New', roles: ['SERVICE'], password: PASSWORD },
    outcome: 'CreateStaffPayload',
    again: { outcome: 'ConflictError' },
    cases: [
      { kind: 'malformed', what: 'no role', input: { roles: [] }, outcome: 'ValidationError' },
      {
        kind: 'wrong type',
        what: 'a variant for a store',
        input: { locationIds: ['@coat'] },
        outcome: 'ValidationError',
      },
      {
        kind: 'twice',
        what: 'an address that is taken',
        input: { email: 'Staff@Example.com' },
        outcome: 'ConflictError',
      },
      { kind: 'huge', what: 'a name of 100,000 characters', input: { name: HUGE }, outcome: 'ValidationError' },
    ],
    notApplicable: {
      "another's id": 'a store is named by its id alone, and read from inventory when somebody signs in',
      'wrong order': BY_NATURE.firstOfItsKind,
    },
  },
  updateStaff: {
    as: 'admin',
    others: onlyFor('executive'),
    input: { id: '@staff', name: 'Renamed' },
    outcome: 'Staff',
    again: SAME,
    cases: [
      ...badIds('id', 'stf'),
      { kind: 'malformed', what: 'no role', input: { roles: [] }, outcome: 'ValidationError' },
      { kind: 'huge', what: 'a name of 100,000 characters', input: { name: HUGE }, outcome: 'ValidationError' },
      {
        kind: 'wrong order',
        what: 'sending the last admin away',
        input: { id: '@lastAdmin', active: false },
        outcome: 'ConflictError',
      },
      {
        kind: 'wrong order',
        what: 'taking the last admin’s rights',
        input: { id: '@lastAdmin', roles: ['EXECUTIVE', 'SERVICE'] },
        outcome: 'ConflictError',
      },
      {
        kind: 'twice',
        what: 'sending the other of two admins away too',
        first: [{ as: 'admin', mutation: 'updateStaff', input: { id: '@secondAdmin', active: false } }],
        input: { id: '@lastAdmin', active: false },
        outcome: 'ConflictError',
      },
    ],
    rivals: [
      {
        what: 'each of two admins sent away by the other',
        inputs: [
          { id: '@secondAdmin', active: false },
          { id: '@lastAdmin', roles: ['SERVICE'] },
        ],
        outcomes: ['ConflictError', 'Staff'],
      },
    ],
  },
};
