import { expect, it } from 'vitest';
import { Panel } from './Panel.tsx';
import { render } from './testing/render.tsx';

it('is a section named by its title', () => {
  const markup = render(<Panel title="Prices">content</Panel>);
  const id = /<h2[^>]* id="([^"]+)"[^>]*>Prices<\/h2>/.exec(markup)?.[1];
  expect(id).toBeDefined();
  expect(markup).toMatch(new RegExp(`^<section[^>]* aria-labelledby="${id}"`));
});

it('lets a table that scrolls sideways be reached by keyboard', () => {
  expect(render(<Panel title="Prices">table</Panel>)).not.toContain('tabindex="0"');
  const flush = render(
    <Panel title="Prices" flush>
      table
    </Panel>,
  );
  expect(flush).toMatch(/role="region" aria-labelledby="[^"]+" tabindex="0"/);
});
