/** Where pictures of the map come from, when somebody has set that up. */
export interface Tiles {
  readonly tileUrl?: string;
  readonly tileAttribution?: string;
}

/** What is set up; nothing where the server says nothing of it: the map is drawn from its own outlines then. */
export async function tiles(): Promise<Tiles> {
  try {
    const response = await fetch('/api/v1/page');
    return response.ok ? await response.json() as Tiles : {};
  } catch {
    return {};
  }
}
