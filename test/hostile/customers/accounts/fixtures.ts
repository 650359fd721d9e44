import { expect } from 'vitest';
import type { FixtureContext, Fixtures } from '../../fixture.ts';
import { someEmail } from '../../values.ts';
import { signUp } from './sign-up.ts';

/** What the links to an address hold, once they have left, by the page that they lead to. */
async function mailed({ ask }: FixtureContext, email: string): Promise<ReadonlyMap<string, string>> {
  const all = await ask<Array<{ recipient: string; linkUrl: string }>>(
    'admin',
    '{ localMessages { recipient linkUrl } }',
  );
  const urls = all.filter(({ recipient }) => recipient === email).map(({ linkUrl }) => new URL(linkUrl));
  return new Map(urls.map(({ pathname, hash }) => [pathname, hash.slice(1)]));
}

export const linkFixtures: Fixtures = {
  /** Links to an account of a customer and to a member of staff, by what they are good for. */
  links: async (context) => {
    const { must, named } = context;
    const { email = '' } = await signUp(context, someEmail());
    const clerk = await named('clerk');
    await must('anonymous', 'requestPasswordReset', { email });
    await must('anonymous', 'requestStaffPasswordReset', { email: clerk['email'] });
    const wanted = { timeout: 10_000 };
    await expect.poll(async () => (await mailed(context, email)).size, wanted).toBe(2);
    await expect.poll(async () => (await mailed(context, clerk['email'] ?? '')).size, wanted).toBe(1);
    const own = await mailed(context, email);
    const verify = own.get('/account/verify-email') ?? '';
    const [id = ''] = verify.split('.');
    const staff = (await mailed(context, clerk['email'] ?? '')).get('/admin/login') ?? '';
    return {
      verify,
      id,
      forged: `${id}.${staff.split('.')[1]}`,
      reset: own.get('/account/reset-password') ?? '',
      staff,
    };
  },
};
