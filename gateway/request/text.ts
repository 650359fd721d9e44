/** Languages of messages; any other gets the first. */
const LANGUAGES = ['en', 'fr'] as const;

export type MessageLanguage = (typeof LANGUAGES)[number];

/** One sentence in every language of messages. */
export type Text = Readonly<Record<MessageLanguage, string>>;

export const isText = (value: unknown): value is Text =>
  typeof value === 'object' && value !== null && LANGUAGES.every((language) => language in value);

/** Words of a protocol, which programs read. */
export const protocolWord = (word: string): Text => ({ en: word, fr: word });

/** The best of the languages that `Accept-Language` asks for. */
export function messageLanguage(accepted: string | undefined): MessageLanguage {
  if (accepted === undefined) return LANGUAGES[0];
  const wishes = accepted.split(',').map((wish) => {
    const [range = '', ...parameters] = wish.trim().toLowerCase().split(';');
    const weight = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
    return { language: range.split('-')[0], weight: weight === undefined ? 1 : Number(weight) };
  });
  wishes.sort((left, right) => right.weight - left.weight);
  const found = wishes.find(({ language, weight }) => weight > 0 && LANGUAGES.some((known) => known === language));
  return LANGUAGES.find((known) => known === found?.language) ?? LANGUAGES[0];
}
