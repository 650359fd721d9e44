import { LRUCache } from 'lru-cache';
import { HttpError } from '../request/http-error.ts';
import { protocolWord } from '../request/text.ts';
import { type PersistedOperations, sha256 } from './persisted-operations.ts';

/** Characters of all documents that clients taught us, at most; the ones used longest ago are forgotten first. */
const MAX_LEARNED = 8 * 1024 * 1024;

const HASH = /^sha256:([\da-f]{64})$/;

/** What is sent of a document: its text, its id, or both for others to come. */
interface SentDocument {
  readonly query: string | undefined;
  readonly documentId: string | undefined;
}

/** Finds the text of what was sent. */
export interface KnownDocuments {
  /** @throws HttpError 400 when the document is not known, or not one that may run */
  textOf(sent: SentDocument): string;
}

/**
 * Committed operations by their id and, unless only those run, any document that was sent once with its id. The
 * messages about unknown ids are words of Apollo's protocol, by which clients tell what to do next.
 */
export function createKnownDocuments(committed: PersistedOperations, safelistOnly: boolean): KnownDocuments {
  const learned = new LRUCache<string, string>({ maxSize: MAX_LEARNED, sizeCalculation: (text) => text.length });

  function find(documentId: string): string {
    const hash = HASH.exec(documentId)?.[1];
    const text = committed.textOf(hash ?? documentId) ?? (hash === undefined ? undefined : learned.get(hash));
    if (text !== undefined) return text;
    if (safelistOnly)
      throw new HttpError(400, 'PERSISTED_QUERY_NOT_SUPPORTED', protocolWord('PersistedQueryNotSupported'));
    throw new HttpError(400, 'PERSISTED_QUERY_NOT_FOUND', protocolWord('PersistedQueryNotFound'));
  }

  function learn(documentId: string, text: string): void {
    const hash = HASH.exec(documentId)?.[1];
    if (hash === undefined || hash !== sha256(text))
      throw new HttpError(400, 'BAD_REQUEST', {
        en: 'The id is not "sha256:" and the SHA-256 of the document sent with it.',
        fr: 'L’identifiant n’est pas « sha256: » suivi du SHA-256 du document qui l’accompagne.',
      });
    if (!safelistOnly) learned.set(hash, text);
  }

  return {
    textOf({ query, documentId }) {
      if (query === undefined) {
        if (documentId !== undefined) return find(documentId);
        throw new HttpError(400, 'BAD_REQUEST', {
          en: 'Send a document as "query", or the id of one as "documentId".',
          fr: 'Envoyez un document comme « query », ou son identifiant comme « documentId ».',
        });
      }
      if (safelistOnly && !committed.includes(query))
        throw new HttpError(400, 'OPERATION_NOT_SAFELISTED', {
          en: 'Only committed operations are answered here; send the id of one.',
          fr: 'Seules les opérations enregistrées reçoivent une réponse ici ; envoyez l’identifiant de l’une d’elles.',
        });
      if (documentId !== undefined) learn(documentId, query);
      return query;
    },
  };
}
