import { Typography } from '@mui/material';
import { useShop } from '../api/use-shop.ts';
import type { ReportFilters } from '../filters/codec.ts';
import { useSegmentName } from '../filters/use-segment-name.ts';
import { useMessages } from '../i18n/use-messages.ts';
import { printMessages } from './messages.ts';

interface PrintedFiltersProps {
  readonly filters: ReportFilters;
  /** Of the amounts; null while the report has not come. */
  readonly currency: string | null;
}

/** On paper alone: what the figures are narrowed to, in place of the form that narrows them. */
export function PrintedFilters({ filters, currency }: PrintedFiltersProps) {
  const t = useMessages(printMessages);
  const { channels, locations } = useShop();
  const segmentName = useSegmentName();
  const named = (ids: readonly string[], known: ReadonlyArray<{ readonly id: string; readonly name: string }>) =>
    ids.map((id) => known.find((one) => one.id === id)?.name ?? id).join(', ');
  const parts = [
    filters.channels.length > 0 ? t('channels', { names: named(filters.channels, channels) }) : t('allChannels'),
    filters.stores.length > 0 ? t('stores', { names: named(filters.stores, locations) }) : t('allStores'),
    ...(filters.segments.length > 0 ? [t('segments', { names: filters.segments.map(segmentName).join(', ') })] : []),
    ...(currency === null ? [] : [t('currency', { currency })]),
  ];
  return (
    <Typography className="print-only" variant="body2">
      {parts.join(' · ')}
    </Typography>
  );
}
