import { addToast, client } from "../state/actions.ts";
import { store } from "../state/store.ts";
import { downloadFile } from "../ui/download-file.ts";

/** The park with its scenarios, proposals and history as one file: `<park>_<yyyymmdd>.zip`. */
export async function savePlanFile(): Promise<void> {
  const file = await client.call("planFile", { atMs: Date.now() });
  const id = store.getState().park?.meta.id ?? "park";
  const day = new Date().toLocaleDateString("sv-SE").replaceAll("-", "");
  const name = `${id}_${day}.zip`;
  downloadFile(file, name);
  addToast({ kind: "good", key: "plan.save.filed", params: { name } });
}
