/** Copies of parks that were opened, each under its own name. What fails is as if it was not there. */
export interface KeptParks {
  readonly read: (name: string) => Promise<Uint8Array | undefined>;
  readonly write: (name: string, bytes: Uint8Array) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
  readonly list: () => Promise<readonly KeptPark[]>;
  /** Room there is for all copies together, bytes. */
  readonly findRoom: () => Promise<number>;
}

export interface KeptPark {
  readonly name: string;
  readonly bytes: number;
  readonly writtenAtMs: number;
}

/** Stores a copy and drops the oldest others until all fit; one that takes more than half of the room is not stored. */
export async function keepPark(parks: KeptParks, name: string, bytes: Uint8Array): Promise<void> {
  const room = await parks.findRoom();
  if (bytes.length > room / 2) return;
  const others = (await parks.list()).filter((park) => park.name !== name);
  let total = bytes.length + others.reduce((sum, park) => sum + park.bytes, 0);
  for (const park of [...others].sort((a, b) => a.writtenAtMs - b.writtenAtMs)) {
    if (total <= room) break;
    await parks.remove(park.name);
    total -= park.bytes;
  }
  await parks.write(name, bytes);
}
