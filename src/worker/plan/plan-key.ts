import { computeSha256 } from "../../core/model/sha256.ts";
import type { InputFile } from "../../formats/input-file.ts";

/** Names the plan over a park: its id, and the very bytes and mapping it was read from. Other bytes are another park. */
export async function findPlanKey(parkId: string, files: readonly InputFile[], mapping: unknown): Promise<string> {
  const parts: string[] = [JSON.stringify(mapping ?? null)];
  for (const { name, bytes } of files) parts.push(name, await hash(bytes));
  return `${parkId}-${await hash(new TextEncoder().encode(parts.join("\n")))}`;
}

/** Off this thread where the browser has it: it has none on plain-http addresses. */
async function hash(bytes: Uint8Array): Promise<string> {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (subtle === undefined) return computeSha256(bytes);
  const found = new Uint8Array(await subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>)); // none is shared memory
  return Array.from(found, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
