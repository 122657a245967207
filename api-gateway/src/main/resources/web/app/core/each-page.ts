/**
 * The pages of a list of the API, one after the other.
 *
 * @param ask asks for the page after another one; undefined: for the first
 * @param most how many come at most; whether there are more says the `next` of the last one
 */
export async function* eachPage<P extends { readonly next?: string }>(
  ask: (after: string | undefined) => Promise<P>, most = Infinity,
): AsyncGenerator<P, void> {
  let after: string | undefined;
  let count = 0;
  do {
    const page = await ask(after);
    yield page;
    after = page.next;
    count += 1;
  } while (after !== undefined && count < most);
}
