import { Button, Dialog, DialogActions, DialogContent, DialogTitle, List, ListItem, Typography } from '@mui/material';
import { useId } from 'react';
import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { StatusText } from '../../../ui/StatusText.tsx';
import { FigureCell } from './FigureCell.tsx';
import { type AlertRow, STATE_TONE } from './goal-rows.ts';
import { goalMessages } from './messages.ts';

/** The last changes of an alert's state, the newest first. */
export function AlertHistory({ rule, onClose }: { rule: AlertRow; onClose: () => void }) {
  const t = useMessages(goalMessages);
  const formats = useFormats();
  const titleId = useId();
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{t('historyOf', { metric: rule.metric.label })}</DialogTitle>
      <DialogContent>
        {rule.history.length === 0 ? <Typography color="text.secondary">{t('historyEmpty')}</Typography> : null}
        <List dense disablePadding>
          {rule.history.map((change) => (
            <ListItem key={change.occurredAt} disableGutters sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
              <StatusText tone={STATE_TONE[change.stateAfter]}>{t(`states.${change.stateAfter}`)}</StatusText>
              <Typography variant="body2" component="span">
                <FigureCell value={change.figure} unit={rule.metric.unit} currency={rule.currencyCode} />
              </Typography>
              <Typography variant="body2" component="span" color="text.secondary">
                {formats.instant(change.occurredAt)}
              </Typography>
            </ListItem>
          ))}
        </List>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
