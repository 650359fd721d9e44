import { stemmer as englishStem } from '@orama/stemmers/english';
import { stemmer as frenchStem } from '@orama/stemmers/french';

/** Letters of a word that count. */
const MAX_WORD_LENGTH = 60;

/** Letters that no accent makes, as they are typed where the keyboard has none of them. */
const PLAIN: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  þ: 'th',
};

/** Small letters without accents, as the database's own `catalog_fold` writes them; marks of other scripts stay. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .normalize('NFC')
    .replace(/[øłđðħıŧœæßþ]/g, (letter) => PLAIN[letter] ?? letter);
}

/** The words of a text, folded. */
export function wordsOf(text: string): string[] {
  const words = fold(text).match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [];
  return words.map((word) => word.slice(0, MAX_WORD_LENGTH));
}

const OTHER_SCRIPT = /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u;

/** True for a word of a script that does not part its words by spaces alone: it may be a piece of a longer one. */
export function isUnparted(word: string): boolean {
  return OTHER_SCRIPT.test(word);
}

/** What an unparted word is found by: its letters in pairs, or the one that it has. */
export function pairsOf(word: string): string[] {
  const letters = [...word];
  if (letters.length === 1) return letters;
  return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
}

/** French and English stems of a word, other than itself. */
export function stemsOf(word: string): string[] {
  return [...new Set([frenchStem(word), englishStem(word)])].filter((stem) => stem !== word && stem !== '');
}
