import type { ReportCache } from '../deps.ts';

/** Reports kept; each is some tens of kilobytes. */
const MAX_REPORTS = 300;

/** Keeps the results asked for last; those who ask for the same at once share one computation. Failures are not kept. */
export function createReportCache(): ReportCache {
  const results = new Map<string, Promise<unknown>>();
  return {
    get<T>(key: string, make: () => Promise<T>): Promise<T> {
      const known = results.get(key) as Promise<T> | undefined;
      if (known) {
        results.delete(key);
        results.set(key, known);
        return known;
      }
      const made = make();
      results.set(key, made);
      made.catch(() => results.delete(key));
      if (results.size > MAX_REPORTS) results.delete(results.keys().next().value ?? '');
      return made;
    },
  };
}
