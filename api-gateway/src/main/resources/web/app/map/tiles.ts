import type { PageView } from '../api/index.js';
import { api, Refused } from '../core/client.js';

/** Where pictures of the map come from, when somebody has set that up; otherwise it is drawn from its own outlines. */
export async function tiles(): Promise<PageView> {
  try {
    return await api.page.getPage();
  } catch (trouble) {
    if (trouble instanceof Refused && trouble.status === 404) {
      return {};
    }
    throw trouble;
  }
}
