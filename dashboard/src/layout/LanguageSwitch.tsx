import { ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useEffect } from 'react';
import { useLocaleState } from 'react-admin';
import { isLocale, LOCALES } from '../i18n/provider.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { layoutMessages } from './messages.ts';

/** French or English, each by its own name; the document's `lang` follows. */
export function LanguageSwitch() {
  const t = useMessages(layoutMessages);
  const [locale, setLocale] = useLocaleState();
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      aria-label={t('language')}
      value={locale}
      onChange={(_, next: unknown) => {
        if (typeof next === 'string' && isLocale(next)) setLocale(next);
      }}
      sx={{ '& button': { border: 0, px: 1, minWidth: 32, minHeight: 32, fontSize: 12, color: 'text.secondary' } }}
    >
      {LOCALES.map(({ locale: code, name }) => (
        <ToggleButton
          key={code}
          value={code}
          aria-label={name}
          lang={code}
          sx={{
            '&.Mui-selected': { bgcolor: 'transparent !important', color: 'text.primary', textDecoration: 'underline' },
          }}
        >
          {code.toUpperCase()}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
