/** As a `ref`: what opens below the edge of a scrolling pane comes whole into sight, once. */
export const inSight = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'nearest' });
