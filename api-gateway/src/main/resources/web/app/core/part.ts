import { LitElement } from 'lit';

/**
 * What every element of the page is made from. It draws into the page itself, not into a shadow of its own: labels,
 * headings and the one set of styles then work across elements.
 *
 * Reactive properties are declared in `static properties` and with `declare`, and get their first value in the
 * constructor.
 */
export abstract class Part extends LitElement {
  protected override createRenderRoot(): HTMLElement {
    return this;
  }
}
