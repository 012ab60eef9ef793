/** Limits of one file (reliability §4). They are shown in the message when hit; a park may grow past them from several files. */
export const limits = {
  fileBytes: 100e6,
  /** A saved park that opens without parsing may hold what came from several files. */
  cacheBytes: 1e9,
  unpackedBytes: 256e6,
  members: 256,
  features: 200_000,
  verticesPerFeature: 1_000_000,
  verticesPerFile: 5_000_000,
  jsonDepth: 64,
  collectionDepth: 4,
  attributes: 512,
  nameChars: 256,
  textChars: 65_536,
  /** Duplicate members are looked for up to this size: it needs a scan of its own. */
  duplicateScanChars: 5e6,
  /** A member that unpacks to more than `ratioFloorBytes` may grow this many times: real data stays under 40. */
  ratio: 200,
  ratioFloorBytes: 10e6,
} as const;
