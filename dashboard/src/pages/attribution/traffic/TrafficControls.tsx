import { Box } from '@mui/material';
import { ManyFilter } from '../../../filters/ManyFilter.tsx';
import { PageChoice } from '../../../filters/PageChoice.tsx';
import { useMessages } from '../../../i18n/use-messages.ts';
import { trafficMessages } from './messages.ts';
import { DIMENSIONS, type Dimension, FURTHER, type Further } from './report.ts';

interface TrafficControlsProps {
  readonly by: Dimension;
  readonly further: Further;
  readonly steps: readonly string[];
  /** Pages that steps can be chosen from. */
  readonly pages: readonly string[];
  readonly onBy: (by: Dimension) => void;
  readonly onFurther: (further: Further) => void;
  readonly onSteps: (steps: readonly string[]) => void;
}

/** By what sessions are grouped, and through which pages they are followed, in the order in which these are chosen. */
export function TrafficControls({ by, further, steps, pages, onBy, onFurther, onSteps }: TrafficControlsProps) {
  const t = useMessages(trafficMessages);
  const nameOf = (one: Further) => t(`dimension.${one}`);
  const options = [...new Set([...steps, ...pages])].map((page) => ({ value: page, label: page }));
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 2 }}>
      <PageChoice label={t('by')} value={by} values={DIMENSIONS} nameOf={nameOf} onChoose={onBy} />
      <PageChoice label={t('further')} value={further} values={FURTHER} nameOf={nameOf} onChoose={onFurther} />
      <ManyFilter
        label={t('funnel')}
        allLabel={t('noSteps')}
        countLabel={(count) => t('stepCount', { smart_count: count })}
        options={options}
        chosen={steps}
        onChange={onSteps}
      />
    </Box>
  );
}
