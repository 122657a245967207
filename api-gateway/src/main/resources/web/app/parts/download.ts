const LONG_ENOUGH_MS = 10_000;

/** Gives the reader a file that was made here. */
export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Not before the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(url), LONG_ENOUGH_MS);
}
