import { HttpError, ListContextProvider, type ListControllerResult } from 'react-admin';
import { expect, it } from 'vitest';
import { ListBody } from './ListBody.tsx';
import { render, renderText } from './testing/render.tsx';

const base = {
  data: [],
  total: 0,
  isPending: false,
  error: null,
  filterValues: {},
  page: 1,
  perPage: 25,
  hasNextPage: false,
  hasPreviousPage: false,
};

/** The list in a state; it reads a part of react-admin's context alone. */
function list(state: object) {
  return (
    <ListContextProvider value={{ ...base, ...state } as unknown as ListControllerResult}>
      <ListBody
        label="Products"
        empty={{ title: 'The catalog is empty.', hint: 'Create a first product.' }}
        table={<table aria-label="Products" />}
        compact={() => null}
      />
    </ListContextProvider>
  );
}

it('keeps the place of its rows while it loads', () => {
  expect(render(list({ isPending: true }))).toMatch(/role="status" aria-label="Loading"/);
});

it('reports a failure in its own place, by the code and in the language of the reader', () => {
  const error = new HttpError('Price changed', 503, { code: 'UNAVAILABLE' });
  expect(render(list({ error }))).toContain('role="alert"');
  expect(renderText(list({ error }))).toBe(
    'This list could not be loaded. This part of the system is not responding at the moment. Try again',
  );
  expect(renderText(list({ error }), 'fr')).toContain('Ce service ne répond pas en ce moment.');
});

it('tells an empty list from one whose filters match nothing', () => {
  expect(renderText(list({}))).toBe('The catalog is empty. Create a first product.');
  expect(renderText(list({ filterValues: { q: 'cape' } }))).toBe('Nothing matches these filters. Remove the filters');
});

it('shows the table and where the page stands in the whole', () => {
  const shown = list({ data: [{ id: 1 }, { id: 2 }], total: 1_202, page: 2, hasPreviousPage: true });
  expect(render(shown)).toContain('<table aria-label="Products">');
  expect(renderText(shown)).toBe('26–27 of 1,202 ← →');
  expect(renderText(shown, 'fr')).toBe('26–27 sur 1 202 ← →');
  expect(render(shown)).toMatch(/<button[^>]*disabled=""[^>]*aria-label="Next page"/);
});
