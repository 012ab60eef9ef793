import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { crc32 } from "../../../src/formats/zip/crc32.ts";
import { readZip } from "../../../src/formats/zip/read-zip.ts";
import { bytesOf } from "../../support/input-files.ts";

const good = zipSync({ "park.json": bytesOf('{"a":1}'), "deep/parcels.geojson": bytesOf("x".repeat(5000)) });

/** Changes bytes of an archive from an offset on. */
function patch(bytes: Uint8Array, at: number, ...values: number[]): Uint8Array {
  const copy = bytes.slice();
  copy.set(values, at);
  return copy;
}

const directoryAt = new DataView(good.buffer, good.byteOffset).getUint32(good.length - 6, true);

describe("readZip", () => {
  it("gives members with their names and bytes", () => {
    const { members, issues } = readZip("a.zip", good);
    expect(issues).toEqual([]);
    expect(members.map(({ name, bytes }) => [name, bytes.length])).toEqual([
      ["park.json", 7],
      ["deep/parcels.geojson", 5000],
    ]);
  });

  it("knows the check sum of 123456789", () => {
    expect(crc32(bytesOf("123456789"))).toBe(0xcbf43926);
    expect(crc32(bytesOf("789"), crc32(bytesOf("123456")))).toBe(0xcbf43926);
  });

  it.each(["../evil.json", "a/../../evil.json", "/etc/passwd", "C:\\evil.json", "..\\evil.json", "a\u0000.json"])(
    "refuses the name %j",
    (name) => {
      const { members, issues } = readZip("a.zip", zipSync({ [name]: bytesOf("{}") }));
      expect(members).toEqual([]);
      expect(issues[0]?.code).toBe("unsafe-path");
    },
  );

  it.each([
    ["a password", patch(good, directoryAt + 8, 1)],
    ["an unknown compression", patch(good, directoryAt + 10, 99)],
    ["a wrong check sum", patch(good, directoryAt + 16, 1, 2, 3, 4)],
    ["a wrong size", patch(good, directoryAt + 24, 6)],
    ["no directory", good.subarray(0, 100)],
    ["a wrong count", patch(good, good.length - 12, 9)],
  ])("refuses %s", (_what, bytes) => {
    const { members, issues } = readZip("a.zip", bytes);
    expect(members).toEqual([]);
    expect(issues[0]?.code).toBe("unreadable-archive");
  });

  it("refuses an archive in the archive, names that differ only in case, and more than 256 members", () => {
    expect(readZip("a.zip", zipSync({ "b.zip": good })).issues[0]).toMatchObject({
      code: "unreadable-archive",
      at: { entry: "b.zip" },
    });
    expect(readZip("a.zip", zipSync({ "a.json": bytesOf("1"), "A.JSON": bytesOf("2") })).issues).toHaveLength(1);
    const many = Object.fromEntries(Array.from({ length: 257 }, (_, index) => [`${index}.json`, bytesOf("1")]));
    expect(readZip("a.zip", zipSync(many)).issues).toHaveLength(1);
  });

  it("stops a bomb while unpacking, by what really comes out", () => {
    const bomb = zipSync({ "parcels.geojson": new Uint8Array(60e6) });
    const lying = bomb.slice();
    const start = new DataView(lying.buffer).getUint32(lying.length - 6, true);
    new DataView(lying.buffer).setUint32(start + 24, 100, true);
    for (const bytes of [bomb, lying]) {
      const { issues } = readZip("a.zip", bytes);
      expect(issues[0]).toMatchObject({ code: "too-large", at: { entry: "parcels.geojson" } });
      expect(issues[0]?.measured ?? 0).toBeLessThan(30e6);
    }
  });

  it("cut or changed at any byte it never throws and never gives other bytes than were packed", () => {
    const whole = readZip("a.zip", good).members;
    for (let at = 0; at < good.length; at++) {
      expect(readZip("a.zip", good.subarray(0, at)).members).toEqual([]);
      const { members } = readZip("a.zip", patch(good, at, (good[at] ?? 0) ^ 0x55));
      for (const member of members) expect(whole.map(({ bytes }) => bytes)).toContainEqual(member.bytes);
    }
  });
});
