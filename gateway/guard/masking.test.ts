import { expect, test } from 'vitest';
import { createMasking } from './masking.ts';

const failure = (code: string) => ({
  message: 'Only 2 are left',
  path: ['addCartLines'],
  extensions: { code, isRetryable: false, details: { left: 2 }, stacktrace: ['secret'] },
});
const { isShown, maskError } = createMasking(new Set(['INSUFFICIENT_STOCK']));

test('an error that its domain declares leaves with its message and its facts, and no more', () => {
  expect(isShown('INSUFFICIENT_STOCK')).toBe(true);
  expect(maskError(failure('INSUFFICIENT_STOCK'))).toEqual({
    message: 'Only 2 are left',
    path: ['addCartLines'],
    extensions: { code: 'INSUFFICIENT_STOCK', isRetryable: false, details: { left: 2 } },
  });
});

test('an error that no domain declares is an internal one to the caller', () => {
  expect(isShown('MEDIA_TOO_LARGE')).toBe(false);
  expect(maskError(failure('MEDIA_TOO_LARGE'))).toEqual({
    message: 'Something went wrong on our side; quote the request id when you report it.',
    path: ['addCartLines'],
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  });
});

test.each(['VALIDATION', 'NOT_FOUND', 'RATE_LIMITED'])('%s needs no declaration', (code) => {
  expect(isShown(code)).toBe(true);
});

test.each([undefined, null, 7, {}])('a code that is no text (%j) is masked', (code) => {
  expect(isShown(code)).toBe(false);
});
