import { describe, it } from 'vitest';
import { expectNoBreach } from './breaches.ts';
import { fields } from './schema-walk.ts';

/** The inputs that a secret may stand in (section 18). */
const NAMED =
  /^(RefreshSession|SignIn|SignUp|SignInStaff|ClaimCart|ClaimFirstAdmin|CreateStaffMember|SignOut)Input\.|\.(paymentToken|accessToken|guestToken|linkToken|shareToken)$/;

describe('who asks (section 18)', () => {
  it('no input holds a secret but those that prove a session', () => {
    expectNoBreach(
      'secret in an input',
      fields
        .filter(
          ({ isInput, name, coordinate }) => isInput && /token|anonymousId/i.test(name) && !NAMED.test(coordinate),
        )
        .map(({ coordinate }) => coordinate),
    );
  });
});
