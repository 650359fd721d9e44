import { expect, it } from 'vitest';
import { useFormats } from '../i18n/format.ts';
import { businessDayAt } from '../time/business-day.ts';
import { useShopSettings } from '../time/shop-settings.ts';
import { renderText } from '../ui/testing/render.tsx';

const LATE = '2026-11-28T02:30:00Z';

function Clock() {
  const formats = useFormats();
  const { timeZone } = useShopSettings();
  return (
    <>
      {formats.instant(LATE)} {businessDayAt(new Date(LATE), timeZone)}
    </>
  );
}

it.each([
  ['America/New_York', '27 Nov 2026, 21:30 2026-11-27'],
  ['Europe/Paris', '28 Nov 2026, 03:30 2026-11-28'],
  ['Asia/Tokyo', '28 Nov 2026, 11:30 2026-11-28'],
])('days and times of a page are those of the zone that the server names: %s', (timeZone, said) => {
  expect(renderText(<Clock />, 'en', { timeZone, currencyCode: 'USD' })).toBe(said);
});
