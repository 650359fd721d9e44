import { useFormats } from '../../../i18n/format.ts';
import { useMessages } from '../../../i18n/use-messages.ts';
import { trafficMessages } from './messages.ts';
import type { Dimension } from './report.ts';

/** From 1, as a key counts them. */
const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;

/** Says what the keys of a row are, in the order of their dimensions. */
export function useKeyNames(dimensions: readonly Dimension[]): (keys: readonly string[]) => string {
  const t = useMessages(trafficMessages);
  const formats = useFormats();
  const nameOf = (dimension: Dimension | undefined, key: string): string => {
    switch (dimension) {
      case 'DEVICE':
        return key === 'DESKTOP' || key === 'MOBILE' || key === 'TABLET' ? t(`deviceName.${key}`) : key || t('none');
      case 'ARRIVAL':
        return key === 'TAGGED' || key === 'REFERRED' || key === 'DIRECT' ? t(`arrival.${key}`) : key;
      case 'RETURNING':
        return t(key === '1' ? 'returning.yes' : 'returning.no');
      case 'WEEKDAY':
        return t(`weekday.${WEEKDAYS[Number(key) - 1] ?? 'MONDAY'}`);
      case 'HOUR':
        return `${key.padStart(2, '0')}:00`;
      case 'DAY':
      case 'WEEK':
      case 'MONTH':
        return formats.day(key, 'long');
      case 'SOURCE':
        return key || t('untagged');
      default:
        return key || t('none');
    }
  };
  return (keys) => keys.map((key, index) => nameOf(dimensions[index], key)).join(' · ');
}
