import { expect, test } from 'vitest';
import { RateLimitedError } from '#kernel/values/errors.ts';
import { createErrorPresenter } from './public-errors.ts';

const failure = (code: unknown) => ({
  message: 'Only 2 are left',
  path: ['addCartLines'],
  extensions: {
    code,
    isRetryable: false,
    details: { left: 2, issues: [] },
    stacktrace: ['secret'],
    serviceName: 'orders',
  },
});
const { isExpected, present } = createErrorPresenter(new Set(['INSUFFICIENT_STOCK']));
const audience = { language: 'en', requestId: 'r-1' } as const;

test('what a domain says of an input, by a code that it declares, leaves with its message and facts, and no more', () => {
  expect(isExpected('INSUFFICIENT_STOCK')).toBe(true);
  expect(present(failure('INSUFFICIENT_STOCK'), audience)).toEqual({
    message: 'Only 2 are left',
    path: ['addCartLines'],
    extensions: { code: 'BAD_USER_INPUT', isRetryable: false, requestId: 'r-1', issues: [] },
  });
});

test('an error that no domain declares is an internal one to the caller', () => {
  expect(isExpected('MEDIA_TOO_LARGE')).toBe(false);
  expect(present(failure('MEDIA_TOO_LARGE'), audience)).toEqual({
    message: 'Something went wrong on our side; quote the request id when you report it.',
    path: ['addCartLines'],
    extensions: { code: 'INTERNAL_SERVER_ERROR', isRetryable: false, requestId: 'r-1' },
  });
});

test.each(['VALIDATION', 'NOT_FOUND', 'RATE_LIMITED'])('%s needs no declaration', (code) => {
  expect(isExpected(code)).toBe(true);
});

test.each([undefined, null, 7, {}, 'toString'])('a code that we do not define (%j) is masked', (code) => {
  expect(isExpected(code)).toBe(false);
});

test('tells a limit of a domain in the language of who met it, with the seconds to wait', () => {
  const { code, isRetryable, details } = new RateLimitedError({ en: 'Wait.', fr: 'Attendez.' }, 40);
  const error = { message: 'Wait.', extensions: { code, isRetryable, details } };
  expect(present(error, { language: 'fr', requestId: 'r-1' })).toEqual({
    message: 'Attendez.',
    extensions: { code: 'RATE_LIMITED', isRetryable: true, requestId: 'r-1', retryAfterSeconds: 40 },
  });
});

test('each place of an input that must change is said in the language of the reader, the message too', () => {
  const issue = { path: 'input.first', issueCode: 'TOO_LARGE', message: 'must be at most 100', limit: 100 };
  const given = {
    message: 'input.first: must be at most 100',
    extensions: { code: 'VALIDATION', isRetryable: false, details: { issues: [issue] } },
  };
  const french = present(given, { ...audience, language: 'fr' });
  expect(french.message).toBe('input.first doit être au plus 100');
  expect(french.extensions?.['issues']).toEqual([
    { path: ['input', 'first'], issueCode: 'TOO_LARGE', message: 'doit être au plus 100', limit: 100 },
  ]);
  expect(present(given, audience).message).toBe('input.first: must be at most 100');
});
