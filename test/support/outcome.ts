interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null | undefined;
  readonly errors?:
    | ReadonlyArray<{
        readonly message: string;
        readonly path?: ReadonlyArray<string | number> | undefined;
        readonly extensions?: Readonly<Record<string, unknown>> | undefined;
      }>
    | undefined;
}

/**
 * What a mutation came to, in one value: the member of its union, or for a failure of the request (rights, session,
 * outage) the code of the error in place of the type.
 * @throws what else went wrong: a bad document, an internal error
 */
export function outcomeOf<T>({ data, errors }: Answer): T {
  const [failure, ...more] = errors ?? [];
  if (failure === undefined) return Object.values(data ?? {})[0] as T;
  const { code, isRetryable } = failure.extensions ?? {};
  const isRequests =
    typeof code === 'string' && !['INTERNAL', 'INTERNAL_SERVER_ERROR', 'BAD_USER_INPUT'].includes(code);
  if (more.length > 0 || !isRequests || failure.path?.length !== 1) throw new Error(JSON.stringify(errors));
  return { __typename: code, code, isRetryable, message: failure.message } as T;
}
