import type { KeptPark, KeptParks } from "./kept-parks.ts";

const folderName = "opened-parks";
/** Never more than this, and never more than a quarter of what the browser allows. */
const mostBytes = 500e6;

/**
 * Copies of parks in the private file system of the browser, which nobody but this program on this address sees. Undefined
 * where there is none: on plain-http addresses, in private windows of some browsers.
 */
export async function openBrowserParks(): Promise<KeptParks | undefined> {
  try {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(folderName, { create: true });
    return {
      async read(name) {
        try {
          const file = await (await folder.getFileHandle(name)).getFile();
          return new Uint8Array(await file.arrayBuffer());
        } catch {
          return undefined; // not there, or not to be read: the sources are read again
        }
      },
      async write(name, bytes) {
        // Takes the place of the old file only when it is closed: a cut-off write leaves nothing.
        const file = await (await folder.getFileHandle(name, { create: true })).createWritable();
        await file.write(new Uint8Array(bytes));
        await file.close();
      },
      remove: (name) => folder.removeEntry(name),
      list: () => listFiles(folder),
      async findRoom() {
        const { quota = 0 } = await navigator.storage.estimate();
        return Math.min(mostBytes, quota / 4);
      },
    };
  } catch {
    return undefined; // this browser keeps no files here
  }
}

async function listFiles(folder: FileSystemDirectoryHandle): Promise<readonly KeptPark[]> {
  const parks: KeptPark[] = [];
  for await (const [name, handle] of folder.entries()) {
    if (!(handle instanceof FileSystemFileHandle)) continue;
    const { size, lastModified } = await handle.getFile();
    parks.push({ name, bytes: size, writtenAtMs: lastModified });
  }
  return parks;
}
