export type WindowKind = 'main' | 'packing';

/** Both windows load the same page; the address says which one this is. */
export const windowKind: WindowKind = new URLSearchParams(window.location.search).get('window') === 'packing' ? 'packing' : 'main';
