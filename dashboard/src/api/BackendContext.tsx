import { createContext, type ReactNode, useContext } from 'react';
import type { GraphQLClient } from './client.ts';
import type { FileClient } from './file-client.ts';
import type { PartialResults } from './partial-results.ts';

/** The parts of the backend that screens use beyond react-admin's own providers. */
export interface ScreenBackend {
  readonly client: GraphQLClient;
  readonly files: FileClient;
  readonly partialResults: PartialResults;
}

const BackendContext = createContext<ScreenBackend | null>(null);

export function BackendProvider({ backend, children }: { backend: ScreenBackend; children: ReactNode }) {
  return <BackendContext.Provider value={backend}>{children}</BackendContext.Provider>;
}

function useBackend(): ScreenBackend {
  const backend = useContext(BackendContext);
  if (!backend) throw new Error('A screen was rendered outside of BackendProvider');
  return backend;
}

/** Sends the commands and reports of a page; lists and records go through react-admin's data provider. */
export function useClient(): GraphQLClient {
  return useBackend().client;
}

/** Reads files that the server writes. */
export function useFiles(): FileClient {
  return useBackend().files;
}

export function usePartialResults(): PartialResults {
  return useBackend().partialResults;
}
