import { settingNames } from '#kernel/runtime/config.ts';
import { gatewaySettingNames } from '../../gateway/config.ts';
import { DOMAINS } from '../../subgraphs/shared/domains.ts';
import { StartupError } from '../cli/startup-error.ts';

/** Variables of the environment that mean something to us; docs/operations.md describes each. */
export const KNOWN_SETTINGS: readonly string[] = [
  ...new Set([
    ...settingNames(DOMAINS),
    ...gatewaySettingNames,
    ...DOMAINS.map((domain) => `${domain.toUpperCase()}_ADMIN_DATABASE_URL`),
    'DATABASE_URL',
    // Of the tests: a shell that runs them starts instances too.
    'PASSERELLE_REAL_DATA',
    'PASSERELLE_URL',
  ]),
];

/** Beginnings that nobody else's variables have. */
const OURS = /^(PASSERELLE|SHOP|SUBGRAPH)_/;
/** Letters that may be wrong, missing, too much or swapped in a longer name; short names are too near to others'. */
const MAX_SLIPS = 2;
const MIN_LENGTH = 8;

/** Edits between two words: letters put in, left out, taken for another, or two neighbors swapped; over the limit, some more than that. */
function slipsBetween(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    // No later row has less than the least of two neighbors: most names differ enough in their first letters.
    if (Math.min(...row, ...last) > MAX_SLIPS) return MAX_SLIPS + 1;
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

/**
 * A misspelt setting would be none: the start would continue without it.
 * @throws StartupError that names the variable and the one that was meant.
 */
export function assertKnownNames(env: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(env)) {
    if (KNOWN_SETTINGS.includes(name)) continue;
    if (name.length < MIN_LENGTH && !OURS.test(name)) continue;
    const near = KNOWN_SETTINGS.filter((known) => Math.abs(known.length - name.length) <= MAX_SLIPS);
    const [nearest] = near
      .map((known) => ({ known, slips: slipsBetween(name.toUpperCase(), known) }))
      .sort((a, b) => a.slips - b.slips);
    const isNear = nearest !== undefined && name.length >= MIN_LENGTH && nearest.slips <= MAX_SLIPS;
    if (isNear) throw new StartupError(`There is no setting ${name}: did you mean ${nearest.known}?`);
    if (OURS.test(name)) throw new StartupError(`There is no setting ${name}; docs/operations.md lists them all.`);
  }
}
