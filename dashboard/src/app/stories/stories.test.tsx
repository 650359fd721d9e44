import englishMessages from 'ra-language-english';
import { I18nContext } from 'react-admin';
import { describe, expect, it } from 'vitest';
import { frameMessages } from '../../i18n/frame-messages.ts';
import { type Messages, type MessageTree, readPath } from '../../i18n/messages.ts';
import { createI18nProvider, LOCALES, type Locale } from '../../i18n/provider.ts';
import { render } from '../../ui/testing/render.tsx';
import { readAddress, writeAddress } from './shown-story.ts';
import { STORIES } from './stories.ts';

/** Shared components that props alone do not draw, and what shows them instead. */
const WITHOUT_STORY: Readonly<Record<string, string>> = {
  'charts/NoteFlag': 'a part of the picture of TimeSeries, which has a story with notes',
  'ui/FormDialog': 'opens over its page, where a first rendering has no place: journeys fill it in',
  'ui/RecordPage': 'asks the data provider for its record: every journey opens one',
  'ui/list/ListTools': "holds react-admin's chooser of columns, which needs a table: journeys of lists",
  'ui/list/RecordSteps': 'asks the data provider for the neighbors of a record: journeys of lists',
  'ui/list/SavedQueries': "reads the reader's own store: journeys of lists",
  'ui/list/SelectColumn': 'a column of a table of react-admin: journeys of lists',
  'ui/when-loaded': 'makes the lazy charts, which have stories',
};

const components = Object.keys(import.meta.glob('../../{ui,charts,figures}/**/*.tsx'))
  .map((file) => file.replace(/^(\.\.\/)+/, '').replace(/\.tsx$/, ''))
  .filter((file) => !/\.(test|stories)$|\/testing\//.test(file));

const messages = Object.values(
  import.meta.glob<Record<string, unknown>>(['../../**/{messages,*-messages}.ts'], { eager: true }),
).flatMap((exported) => Object.values(exported));

function sentencesOf(locale: Locale): Set<string> {
  const flatten = (tree: MessageTree): string[] =>
    Object.values(tree).flatMap((inner) => (typeof inner === 'string' ? [inner] : flatten(inner)));
  const trees = [frameMessages, ...messages].filter(
    (one): one is Messages<MessageTree> => typeof one === 'object' && one !== null && 'en' in one && 'fr' in one,
  );
  return new Set(trees.flatMap((one) => flatten(one[locale])));
}

it('has stories of every shared component, or the reason why it has none', () => {
  const told = new Set(STORIES.map(({ component }) => component));
  expect(components.length).toBeGreaterThan(30);
  expect(components.filter((one) => !told.has(one) && !(one in WITHOUT_STORY))).toEqual([]);
  expect(Object.keys(WITHOUT_STORY).filter((one) => told.has(one) || !components.includes(one))).toEqual([]);
});

it('stands beside the component that it belongs to', () => {
  const files = Object.keys(import.meta.glob('../../**/*.tsx')).map((file) => file.replace(/^(\.\.\/)+/, ''));
  expect(STORIES.map(({ component }) => `${component}.tsx`).filter((file) => !files.includes(file))).toEqual([]);
});

/** What is written where a message is missing: `list.range`. */
const isKey = (text: string) => /^[a-z]\w*(\.\w+)*$/.test(text);

describe.each(LOCALES)('in $name', ({ locale }) => {
  const sentences = sentencesOf(locale);
  const all = STORIES.flatMap(({ component, stories }) =>
    [...stories].map(([name, Story]) => ({ name: `${component}/${name}`, Story })),
  );

  it.each(all)('$name is drawn, with sentences that this language has', ({ Story }) => {
    const unknown: string[] = [];
    const words = createI18nProvider(locale);
    const noting = {
      ...words,
      translate: (key: string, options?: Record<string, unknown>) => {
        // Ours come as whole sentences (use-messages.ts), react-admin's by their keys, labels of fields as they are given.
        if (isKey(key) && !sentences.has(key) && readPath(englishMessages, key) === undefined) unknown.push(key);
        return words.translate(key, options);
      },
    };
    const markup = render(
      <I18nContext.Provider value={noting}>
        <Story />
      </I18nContext.Provider>,
      locale,
    );
    expect(markup).not.toBe('');
    expect(unknown).toEqual([]);
    expect(markup).not.toMatch(/%\{|NaN|Invalid Date|undefined/);
  });
});

it('has each story at an address, which forgives what it cannot read', () => {
  const shown = readAddress('?story=ui/fields/FieldGrid/Short&locale=en&mode=dark&width=360');
  expect(shown).toEqual({
    ...{ component: 'ui/fields/FieldGrid', story: 'Short', locale: 'en', mode: 'dark', width: 360, alone: false },
  });
  expect(readAddress(writeAddress(shown, { alone: true }))).toEqual({ ...shown, alone: true });
  expect(readAddress('?locale=de&width=7')).toEqual({
    ...{ component: '', story: '', locale: 'fr', mode: 'light', width: 1_280, alone: false },
  });
});
