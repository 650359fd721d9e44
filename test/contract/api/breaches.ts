import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

interface Exception {
  /** Why it stands, or the work that ends it. */
  readonly reason: string;
  readonly offenders: readonly string[];
}

/** What breaks a rule of docs/api.md, by rule. */
const exceptions = JSON.parse(readFileSync(new URL('./exceptions.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, readonly Exception[]>
>;

/**
 * Fails with each offender that `exceptions.json` does not allow, and with each of its entries that has nothing left to
 * allow.
 */
export function expectNoBreach(rule: string, offenders: Iterable<string>): void {
  const allowed = new Set((exceptions[rule] ?? []).flatMap((exception) => exception.offenders));
  const found = new Set(offenders);
  const breaches = [...found].filter((one) => !allowed.has(one)).sort();
  const spent = [...allowed].filter((one) => !found.has(one));
  expect({ breaches, spent }).toEqual({ breaches: [], spent: [] });
}
