import { useMessages } from '../i18n/use-messages.ts';
import { RFM_GROUPS, type SegmentCode, scoresOf } from './segment.ts';
import { segmentMessages } from './segment-messages.ts';

/** What a group of customers, or a cell of the grid, is called. */
export function useSegmentName(): (code: SegmentCode) => string {
  const t = useMessages(segmentMessages);
  return (code) => {
    const group = RFM_GROUPS.find((one) => one === code);
    if (group) return t(`group.${group}`);
    return t('cellName', { ...scoresOf(code) });
  };
}
