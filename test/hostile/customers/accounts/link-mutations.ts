import { BY_NATURE, EVERYBODY, type HostileCase, type HostileMutations, notA } from '../../hostile-case.ts';
import { HUGE, PASSWORD } from '../../values.ts';

/** Texts in place of what stands behind the # of a link. */
function badLinks(ofAnotherKind: string): HostileCase[] {
  const refused = { outcome: 'ValidationError' } as const;
  return [
    { kind: 'malformed', what: 'no link', input: { linkToken: '' }, ...refused },
    { kind: 'malformed', what: 'a link without its seal', input: { linkToken: '@links.id' }, ...refused },
    { kind: 'huge', what: 'a link of 100,000 characters', input: { linkToken: HUGE }, ...refused },
    {
      kind: 'unauthorized',
      what: 'a link with another’s seal',
      as: EVERYBODY,
      input: { linkToken: '@links.forged' },
      ...refused,
    },
    {
      kind: "another's id",
      what: 'a link that serves something else',
      input: { linkToken: ofAnotherKind },
      ...refused,
    },
    { kind: 'wrong order', what: 'a token of a session', input: { linkToken: '@session.access' }, ...refused },
    notA('text', { linkToken: { $ne: '' } }),
  ];
}

/** Asking for a link: the answer is one, with an account as without. */
function asking(payload: string): HostileMutations[string] {
  return {
    as: 'anonymous',
    input: { email: '@text.email' },
    outcome: payload,
    others: { alice: payload, admin: payload },
    again: { outcome: payload },
    cases: [
      { kind: 'malformed', what: 'an address that is none', input: { email: 'eve' }, outcome: 'ValidationError' },
      { kind: 'malformed', what: 'two addresses', input: { email: 'a@b.fr, c@d.fr' }, outcome: 'ValidationError' },
      {
        kind: 'malformed',
        what: 'a header behind the address',
        input: { email: 'a@example.com\r\nBcc: eve@example.com' },
        outcome: 'ValidationError',
      },
      { kind: 'huge', what: 'an address of 100,000 characters', input: { email: HUGE }, outcome: 'ValidationError' },
      { kind: "another's id", what: 'the address of another', input: { email: 'ALICE@example.com' }, outcome: payload },
      {
        kind: "another's id",
        what: 'an address of the staff',
        input: { email: 'staff@example.com' },
        outcome: payload,
      },
      notA('text', { email: ['a@example.com', 'b@example.com'] }),
    ],
    notApplicable: { unauthorized: BY_NATURE.everybody, 'wrong order': BY_NATURE.firstOfItsKind },
  };
}

/** Pressing a link: it is the proof, and serves once. */
function pressing(
  payload: string,
  linkToken: string,
  ofAnotherKind: string,
  more: Readonly<Record<string, unknown>>,
  cases: readonly HostileCase[] = [],
): HostileMutations[string] {
  return {
    as: 'anonymous',
    input: { linkToken, ...more },
    outcome: payload,
    others: { alice: payload, admin: payload },
    again: { outcome: 'ValidationError' },
    cases: [...badLinks(ofAnotherKind), ...cases],
  };
}

export const linkMutations: HostileMutations = {
  requestPasswordReset: asking('RequestPasswordResetPayload'),
  requestEmailVerification: asking('RequestEmailVerificationPayload'),
  requestStaffPasswordReset: asking('RequestStaffPasswordResetPayload'),
  resetPassword: pressing('ResetPasswordPayload', '@links.reset', '@links.verify', { password: PASSWORD }),
  verifyEmail: pressing('VerifyEmailPayload', '@links.verify', '@links.reset', { password: PASSWORD }, [
    {
      kind: 'unauthorized',
      what: 'the link of an account that a stranger opened, pressed by the owner of the address',
      as: EVERYBODY,
      input: { password: 'the password of its owner' },
      outcome: 'InvalidCredentialsError',
    },
  ]),
  resetStaffPassword: pressing('ResetStaffPasswordPayload', '@links.staff', '@links.reset', { password: PASSWORD }),
};
