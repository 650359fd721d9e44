import { createGraphClient, type GraphClient } from '../../support/graph-client.ts';
import type { VisitedShop } from './demo-shop.ts';

const SIGN_IN =
  'mutation ($input: SignInStaffInput!) { signInStaff(input: $input) { ... on SignInStaffPayload { session { accessToken } } } }';

/** Asks the API beside the browser, as a member of the demo shop's staff. */
export async function staffClient(instance: VisitedShop, role: string): Promise<Pick<GraphClient, 'ask'>> {
  const graph = createGraphClient(instance.url);
  const { email, password } = instance.signIn(role);
  const { signInStaff } = await graph.ask<{ signInStaff: { session: { accessToken: string } } }>(SIGN_IN, {
    input: { email, password },
  });
  return { ask: (document, variables) => graph.ask(document, variables, signInStaff.session.accessToken) };
}
