import { useEffect, useState } from 'react';
import { useTexts } from '../texts.ts';
import type { TypedDocumentString } from './generated/graphql.ts';
import { ask } from './shop.ts';

/** One cache a context; here the language is all of it that changes. */
const caches = new Map<string, Map<string, unknown>>();

export interface Read<Result> {
  readonly data: Result | undefined;
  readonly error: string | undefined;
  /** Reads it again; what is shown stays until then. */
  again(): void;
}

/** Reads a document, showing at once what was read before. */
export function useQuery<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
): Read<Result> {
  const { language } = useTexts();
  const key = document.toString() + JSON.stringify(variables);
  const cache = caches.get(language) ?? new Map<string, unknown>();
  caches.set(language, cache);
  const [error, setError] = useState<string>();
  const [, setRead] = useState(0);
  const [wanted, setWanted] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all of document and variables
  useEffect(() => {
    let isCurrent = true;
    setError(undefined);
    ask(document, variables, language).then(
      (data) => {
        cache.set(key, data);
        if (isCurrent) setRead((count) => count + 1);
      },
      (cause: Error) => isCurrent && setError(cause.message),
    );
    return () => {
      isCurrent = false;
    };
  }, [key, language, wanted]);
  return { data: cache.get(key) as Result | undefined, error, again: () => setWanted((count) => count + 1) };
}
