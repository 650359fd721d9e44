import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useId } from 'react';
import { useNotify } from 'react-admin';
import { useMessages } from '../../../i18n/use-messages.ts';
import { staffMessages } from './messages.ts';
import type { StaffRecord } from './resource.ts';
import { SendLinkButton } from './SendLinkButton.tsx';

interface FirstPasswordDialogProps {
  readonly member: StaffRecord;
  readonly onClose: () => void;
}

/** The made-up password, which nobody can read again; it closes by its button alone. */
export function FirstPasswordDialog({ member, onClose }: FirstPasswordDialogProps) {
  const t = useMessages(staffMessages);
  const notify = useNotify();
  const titleId = useId();
  const password = member.initialPassword ?? '–';
  const copy = async () => {
    await navigator.clipboard.writeText(password);
    notify(t('copied'), { type: 'success' });
  };
  return (
    <Dialog open fullWidth maxWidth="sm" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{t('passwordTitle', { name: member.name })}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <Typography variant="body1">{t('passwordHint')}</Typography>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2 }}>
          <Box component="code" sx={{ fontSize: 20, userSelect: 'all', overflowWrap: 'anywhere' }}>
            {password}
          </Box>
          <Button size="small" variant="outlined" onClick={() => void copy()}>
            {t('copy')}
          </Button>
        </Box>
      </DialogContent>
      <DialogActions sx={{ flexWrap: 'wrap' }}>
        <SendLinkButton email={member.email} />
        <Button variant="contained" onClick={onClose}>
          {t('close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
