import RemoveIcon from '@mui/icons-material/CloseOutlined';
import { Box, IconButton } from '@mui/material';
import type { ReactNode } from 'react';
import { useMessages } from '../../../i18n/use-messages.ts';
import { TimeLine } from '../../../ui/fields/text-fields.tsx';
import { locationMessages } from './messages.ts';

interface HoursFieldsProps {
  /** Path of the hours in the form. */
  readonly source: string;
  readonly required?: boolean;
  readonly readOnly: boolean;
  readonly removeLabel: string;
  readonly onRemove: () => void;
  /** What stands before the times. */
  readonly children?: ReactNode;
}

/** From opening to closing, and the way to remove it. */
export function HoursFields({ source, required = false, readOnly, removeLabel, onRemove, children }: HoursFieldsProps) {
  const t = useMessages(locationMessages);
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        gap: 0.5,
        alignItems: 'flex-start',
        '& > .MuiFormControl-root': { m: 0 },
      }}
    >
      {children}
      {(['opens', 'closes'] as const).map((end) => (
        <TimeLine
          key={end}
          source={`${source}.${end}`}
          label={t(`fields.${end}`)}
          wrong={t('wrongTime')}
          required={required}
          readOnly={readOnly}
        />
      ))}
      {readOnly ? null : (
        <IconButton size="small" sx={{ mt: 0.5 }} aria-label={removeLabel} onClick={onRemove}>
          <RemoveIcon fontSize="small" />
        </IconButton>
      )}
    </Box>
  );
}
