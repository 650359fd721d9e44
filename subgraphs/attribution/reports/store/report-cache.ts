import { LRUCache } from 'lru-cache';

/** Results of reports, kept until the facts change. */
export interface ReportCache {
  get<T>(key: string, make: () => Promise<T>): Promise<T>;
}

/** Reports kept; each is some tens of kilobytes. */
const MAX_REPORTS = 300;

/** Keeps the results asked for last; requests for the same at once share one computation. Failures are not kept. */
export function createReportCache(): ReportCache {
  const results = new LRUCache<string, Promise<unknown>>({ max: MAX_REPORTS });
  return {
    get<T>(key: string, make: () => Promise<T>): Promise<T> {
      const known = results.get(key) as Promise<T> | undefined;
      if (known) return known;
      const made = make();
      results.set(key, made);
      made.catch(() => results.delete(key));
      return made;
    },
  };
}
