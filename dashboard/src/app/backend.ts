import type { AuthProvider, DataProvider } from 'react-admin';
import type { ScreenBackend } from '../api/BackendContext.tsx';
import { createClient, type TokenSource } from '../api/client.ts';
import { createDataProvider } from '../api/data-provider.ts';
import { createFileClient } from '../api/file-client.ts';
import { refreshSessionDocument } from '../api/generated/customers/sessions.ts';
import { PartialResults } from '../api/partial-results.ts';
import { createAuthProvider } from '../auth/auth-provider.ts';
import { Session } from '../auth/session.ts';
import { ACCESS, PAGES } from './pages.ts';
import { openPersonalStore, type PersonalStore } from './personal-store.ts';

/** Everything that the application needs of the server. */
export interface Backend extends ScreenBackend {
  readonly authProvider: AuthProvider;
  readonly dataProvider: DataProvider;
  readonly store: PersonalStore;
}

const ANONYMOUS: TokenSource = { token: () => null, refresh: async () => false };

/** Composition root of the dashboard's data. */
export function createBackend(endpoint: URL, storage: Storage): Backend {
  const store = openPersonalStore();
  const partialResults = new PartialResults();
  const markPartial = () => partialResults.set(true);
  // Renewal goes out without a token: an expired one would be refused before the refresh token is read.
  const anonymous = createClient(endpoint, ANONYMOUS, markPartial);
  const session = new Session(storage, async (refreshToken) => {
    const { refreshSession } = await anonymous.request(refreshSessionDocument, { input: { refreshToken } });
    return refreshSession.__typename === 'RefreshSessionPayload' ? refreshSession.session : null;
  });
  const client = createClient(endpoint, session, markPartial);
  const handlers = Object.fromEntries(PAGES.map((page) => [page.name, page.handlers]));
  return {
    client,
    files: createFileClient(endpoint, session),
    partialResults,
    authProvider: createAuthProvider(client, session, ACCESS, store.belongTo),
    dataProvider: createDataProvider(client, handlers),
    store,
  };
}
