/** Hands a file to the browser's downloads. What a file system does not take in names becomes a hyphen. */
export function downloadFile(file: Blob, name: string): void {
  const link = document.createElement("a");
  const url = URL.createObjectURL(file);
  link.href = url;
  link.download = name.replace(/[^\p{L}\p{N}._-]+/gu, "-");
  link.click();
  // The browser has taken the file by then; the memory is given back.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
