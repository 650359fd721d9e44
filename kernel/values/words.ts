/** Something that is said to a person, in each language of messages. */
export type Words = Readonly<Record<'en' | 'fr', string>>;

/** Whether a language is spoken to in French; any other is in English. */
export const isFrench = (language: string): boolean => language.toLowerCase().split('-', 1)[0] === 'fr';

/** The words in the language of a request. */
export const said = (words: Words, language: string): string => words[isFrench(language) ? 'fr' : 'en'];
