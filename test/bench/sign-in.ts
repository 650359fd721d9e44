import { demoSignIns } from '../../ops/demo/sign-ins.ts';

const SIGN_IN = `mutation BenchSignIn($input: SignInStaffInput!) {
  signInStaff(input: $input) { __typename ... on SignInStaffPayload { session { accessToken } } }
}`;

/** Signs in the demo's admin, and answers the session's token. */
export async function signIn(url: string): Promise<string> {
  const account = demoSignIns[0];
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: SIGN_IN,
      variables: { input: { email: account?.email, password: account?.password } },
    }),
  });
  const body = (await answer.json()) as { data?: { signInStaff?: { session?: { accessToken?: string } } } };
  const token = body.data?.signInStaff?.session?.accessToken;
  if (token === undefined) throw new Error(`sign-in failed: ${JSON.stringify(body)}`);
  return token;
}
