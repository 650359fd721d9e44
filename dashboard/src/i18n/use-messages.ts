import { useMemo } from 'react';
import { useLocale, useTranslate } from 'react-admin';
import { frameMessages } from './frame-messages.ts';
import { type Messages, type MessageTree, readPath } from './messages.ts';

type Paths<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? Key : `${Key}.${Paths<Tree[Key]>}`;
}[keyof Tree & string];

/** Writes a message of `Tree`, or a common one, in the reader's language; a key without a message does not compile. */
export type Translate<Tree> = (
  key: Paths<Tree> | Paths<typeof frameMessages.en>,
  /** Values for `%{name}`; `smart_count` chooses singular or plural. */
  values?: Readonly<Record<string, string | number>>,
) => string;

/** react-admin's translation function: puts the values into the phrase given as `_`. */
type Interpolate = (phrase: string, values: Readonly<Record<string, unknown>>) => string;

/** The reader's language: the common words, and those of one room or page area. */
export function useMessages<Tree extends MessageTree = Record<never, never>>(
  messages?: Messages<Tree>,
): Translate<Tree> {
  const interpolate = useTranslate();
  const locale = useLocale();
  return useMemo(() => bindMessages(messages, locale, interpolate), [messages, locale, interpolate]);
}

/** As `useMessages`, outside of a component. */
export function bindMessages<Tree extends MessageTree>(
  messages: Messages<Tree> | undefined,
  locale: string,
  interpolate: Interpolate,
): Translate<Tree> {
  const language = locale === 'en' ? 'en' : 'fr';
  return (key, values = {}) => {
    const phrase = readPath(messages?.[language], key) ?? readPath(frameMessages[language], key) ?? key;
    return interpolate(phrase, { ...values, _: phrase });
  };
}
