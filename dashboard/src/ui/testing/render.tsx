import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Locale } from '../../i18n/provider.ts';
import { PARIS, Surroundings } from './Surroundings.tsx';

/** The markup of a component as its first rendering makes it, without styles; effects do not run. */
export function render(element: ReactNode, locale: Locale = 'en', shop = PARIS): string {
  const markup = renderToStaticMarkup(
    <Surroundings locale={locale} shop={shop}>
      {element}
    </Surroundings>,
  );
  return markup.replaceAll(/<style[^>]*>.*?<\/style>/gs, '');
}

/** The same as a reader meets it: text alone. */
export function renderText(element: ReactNode, locale: Locale = 'en', shop = PARIS): string {
  const text = render(element, locale, shop).replaceAll(/<(title|svg)\b.*?<\/\1>/gs, '');
  return text
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/[\s\u00A0\u202F]+/g, ' ')
    .trim();
}
