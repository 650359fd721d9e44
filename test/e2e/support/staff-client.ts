import { createGraphClient, type GraphClient } from '../../support/graph-client.ts';
import type { VisitedHouse } from './demo-house.ts';

const SIGN_IN =
  'mutation ($input: StaffSignInInput!) { staffSignIn(input: $input) { ... on StaffAuthPayload { token } } }';

/** Asks the API beside the browser, as somebody of the demo house. */
export async function staffClient(house: VisitedHouse, role: string): Promise<Pick<GraphClient, 'ask'>> {
  const graph = createGraphClient(house.url);
  const { email, password } = house.signIn(role);
  const { staffSignIn } = await graph.ask<{ staffSignIn: { token: string } }>(SIGN_IN, { input: { email, password } });
  return { ask: (document, variables) => graph.ask(document, variables, staffSignIn.token) };
}
