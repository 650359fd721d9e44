/** Languages in which the months of a file may be named. */
const LANGUAGES = ['en', 'fr'];

const NUMBERS = numbersByName();

/** 1 to 12 for the long or short name of a month, whatever its case, accents and full stop; 0 for any other word. */
export function monthNumber(name: string): number {
  return NUMBERS.get(plain(name)) ?? 0;
}

function numbersByName(): ReadonlyMap<string, number> {
  // What English files write, which `Intl` does not.
  const numbers = new Map([['sept', 9]]);
  for (const month of ['long', 'short'] as const) {
    for (const language of LANGUAGES) {
      const format = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' });
      for (let number = 1; number <= 12; number++) {
        numbers.set(plain(format.format(Date.UTC(2000, number - 1))), number);
      }
    }
  }
  return numbers;
}

function plain(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();
}
