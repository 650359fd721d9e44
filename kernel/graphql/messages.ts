import type { DomainError, FieldIssue, IssueCode, USER_ERROR_CODES } from '../values/errors.ts';
import { isFrench } from '../values/words.ts';

/** The words for a code. */
export interface CodeWords {
  /** What it means, in the schema. */
  readonly description: string;
  /** What people read in French. */
  readonly french: string;
}

/** What people read in French of each code that every domain knows. */
export const FRENCH_ERRORS: Readonly<Record<(typeof USER_ERROR_CODES)[number], string>> = {
  ALREADY_EXISTS: 'Cela existe déjà.',
  IDEMPOTENCY_KEY_REUSED: 'Cette clé d’idempotence a déjà servi à une autre demande ; utilisez-en une nouvelle.',
  IN_PROGRESS: 'La première demande est encore en cours ; réessayez dans un instant.',
  NOT_FOUND: 'Cela n’existe pas, ou vous n’y avez pas accès.',
  STATE_CONFLICT: 'L’état actuel ne le permet pas ; relisez-le avant de décider.',
  TOTAL_CHANGED: 'Le total a changé ; vérifiez-le avant de confirmer.',
  VALIDATION: 'La saisie contient des erreurs ; corrigez les champs indiqués.',
  VERSION_CONFLICT: 'Quelqu’un l’a modifié entre-temps ; relisez avant d’enregistrer.',
};

const plural = (limit: number, one: string, many: string) => (limit < 2 ? one : many);
const sized = (limit: FieldIssue['limit'], least: 'moins' | 'plus') =>
  limit === undefined
    ? ''
    : `\u00a0: ${limit} ${plural(Number(limit), 'caractère ou élément', 'caractères ou éléments')} au ${least}`;

/** What is said in French of a field, by its code and the bound that it broke. */
const FRENCH_ISSUES: Readonly<Record<IssueCode, (limit: FieldIssue['limit']) => string>> = {
  DUPLICATE: () => 'est en double',
  INVALID_FORMAT: () => 'n’a pas la forme attendue',
  NOT_ALLOWED: () => 'n’est pas permis ici',
  REQUIRED: () => 'doit être renseigné',
  TOO_LARGE: (limit) => (limit === undefined ? 'est trop grand' : `doit être au plus ${limit}`),
  TOO_LONG: (limit) => `est trop long${sized(limit, 'plus')}`,
  TOO_SHORT: (limit) => `est trop court${sized(limit, 'moins')}`,
  TOO_SMALL: (limit) => (limit === undefined ? 'est trop petit' : `doit être au moins ${limit}`),
  UNKNOWN_REFERENCE: () => 'désigne quelque chose qui n’existe pas',
};

/** The words for a field that must change: the rule's own in English, by code and bound in French. */
export function issueMessage({ issueCode, limit, message }: FieldIssue, language: string): string {
  return isFrench(language) ? FRENCH_ISSUES[issueCode](limit) : message;
}

/** The words for what an input met: the error's own in English, by code in French. `french` are the domain's codes. */
export function errorMessage(
  { code, message }: DomainError,
  language: string,
  french: ReadonlyMap<string, string>,
): string {
  return isFrench(language) ? (french.get(code) ?? FRENCH_ERRORS.STATE_CONFLICT) : message;
}
