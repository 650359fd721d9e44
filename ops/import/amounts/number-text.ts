import { currenciesOf } from './currency-marks.ts';

/** A number as it is printed, taken apart: the digits with what stands between them, and what stands around them. */
export interface NumberText {
  /** From the first digit to the last: digits, points, commas, blanks, apostrophes. */
  readonly body: string;
  readonly isNegative: boolean;
  readonly isPercent: boolean;
  /** Currencies that a mark beside the number may mean; null where there is none. */
  readonly currencies: readonly string[] | null;
}

const MINUS = /[-\u2212\u2012\u2013]/;
/** Decimal mark, or in Sweden a colon, and dashes for zero cents: "1.250,-" and "12.\u2013". */
const NO_CENTS = /^([.,:])\s?(?:--?|\u2013|\u2014)/;

/** Takes a printed number apart; undefined for any other text. Brackets and a sign before or behind mean less than zero. */
export function readNumberText(text: string): NumberText | undefined {
  // NFKC makes every blank one blank, and the digits of other widths digits.
  let rest = text
    .normalize('NFKC')
    .replace(/['\u2019\u2018\u02bc\u00b4`]/g, "'")
    .trim();
  const bracketed = /^([^()\d]*)\(([^()]*)\)$/.exec(rest);
  if (bracketed) rest = `${bracketed[1]} ${bracketed[2]}`.trim();
  const first = rest.search(/\d/);
  if (first < 0) return undefined;
  const last = rest.length - 1 - [...rest].reverse().findIndex((character) => /\d/.test(character));
  let body = rest.slice(first, last + 1);
  // A spreadsheet keeps a number as text by an apostrophe before it.
  let head = rest.slice(0, first).replace(/^'/, '').trim();
  let tail = rest.slice(last + 1);
  const noCents = NO_CENTS.exec(tail);
  if (noCents) {
    if (noCents[1] !== ':') body += `${noCents[1]}00`;
    tail = tail.slice(noCents[0].length);
  }
  // ".50" is a number; the point of "Rs.50" belongs to the word.
  if (/^[-\u2212+]?\s*[.,]$/.test(head)) {
    body = `0${head.at(-1)}${body}`;
    head = head.slice(0, -1);
  }
  const around = signOf(head, tail.trim());
  if (around === undefined || (bracketed && around.isSigned) || !/^\d[\d.,' ]*$/.test(body)) return undefined;
  const marks = around.words.filter((word) => word !== '%');
  const isPercent = marks.length < around.words.length;
  const currencies = readMarks(marks);
  if (currencies === undefined || (isPercent && currencies !== null)) return undefined;
  return { body, isNegative: bracketed !== null || around.isNegative, isPercent, currencies };
}

/** Takes the one sign off that may stand at any end of what is around a number. */
function signOf(
  head: string,
  tail: string,
): { isNegative: boolean; isSigned: boolean; words: readonly string[] } | undefined {
  const signs: string[] = [];
  const withoutSigns = [head, tail].map((part) =>
    part.replace(/^[-+\u2212\u2012\u2013]|[-+\u2212\u2012\u2013]$/g, (sign) => {
      signs.push(sign);
      return '';
    }),
  );
  if (signs.length > 1) return undefined;
  const words = withoutSigns.flatMap((part) => part.trim().split(/\s+/)).filter((word) => word !== '');
  return { isNegative: signs.some((sign) => MINUS.test(sign)), isSigned: signs.length > 0, words };
}

/** What all the marks around one number agree on; undefined when one is no mark or they contradict each other. */
function readMarks(marks: readonly string[]): readonly string[] | null | undefined {
  let agreed: readonly string[] | null = null;
  for (const mark of marks) {
    const meant = currenciesOf(mark);
    if (meant === undefined) return undefined;
    if (meant === null) continue;
    agreed = agreed === null ? meant : agreed.filter((code) => meant.includes(code));
  }
  return agreed?.length === 0 ? undefined : agreed;
}
