import { expect, it } from 'vitest';
import { renderText } from '../../../ui/testing/render.tsx';
import { ConsentPanel } from './ConsentPanel.tsx';
import type { CustomerRecord } from './resource.ts';

const said = (purpose: string, state: string) =>
  ({
    consents: [{ purpose, channel: 'WEB', address: '', state, changedAt: '2026-05-02T10:00:00Z' }],
  }) as unknown as CustomerRecord;

it.each([
  ['ANALYTICS', 'WITHDRAWN', true],
  ['ANALYTICS', 'GRANTED', false],
  ['PERSONALIZATION', 'WITHDRAWN', false],
])('X23: says of %s %s whether visits still lead to the customer', (purpose, state, isUnlinked) => {
  const customer = said(purpose, state);
  expect(renderText(<ConsentPanel customer={customer} />).includes('no longer lead to this customer')).toBe(isUnlinked);
  const french = renderText(<ConsentPanel customer={customer} />, 'fr');
  expect(french.includes('ne mènent plus à ce client')).toBe(isUnlinked);
});
