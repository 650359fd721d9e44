/** Amounts of a ledger's entry; what else it says is what it is about. */
interface Amounts {
  readonly amountMinor: bigint;
  readonly basisMinor?: bigint;
}

/**
 * The entries that bring a ledger from what was posted to what was planned: for each subject the difference of the
 * sums, and nothing where there is none. @param subjectOf what an entry is about, as a text
 */
export function differences<Entry extends Amounts>(
  planned: readonly Entry[],
  posted: readonly Entry[],
  subjectOf: (entry: Entry) => string,
): Entry[] {
  const sums = new Map<string, Entry>();
  const add = (entry: Entry, sign: 1n | -1n) => {
    const subject = subjectOf(entry);
    const known = sums.get(subject);
    const amountMinor = (known?.amountMinor ?? 0n) + sign * entry.amountMinor;
    const basis =
      entry.basisMinor === undefined ? {} : { basisMinor: (known?.basisMinor ?? 0n) + sign * entry.basisMinor };
    sums.set(subject, { ...(known ?? entry), amountMinor, ...basis });
  };
  for (const entry of planned) add(entry, 1n);
  for (const entry of posted) add(entry, -1n);
  return [...sums.values()].filter(({ amountMinor, basisMinor = 0n }) => amountMinor !== 0n || basisMinor !== 0n);
}
