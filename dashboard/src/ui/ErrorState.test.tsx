import { HttpError } from 'react-admin';
import { expect, it } from 'vitest';
import { ErrorState } from './ErrorState.tsx';
import { renderText } from './testing/render.tsx';

const shown = (error: unknown) => renderText(<ErrorState title="Failed" error={error} onRetry={() => undefined} />);

it('writes the sentence of the code, never the message of the server', () => {
  expect(shown(new HttpError('raw text', 409, { code: 'STATE_CONFLICT' }))).toContain('Someone else changed this');
  expect(shown(new HttpError('raw text', 403, { code: 'FORBIDDEN' }))).not.toContain('raw text');
});

it('has one sentence for a code that it does not know, and for what is no error of the API', () => {
  for (const error of [new HttpError('x', 500, { code: 'toString' }), new TypeError('x'), undefined])
    expect(shown(error)).toBe('Failed Something went wrong on our side. Try again');
});
