/** Where packs and their tables lie: a folder of the disk, or what the program brings along. */
export interface PackFolder {
  /** Names of its files. */
  readonly names: () => readonly string[];
  readonly read: (name: string) => Uint8Array | undefined;
}

/** A folder held in memory: name -> text. */
export function createTextFolder(texts: ReadonlyMap<string, string>): PackFolder {
  return {
    names: () => [...texts.keys()],
    read: (name) => {
      const text = texts.get(name);
      return text === undefined ? undefined : encodeUtf8(text);
    },
  };
}

/** The global of browsers and Node; declared here because this layer compiles without either's types. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

function encodeUtf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
