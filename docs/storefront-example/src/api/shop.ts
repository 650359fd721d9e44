import { CREATE_GUEST_SESSION, REFRESH_SESSION } from './documents.ts';
import type { TypedDocumentString } from './generated/graphql.ts';

/** Where the graph is; `VITE_SHOP_URL` says another place at build time. */
export const SHOP: string = import.meta.env['VITE_SHOP_URL'] ?? 'http://localhost:4000';

const SESSION = 'session';

interface Session {
  readonly accessToken: string;
  readonly refreshToken: string;
}

let session: Session | undefined = JSON.parse(localStorage.getItem(SESSION) ?? 'null') ?? undefined;
let renewing: Promise<boolean> | undefined;

export function keepSession(given: Session | undefined): void {
  session = given;
  if (given) localStorage.setItem(SESSION, JSON.stringify(given));
  else localStorage.removeItem(SESSION);
}

/** The token of this browser's session; opens a guest's where there is none. */
export async function ownToken(language: string): Promise<string | undefined> {
  if (!session) {
    const { createGuestSession } = await ask(CREATE_GUEST_SESSION, { input: { idempotencyKey: newKey() } }, language);
    keepSession(done(createGuestSession).session);
  }
  return session?.accessToken;
}

interface Failure {
  readonly message: string;
  readonly extensions: { readonly code: string };
}

async function send<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  language: string,
): Promise<{ data?: Result | null; errors?: readonly Failure[] }> {
  const response = await fetch(`${SHOP}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'accept-language': language,
      ...(session && { authorization: `Bearer ${session.accessToken}` }),
    },
    body: JSON.stringify({ query: document.toString(), variables }),
  });
  return response.json();
}

/** Two requests that come too late at once renew once. */
function renew(): Promise<boolean> {
  renewing ??= (async () => {
    const input = { refreshToken: session?.refreshToken ?? '' };
    keepSession(undefined); // else the renewal itself would show the old token
    const { data } = await send(REFRESH_SESSION, { input }, 'fr');
    const renewed = data?.refreshSession;
    if (renewed?.__typename === 'RefreshSessionPayload') keepSession(renewed.session);
    return session !== undefined;
  })().finally(() => {
    renewing = undefined;
  });
  return renewing;
}

/** Runs a document in one language and answers what could be read. @throws Error with words for the shopper */
export async function ask<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  language: string,
): Promise<Result> {
  let answer = await send(document, variables, language);
  const isOver = answer.errors?.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED');
  if (isOver && session && (await renew())) answer = await send(document, variables, language);
  if (!answer.data) throw new Error(answer.errors?.[0]?.message ?? '…');
  return answer.data;
}

/** What a mutation has done. @throws Error with what its input met */
export function done<Answer extends { __typename: string }>(
  answer: Answer | null | undefined,
): Exclude<Answer, { errorCode: unknown }> {
  if (!answer) throw new Error('…');
  if ('errorCode' in answer) throw new Error((answer as unknown as { message: string }).message);
  return answer as Exclude<Answer, { errorCode: unknown }>;
}

/** A new key for each press of a button; the same request sent again keeps it. */
export const newKey = () => crypto.randomUUID();
