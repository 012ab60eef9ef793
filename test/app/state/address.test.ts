import { describe, expect, test } from "vitest";
import { completeSession, decodeAddress, encodeAddress } from "../../../src/app/state/address.ts";
import { cameraForBox } from "../../../src/app/state/camera-for-box.ts";
import { emptyFilter } from "../../../src/app/state/session.ts";

describe("addresses", () => {
  test("leaves defaults out", () => {
    expect(encodeAddress("demo", completeSession({}))).toBe("#/demo/explore");
    expect(encodeAddress("demo", completeSession({ workspace: "inspect" }))).toBe("#/demo/inspect");
  });

  test("writes a filter as people would type it", () => {
    const session = completeSession({
      workspace: "inspect",
      selection: ["GY-0103"],
      filter: { ...emptyFilter, statuses: ["idle", "low"], useKeys: ["M2"], minAreaM2: 20_000, maxAreaM2: 100_000 },
    });
    expect(encodeAddress("demo", session)).toBe(
      "#/demo/inspect?sel=parcel:GY-0103&f=status:idle+low;use:M2;area:2..10ha",
    );
  });

  test("says language and unit in links that are sent to somebody", () => {
    expect(encodeAddress("demo", completeSession({}), { explicitLanguage: true })).toBe("#/demo/explore?lang=en&u=ha");
  });

  test("opens the short form of a parcel in Inspect", () => {
    const { park, session } = decodeAddress("#/linhe/parcel/GY-0103?lang=zh-CN");
    expect(park).toBe("linhe");
    expect(session).toMatchObject({ workspace: "inspect", selection: ["GY-0103"], language: "zh-CN" });
  });

  test("opens the short form of a listing, factory units with their slash too", () => {
    expect(decodeAddress("#/linhe/listing/B-07/U-2").session).toMatchObject({
      workspace: "invest",
      selectedListing: "B-07/U-2",
    });
  });

  test("reads a box and refuses one that is turned round", () => {
    expect(decodeAddress("#/linhe/bbox/114,32,114.1,32.1").box).toEqual([114, 32, 114.1, 32.1]);
    expect(decodeAddress("#/linhe/bbox/114.1,32,114,32.1").box).toBeUndefined();
  });

  test("takes a workspace it does not know as Explore", () => {
    expect(decodeAddress("#/linhe/nowhere").session.workspace).toBe("explore");
  });

  test("shows a whole box in the window", () => {
    const camera = cameraForBox([114, 32, 114.1, 32.1], 1000, 800);
    expect(camera.center).toEqual([114.05, 32.05]);
    // 0.1° of 360° over 800 px of height (the narrower side at this latitude).
    expect(camera.zoom).toBeGreaterThan(11.5);
    expect(camera.zoom).toBeLessThan(12.8);
  });
});
