import AccountIcon from '@mui/icons-material/PersonOutlined';
import { IconButton, ListSubheader, Menu, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useGetIdentity, useLogout } from 'react-admin';
import { useMessages } from '../i18n/use-messages.ts';
import { layoutMessages } from './messages.ts';

/** The name of the signed-in user, and sign-out. */
export function AccountMenu() {
  const t = useMessages(layoutMessages);
  const { identity } = useGetIdentity();
  const signOut = useLogout();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <IconButton
        color="inherit"
        aria-label={t('account')}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <AccountIcon fontSize="small" />
      </IconButton>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <ListSubheader component="div" role="presentation" sx={{ lineHeight: 2.4, bgcolor: 'transparent' }}>
          {t('signedInAs', { name: identity?.fullName ?? '' })}
        </ListSubheader>
        <MenuItem dense onClick={() => void signOut()}>
          {t('signOut')}
        </MenuItem>
      </Menu>
    </>
  );
}
