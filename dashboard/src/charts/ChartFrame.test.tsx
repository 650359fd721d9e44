import { expect, it } from 'vitest';
import { render, renderText } from '../ui/testing/render.tsx';
import { ChartFrame } from './ChartFrame.tsx';
import { type ChartTable, TableTwin } from './TableTwin.tsx';

const table: ChartTable = {
  columns: ['Day', 'Site'],
  rows: [
    ['2026-11-21', 12],
    ['2026-11-22', null],
  ],
  formatCell: (cell) => (cell === null ? '–' : String(cell)),
};

it('offers the data of every chart as a table and as a file, and the chart as a picture', () => {
  const frame = (
    <ChartFrame title="Site leads" summary="Net sales" fileName="sales" table={table}>
      picture
    </ChartFrame>
  );
  expect(renderText(frame)).toBe('Site leads Net sales View as table Download CSV PNG SVG picture');
  expect(render(frame)).toContain('aria-pressed="false"');
});

it('heads the rows of the table by their first cell and names the region that scrolls', () => {
  const markup = render(<TableTwin label="Site leads" table={table} />);
  expect(markup.match(/<th [^>]*scope="row"/g)).toHaveLength(2);
  expect(markup).toMatch(/tabindex="0" role="region" aria-label="Site leads"/);
  expect(renderText(<TableTwin label="Site leads" table={table} />)).toBe('Day Site 2026-11-21 12 2026-11-22 –');
});
