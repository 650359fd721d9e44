import { Box, Button, MenuItem, TextField } from '@mui/material';
import { useShop } from '../api/use-shop.ts';
import { useFormats } from '../i18n/format.ts';
import { useMessages } from '../i18n/use-messages.ts';
import type { BusinessDay } from '../time/business-day.ts';
import { COMPARISONS, type ComparisonKey, DEFAULT_FILTERS, encodeFilters, type ReportFilters } from './codec.ts';
import { ManyFilter } from './ManyFilter.tsx';
import { filterMessages } from './messages.ts';
import { PRESETS, type Preset, resolvePeriod } from './period.ts';
import { isSegmentCode, RFM_GROUPS, scoresOf } from './segment.ts';
import { useSegmentName } from './use-segment-name.ts';

interface FilterBarProps {
  readonly filters: ReportFilters;
  readonly today: BusinessDay;
  readonly currencies: readonly string[];
  /** Whether the figures are of customers, and can be narrowed to some. */
  readonly hasSegments: boolean;
  /** Stores that the reader may ask about. */
  readonly mayRead: (locationId: string) => boolean;
  readonly onChange: (change: Partial<ReportFilters>) => void;
  /** Opens the dialog in which days are chosen. */
  readonly onChooseDates: () => void;
}

/** Keys of the comparison menu in its order. */
const COMPARISON_KEYS: readonly ComparisonKey[] = ['prev', 'wday', 'year', 'no'];

/** Period, comparison, channels, stores, customers where figures are of them and, when the shop sells in several, currency. */
export function FilterBar({
  filters,
  today,
  currencies,
  hasSegments,
  mayRead,
  onChange,
  onChooseDates,
}: FilterBarProps) {
  const t = useMessages(filterMessages);
  const formats = useFormats();
  const segmentName = useSegmentName();
  const { channels, locations } = useShop();
  const { from, to } = resolvePeriod(filters.period, today);
  const stores = locations.filter(({ id, kind }) => kind === 'STORE' && mayRead(id));
  const choosePeriod = (value: string) => {
    if (value === 'custom') onChooseDates();
    else onChange({ period: { preset: value as Preset } });
  };
  return (
    <Box
      component="form"
      aria-label={t('label')}
      onSubmit={(event) => event.preventDefault()}
      sx={(theme) => ({
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 1,
        rowGap: 1.5,
        mt: 3,
        '& > *': { m: '0 !important' },
        '& > .MuiFormControl-root': { maxWidth: 260 },
        // Two beside each other on a phone, so that the figures begin on the first screen.
        [theme.breakpoints.down('sm')]: {
          '& > .MuiFormControl-root': { flex: '0 0 calc(50% - 4px)', minWidth: 0, maxWidth: 'none' },
        },
      })}
    >
      <TextField
        select
        label={t('period')}
        value={filters.period.preset}
        onChange={(event) => choosePeriod(event.target.value)}
        sx={{ minWidth: 190 }}
        slotProps={{
          select: {
            // A custom range is shown by its days; choosing it again opens the dialog again.
            renderValue: (value) => (value === 'custom' ? formats.range(from, to) : t(`presets.${value as Preset}`)),
          },
        }}
      >
        {PRESETS.map((preset) => (
          <MenuItem key={preset} value={preset}>
            {t(`presets.${preset}`)}
          </MenuItem>
        ))}
        <MenuItem value="custom" onClick={onChooseDates}>
          {t('presets.custom')}
        </MenuItem>
      </TextField>
      <TextField
        select
        label={t('comparison')}
        value={filters.comparison}
        onChange={(event) => onChange({ comparison: event.target.value as ComparisonKey })}
        sx={{ minWidth: 190 }}
      >
        {COMPARISON_KEYS.map((key) => (
          <MenuItem key={key} value={key} data-comparison={COMPARISONS[key]}>
            {t(`comparisons.${key}`)}
          </MenuItem>
        ))}
      </TextField>
      <ManyFilter
        label={t('channels')}
        allLabel={t('allChannels')}
        countLabel={(count) => t('channelCount', { smart_count: count })}
        options={channels.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={filters.channels}
        onChange={(chosen) => onChange({ channels: chosen })}
      />
      <ManyFilter
        label={t('stores')}
        allLabel={t('allStores')}
        countLabel={(count) => t('storeCount', { smart_count: count })}
        options={stores.map(({ id, name }) => ({ value: id, label: name }))}
        chosen={filters.stores}
        onChange={(chosen) => onChange({ stores: chosen })}
      />
      {hasSegments ? (
        <ManyFilter
          label={t('segments')}
          allLabel={t('allSegments')}
          countLabel={(count) => t('segmentCount', { smart_count: count })}
          options={[...RFM_GROUPS, ...filters.segments.filter((code) => scoresOf(code) !== null)].map((code) => ({
            value: code,
            label: segmentName(code),
          }))}
          chosen={filters.segments}
          onChange={(chosen) => onChange({ segments: chosen.filter(isSegmentCode) })}
        />
      ) : null}
      {currencies.length > 1 ? (
        <TextField
          select
          label={t('currency')}
          value={filters.currency ?? currencies[0] ?? ''}
          onChange={(event) => onChange({ currency: event.target.value })}
        >
          {currencies.map((currency) => (
            <MenuItem key={currency} value={currency}>
              {currency}
            </MenuItem>
          ))}
        </TextField>
      ) : null}
      {encodeFilters(filters) === '' ? null : (
        <Button color="inherit" onClick={() => onChange(DEFAULT_FILTERS)}>
          {t('reset')}
        </Button>
      )}
    </Box>
  );
}
