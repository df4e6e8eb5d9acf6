import type { Readable } from "node:stream";

/** Reads at most so many bytes of a stream as text, and destroys what is left. */
export async function readFirstBytes(stream: Readable, bytesMax: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk));
    bytes += chunk.length;
    // Leaving the loop destroys the stream, and with it the connection.
    if (bytes >= bytesMax) break;
  }
  return new TextDecoder().decode(Buffer.concat(chunks).subarray(0, bytesMax));
}
