import { check } from '../core/client.js';

const LONG_ENOUGH_MS = 10_000;

function take(href: string, name: string): void {
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
}

/** Gives the reader a file that was made here. */
export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  take(url, name);
  // Not before the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(url), LONG_ENOUGH_MS);
}

/**
 * What a click on a link to a file of the API does: the browser takes it, of any length, if the API gives it. A refusal is
 * thrown, of which the browser would only say that a download failed.
 */
export async function downloadLinked(event: Event): Promise<void> {
  const { href, download: name } = event.currentTarget as HTMLAnchorElement;
  event.preventDefault();
  await check(href);
  take(href, name);
}
