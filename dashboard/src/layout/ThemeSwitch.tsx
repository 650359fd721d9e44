import DarkIcon from '@mui/icons-material/DarkModeOutlined';
import LightIcon from '@mui/icons-material/LightModeOutlined';
import { IconButton, Tooltip, useTheme } from '@mui/material';
import { useTheme as useThemeChoice } from 'react-admin';
import { useMessages } from '../i18n/use-messages.ts';
import { layoutMessages } from './messages.ts';

/** Light or dark theme; the device's preference until the user chooses. */
export function ThemeSwitch() {
  const t = useMessages(layoutMessages);
  const { palette } = useTheme();
  const [, choose] = useThemeChoice();
  const dark = palette.mode === 'dark';
  const label = dark ? t('lightTheme') : t('darkTheme');
  return (
    <Tooltip title={label}>
      <IconButton color="inherit" aria-label={label} onClick={() => choose(dark ? 'light' : 'dark')}>
        {dark ? <LightIcon fontSize="small" /> : <DarkIcon fontSize="small" />}
      </IconButton>
    </Tooltip>
  );
}
