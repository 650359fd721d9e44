/** A list says in its place what failed, in the user's language; react-admin would repeat the server's words. */
export const LIST_QUERY = { onError: () => undefined };
