import { createContext, useContext } from 'react';

/** Opens the search over everything. */
export const OpenSearchContext = createContext<() => void>(() => undefined);

export const useOpenSearch = (): (() => void) => useContext(OpenSearchContext);
