/** A list reports its failure in its own place, in the user's language; react-admin would repeat the server's message. */
export const LIST_QUERY = { onError: () => undefined };
