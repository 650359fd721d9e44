import { createContext, type ReactNode, useContext } from 'react';
import type { Backend } from '../app/backend.ts';
import type { HouseCommands } from './commands.ts';
import type { PartialResults } from './partial-results.ts';

const BackendContext = createContext<Backend | null>(null);

/** Gives every screen what it needs of the server beyond react-admin's own providers. */
export function BackendProvider({ backend, children }: { backend: Backend; children: ReactNode }) {
  return <BackendContext.Provider value={backend}>{children}</BackendContext.Provider>;
}

function useBackend(): Backend {
  const backend = useContext(BackendContext);
  if (!backend) throw new Error('A screen was rendered outside of BackendProvider');
  return backend;
}

export function useCommands(): HouseCommands {
  return useBackend().commands;
}

export function usePartialResults(): PartialResults {
  return useBackend().partialResults;
}
