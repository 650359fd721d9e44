import { Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { useShop } from '../../../api/use-shop.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { EARNERS, fractionOf, type RuleDraft, secondsOf } from './policy-draft.ts';
import { policyMessages } from './policy-messages.ts';

interface RuleFieldsProps {
  readonly rule: RuleDraft;
  /** Its number among the rules, from 1. */
  readonly place: number;
  /** Whether another rule is for the same channel. */
  readonly isTwice: boolean;
  readonly onChange: (rule: RuleDraft) => void;
  /** Undefined for the only rule. */
  readonly onRemove: (() => void) | undefined;
}

/** What the orders of one channel earn. */
export function RuleFields({ rule, place, isTwice, onChange, onRemove }: RuleFieldsProps) {
  const t = useMessages(policyMessages);
  const { channels } = useShop();
  const numbers = [
    { name: 'baseRate', label: t('ratePercent'), isWrong: rule.baseRate !== '' && fractionOf(rule.baseRate) === null },
    { name: 'share', label: t('sharePercent'), isWrong: fractionOf(rule.share) === null },
    { name: 'windowHours', label: t('windowHours'), isWrong: secondsOf(rule.windowHours) === null },
  ] as const;
  return (
    <Box
      component="fieldset"
      sx={{
        display: 'grid',
        gap: 1,
        gridTemplateColumns: '1fr 1fr',
        m: 0,
        p: 1.5,
        minWidth: 0,
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
      }}
    >
      <Typography component="legend" variant="caption" color="text.secondary">
        {t('ruleOf', { place })}
      </Typography>
      <TextField
        select
        label={t('channel')}
        value={channels.some(({ id }) => id === rule.channelId) ? rule.channelId : ''}
        error={isTwice}
        helperText={isTwice ? t('twice') : undefined}
        onChange={(event) => onChange({ ...rule, channelId: event.target.value })}
        sx={{ gridColumn: '1 / -1' }}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      >
        <MenuItem value="">{t('others')}</MenuItem>
        {channels.map(({ id, name }) => (
          <MenuItem key={id} value={id}>
            {name}
          </MenuItem>
        ))}
      </TextField>
      {numbers.map(({ name, label, isWrong }) => (
        <TextField
          key={name}
          label={label}
          value={rule[name]}
          error={isWrong}
          onChange={(event) => onChange({ ...rule, [name]: event.target.value })}
          slotProps={{ htmlInput: { inputMode: 'decimal' }, inputLabel: { shrink: true } }}
        />
      ))}
      <TextField
        select
        label={t('earner')}
        value={rule.earner}
        onChange={(event) => {
          const earner = EARNERS.find((known) => known === event.target.value);
          if (earner) onChange({ ...rule, earner });
        }}
      >
        {EARNERS.map((earner) => (
          <MenuItem key={earner} value={earner}>
            {t(`earners.${earner}`)}
          </MenuItem>
        ))}
      </TextField>
      {onRemove ? (
        <Button size="small" color="inherit" onClick={onRemove} sx={{ gridColumn: '1 / -1', justifySelf: 'end' }}>
          {t('removeRule', { place })}
        </Button>
      ) : null}
    </Box>
  );
}
