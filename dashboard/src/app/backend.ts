import type { AuthProvider, DataProvider } from 'react-admin';
import { createClient, type TokenSource } from '../api/client.ts';
import { type HouseCommands, houseCommands } from '../api/commands.ts';
import { createDataProvider } from '../api/data-provider.ts';
import { refreshSessionDocument } from '../api/generated/operations.ts';
import { PartialResults } from '../api/partial-results.ts';
import { createAuthProvider } from '../auth/auth-provider.ts';
import { Session } from '../auth/session.ts';

/** Everything the screens need of the server. */
export interface Backend {
  readonly authProvider: AuthProvider;
  readonly dataProvider: DataProvider;
  readonly commands: HouseCommands;
  readonly partialResults: PartialResults;
}

const NOBODY: TokenSource = { token: () => null, refresh: async () => false };

/** Composition root of the dashboard's data. */
export function createBackend(endpoint: string, storage: Storage): Backend {
  const partialResults = new PartialResults();
  const markPartial = () => partialResults.set(true);
  // Renewal goes out without a token: an expired one would be refused before the refresh token is looked at.
  const anonymous = createClient(endpoint, NOBODY, markPartial);
  const session = new Session(storage, async (refreshToken) => {
    const { refreshSession } = await anonymous.request(refreshSessionDocument, { input: { refreshToken } });
    return refreshSession.__typename === 'SessionPayload' ? refreshSession : null;
  });
  const client = createClient(endpoint, session, markPartial);
  return {
    authProvider: createAuthProvider(client, session),
    dataProvider: createDataProvider(client),
    commands: houseCommands(client),
    partialResults,
  };
}
