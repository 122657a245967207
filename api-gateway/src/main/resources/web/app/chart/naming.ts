// Lines with their names and colours, and the panels that they are in.
import { column } from './columns.js';
import { lineKey, type Line } from './lines.js';
import { nameOf, type Owners } from './owners.js';
import { togetherWords, type Pictured } from './pictured.js';
import type { Quantity } from './quantities.js';
import type { View } from './view.js';

export interface PanelLines {
  readonly quantity: Quantity;
  readonly lines: readonly Pictured[];
}

interface Wanted {
  readonly key: string;
  readonly quantity: Quantity;
}

/** Every line that a view asks for, in the order in which they are told. */
function wanted(view: View): Wanted[] {
  return view.columns.map(column).flatMap(({ name, quantity }) => [
    ...view.packs.map(id => ({ key: lineKey('pack', id, name), quantity })),
    ...view.installations.map(id => ({ key: lineKey('installation', id, name), quantity })),
  ]);
}

function name(line: Line, owners: Owners, isOnlyOwner: boolean): string {
  const owner = nameOf(line.kind === 'pack' ? owners.packs : owners.installations, line.ownerId);
  const together = line.together === undefined ? '' : ` (${togetherWords(line.together)})`;
  return `${isOnlyOwner ? '' : `${owner}: `}${line.column.title}${together}`;
}

/**
 * A panel for each quantity. Colours count from one in each, by what is asked for: what is not there takes none away,
 * and of several packs each has the same one in every panel of one column.
 */
export function panels(view: View, all: readonly Line[], owners: Owners): PanelLines[] {
  const asked = wanted(view);
  const isOnlyOwner = view.packs.length + view.installations.length === 1;
  const quantities = [...new Set(asked.map(one => one.quantity))];
  return quantities.map(quantity => {
    const keys = asked.filter(one => one.quantity === quantity).map(one => one.key);
    const own = all.filter(line => line.column.quantity === quantity && line.atMs.length > 0 && keys.includes(line.key))
      .sort((a, b) => keys.indexOf(a.key) - keys.indexOf(b.key));
    const lines = own.map(line => ({
      line, colour: keys.indexOf(line.key), name: name(line, owners, isOnlyOwner), isHidden: view.hidden.includes(line.key),
    }));
    return { quantity, lines };
  }).filter(panel => panel.lines.length > 0);
}
