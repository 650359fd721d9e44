import { createTheme, ThemeProvider } from '@mui/material';
import type { ReactNode } from 'react';
import { I18nContext } from 'react-admin';
import { renderToStaticMarkup } from 'react-dom/server';
import { MemoryRouter } from 'react-router';
import { createI18nProvider, type Locale } from '../../i18n/provider.ts';
import { lightTheme } from '../../theme/theme.ts';
import { type ShopSettings, ShopSettingsContext } from '../../time/shop-settings.ts';

const theme = createTheme(lightTheme);

const PARIS: ShopSettings = { timeZone: 'Europe/Paris', currencyCode: 'EUR' };

/** The markup of a component as its first rendering makes it, without styles; effects do not run. */
export function render(element: ReactNode, locale: Locale = 'en', shop = PARIS): string {
  const markup = renderToStaticMarkup(
    <I18nContext.Provider value={createI18nProvider(locale)}>
      <ThemeProvider theme={theme}>
        <ShopSettingsContext.Provider value={shop}>
          <MemoryRouter>{element}</MemoryRouter>
        </ShopSettingsContext.Provider>
      </ThemeProvider>
    </I18nContext.Provider>,
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
