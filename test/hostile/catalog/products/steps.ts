/** Takes the case's product off sale everywhere. */
export const archived = { as: 'admin', mutation: 'archiveProduct', input: { productId: '@product' } } as const;
