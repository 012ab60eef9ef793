import { addToast, openFiles } from "../../state/actions.ts";

/** Opens the file dialog of the browser; several layers of one park may be chosen together. */
export function chooseFiles(): void {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.accept = ".pwcache,.zip,.json,.geojson,.gz,application/geo+json,application/json,application/zip";
  input.addEventListener("change", () => {
    const files = [...(input.files ?? [])];
    if (files.length > 0) void openFiles(files);
  });
  input.click();
}

/** GeoJSON text as a file, named after the layer it says it is, else parcels. */
export function fileFromText(text: string): File | null {
  if (!text.trimStart().startsWith("{")) return null;
  return new File([text], "parcels.geojson", { type: "application/geo+json" });
}

export async function pasteFile(): Promise<void> {
  const text = await navigator.clipboard.readText().catch(() => "");
  const file = fileFromText(text);
  if (file === null) addToast({ kind: "error", key: "bar.pasteNothing" });
  else await openFiles([file]);
}
