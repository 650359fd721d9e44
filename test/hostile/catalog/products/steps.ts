/** Takes the case's product off sale everywhere. */
export const archived = { as: 'admin', mutation: 'archiveProduct', input: { id: '@product' } } as const;
