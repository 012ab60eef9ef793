import { addToast, dropKeptParks, reportCrash, savePark } from "../../state/actions.ts";
import { downloadFile } from "../../ui/download-file.ts";

/** Hands the open park to the browser's downloads as `<id>.pwcache`. */
export async function saveFastFile(id: string): Promise<void> {
  try {
    const blob = await savePark();
    if (blob === null) {
      addToast({ kind: "error", key: "bar.saveFastImpossible" });
      return;
    }
    downloadFile(blob, `${id}.pwcache`);
  } catch (error) {
    reportCrash(error);
  }
}

/** Clears the copies that let files open faster the second time, and says what there was. */
export async function clearKeptParks(): Promise<void> {
  try {
    const { count, bytes } = await dropKeptParks();
    const size = Math.ceil(bytes / 1e6);
    addToast({ kind: "good", key: "bar.keptCleared", params: { count, size } });
  } catch (error) {
    reportCrash(error);
  }
}
