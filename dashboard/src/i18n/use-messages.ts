import { useTranslate } from 'react-admin';
import type { Messages } from './en.ts';

type Paths<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Paths<T[K]>}` }[keyof T & string];

/** Every key that has a message; anything else does not compile. */
export type MessageKey = Paths<Messages>;

export type Translate = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

/** The user's language, checked at compile time. `smart_count` chooses singular or plural. */
export function useMessages(): Translate {
  const translate = useTranslate();
  return translate;
}
