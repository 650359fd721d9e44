import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type FieldIssue, ValidationError } from './errors.ts';
import { parseInput } from './parse-input.ts';

function issuesOf(schema: z.ZodType, input: unknown, at?: string): readonly FieldIssue[] {
  try {
    parseInput(schema, input, at);
  } catch (error) {
    if (error instanceof ValidationError) return error.issues;
    throw error;
  }
  return [];
}

const messageOf = (schema: z.ZodType, input: unknown) => issuesOf(schema, input)[0]?.message;

describe('parseInput', () => {
  test('answers the value as its schema reads it', () => {
    const schema = z.object({ title: z.string().trim(), tags: z.array(z.string()).default([]) });
    expect(parseInput(schema, { title: ' Scarf ' })).toEqual({ title: 'Scarf', tags: [] });
  });

  test('names each field as the caller wrote it', () => {
    const schema = z.object({ lines: z.array(z.object({ quantity: z.number().int().min(1) })) });
    const input = { lines: [{ quantity: 1 }, { quantity: 0 }, {}] };
    expect(issuesOf(schema, input)).toEqual([
      { path: 'lines.1.quantity', issueCode: 'TOO_SMALL', message: 'must be at least 1', limit: 1 },
      { path: 'lines.2.quantity', issueCode: 'REQUIRED', message: 'is missing' },
    ]);
    expect(issuesOf(schema, input, 'cart')[0]?.path).toBe('cart.lines.1.quantity');
    expect(issuesOf(schema, undefined)).toEqual([{ path: 'input', issueCode: 'REQUIRED', message: 'is missing' }]);
    expect(issuesOf(schema, null, 'cart')).toEqual([
      { path: 'cart', issueCode: 'INVALID_FORMAT', message: 'must be an object' },
    ]);
  });

  test('keeps the words that a schema brings', () => {
    expect(messageOf(z.string().min(3, 'say why in 3 to 500 characters'), 'x')).toBe('say why in 3 to 500 characters');
    expect(messageOf(z.string().regex(/^[a-z]$/, 'must be a letter'), '1')).toBe('must be a letter');
    const range = z.object({ from: z.number(), to: z.number() }).refine(({ from, to }) => from < to, {
      path: ['to'],
      message: 'must lie after from',
    });
    expect(issuesOf(range, { from: 2, to: 1 })).toEqual([
      { path: 'to', issueCode: 'NOT_ALLOWED', message: 'must lie after from' },
    ]);
  });

  test.each<[z.ZodType, unknown, string]>([
    [z.string(), 1, 'must be a text'],
    [z.number(), 'one', 'must be a number'],
    [z.number(), Number.NaN, 'must be a finite number'],
    [z.int(), 1.5, 'must be a whole number'],
    [z.bigint(), '1', 'must be a whole number'],
    [z.boolean(), 'yes', 'must be true or false'],
    [z.array(z.string()), 'a', 'must be a list'],
    [z.record(z.string(), z.string()), 1, 'must be an object'],
    [z.string().min(1), '', 'must not be empty'],
    [z.string().min(3), 'ab', 'must have at least 3 characters'],
    [z.string().max(1), 'ab', 'must have at most 1 character'],
    [z.string().length(2), 'abc', 'must have at most 2 characters'],
    [z.array(z.string()).min(1), [], 'must not be empty'],
    [z.array(z.string()).max(2), ['a', 'b', 'c'], 'must have at most 2 entries'],
    [z.number().gt(0), 0, 'must be above 0'],
    [z.number().lt(5), 5, 'must be below 5'],
    [z.bigint().max(10n), 11n, 'must be at most 10'],
    [z.date().min(new Date(0)), new Date(-1), 'must be at least 1970-01-01T00:00:00.000Z'],
    [z.number().multipleOf(5), 3, 'must be a multiple of 5'],
    [z.email(), 'nobody', 'must be an e-mail address'],
    [z.iso.datetime(), 'yesterday', 'must be an instant such as 2026-11-22T09:30:00Z'],
    [z.string().regex(/^a$/), 'b', 'has the wrong form'],
    [z.enum(['WEB', 'STORE']), 'MAIL', 'must be one of WEB, STORE'],
    [z.literal(true), false, 'must be true'],
    [z.strictObject({}), { extra: 1 }, 'must not have extra'],
    [z.union([z.string(), z.number()]), true, 'is not valid'],
    [z.string().refine((text) => text === 'a'), 'b', 'is not valid'],
  ])('says what %# must be', (schema, input, message) => {
    expect(messageOf(schema, input)).toBe(message);
  });

  test('reports twenty issues at most, and never repeats the value', () => {
    const secrets = Array.from({ length: 30 }, (_, index) => `secret-${index}`);
    const issues = issuesOf(z.array(z.number()), secrets);
    expect(issues).toHaveLength(20);
    expect(JSON.stringify(issues)).not.toContain('secret');
  });
});
