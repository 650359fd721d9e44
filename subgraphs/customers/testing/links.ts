import { staffActor, visitor } from '../../../test/support/actors.ts';
import type { TestCustomers } from './customers.ts';

const LETTERS = '{ localMessages { recipient subject text linkUrl } }';
const OUTCOME = '__typename ... on ValidationError { issues { path issueCode } }';

interface Shown {
  readonly recipient: string;
  readonly subject: string;
  readonly text: string;
  readonly linkUrl: string;
}
interface Answer {
  readonly __typename: string;
  readonly email?: string;
}

const document = (name: string, fields: string) => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return `mutation ($input: ${type}Input!) { ${name}(input: $input) { ${OUTCOME} ... on ${type}Payload { ${fields} } } }`;
};

/** Asking for links, reading them in the local outbox, and pressing them. */
export function linksOf(customers: () => TestCustomers) {
  const mails = async (email: string): Promise<Shown[]> => {
    await customers().work();
    const all = await customers().ask<Shown[]>(staffActor(['ADMIN']), LETTERS);
    return all.filter(({ recipient }) => recipient === email);
  };
  return {
    /** Messages to the address that have left, the newest first. */
    mails,
    /** What stands behind the # of the newest link to the address. */
    async linkTo(email: string): Promise<string> {
      const [mail] = await mails(email);
      return mail?.linkUrl.split('#')[1] ?? '';
    },
    /** `requestPasswordReset` and its kin. */
    request: (name: string, email: string, address?: string) =>
      customers().ask<Answer>(visitor, document(name, 'expiresAt'), { input: { email } }, address),
    /** `verifyEmail`, or `resetPassword` and its kin; with the password of `signUp` unless another is given. */
    press: (name: string, linkToken: string, password = 'ciel gris 42') =>
      customers().ask<Answer>(visitor, document(name, 'email'), { input: { linkToken, password } }),
  };
}
