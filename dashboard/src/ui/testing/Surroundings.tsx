import { createTheme, ThemeProvider } from '@mui/material';
import type { ReactNode } from 'react';
import { I18nContext } from 'react-admin';
import { MemoryRouter } from 'react-router';
import { createI18nProvider, type Locale } from '../../i18n/provider.ts';
import { darkTheme, lightTheme } from '../../theme/theme.ts';
import type { Mode } from '../../theme/tokens.ts';
import { type ShopSettings, ShopSettingsContext } from '../../time/shop-settings.ts';

const THEMES = { light: createTheme(lightTheme), dark: createTheme(darkTheme) };

export const PARIS: ShopSettings = { timeZone: 'Europe/Paris', currencyCode: 'EUR' };

interface SurroundingsProps {
  readonly locale: Locale;
  readonly mode?: Mode;
  readonly shop?: ShopSettings;
  readonly children: ReactNode;
}

/** What a component finds around it on every page: language, theme, shop and addresses, without a server. */
export function Surroundings({ locale, mode = 'light', shop = PARIS, children }: SurroundingsProps) {
  return (
    <I18nContext.Provider value={createI18nProvider(locale)}>
      <ThemeProvider theme={THEMES[mode]}>
        <ShopSettingsContext.Provider value={shop}>
          <MemoryRouter>{children}</MemoryRouter>
        </ShopSettingsContext.Provider>
      </ThemeProvider>
    </I18nContext.Provider>
  );
}
