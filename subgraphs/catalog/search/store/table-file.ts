import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { createSlices } from './slices.ts';

const HASH = 'sha256';
const HASH_BYTES = 32;
const LENGTH_BYTES = 4;

/**
 * Writes parts one by one, in slices between the requests, with a hash of all behind them; the file takes its place
 * once it is whole.
 */
export async function writeParts(path: string, parts: Iterable<unknown>): Promise<void> {
  const beside = `${path}.${process.pid}`;
  await mkdir(dirname(path), { recursive: true });
  const file = await open(beside, 'w', 0o600);
  try {
    const hash = createHash(HASH);
    const slices = createSlices();
    for (const part of parts) {
      const bytes = serialize(part);
      const length = Buffer.alloc(LENGTH_BYTES);
      length.writeUInt32LE(bytes.length);
      for (const chunk of [length, bytes]) {
        hash.update(chunk);
        await file.write(chunk);
      }
      await slices.pause();
    }
    await file.write(Buffer.alloc(LENGTH_BYTES));
    await file.write(hash.digest());
    await file.close();
    await rename(beside, path);
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(beside, { force: true });
    throw error;
  }
}

/**
 * Hands the parts of a file on, one by one, in slices between the requests.
 * @throws when there is none, when it ends early, or when its hash is another.
 */
export async function readParts(path: string, take: (part: unknown) => void): Promise<void> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const hash = createHash(HASH);
    const slices = createSlices();
    for (let left = size; ; ) {
      const length = await readBytes(file, LENGTH_BYTES, left);
      left -= LENGTH_BYTES;
      const bytes = length.readUInt32LE();
      if (bytes === 0) {
        const kept = await readBytes(file, HASH_BYTES, left);
        if (left === HASH_BYTES && hash.digest().equals(kept)) return;
        throw new Error('the file differs from what was written');
      }
      const part = await readBytes(file, bytes, left);
      left -= bytes;
      hash.update(length).update(part);
      take(deserialize(part));
      await slices.pause();
    }
  } finally {
    await file.close();
  }
}

async function readBytes(file: FileHandle, count: number, left: number): Promise<Buffer> {
  if (count > left) throw new Error('the file ends early');
  const bytes = Buffer.allocUnsafe(count);
  const { bytesRead } = await file.read(bytes, 0, count);
  if (bytesRead !== count) throw new Error('the file ends early');
  return bytes;
}
