/** Line icons of 24×24, one stroke. Only those on the first screens live here; screens bring their own otherwise. */
const paths = {
  today: 'M4 13h6V4H4zM14 20h6V4h-6zM4 20h6v-4H4z',
  tasks: 'M4 6l2 2 3-3M4 13l2 2 3-3M12 7h8M12 14h8M12 20h8M5 20h1',
  orders: 'M5 4h14v16l-3-2-2 2-2-2-2 2-2-2-3 2zM9 9h6M9 13h6',
  intake: 'M12 4v11M8 11l4 4 4-4M4 16v4h16v-4',
  printing: 'M6 9V4h12v5M6 17H4v-7h16v7h-2M7 14h10v6H7z',
  waves: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 17h6M17 14v6',
  packing: 'M4 8l8-4 8 4v9l-8 4-8-4zM4 8l8 4 8-4M12 12v9',
  collections: 'M3 7h11v9H3zM14 10h4l3 3v3h-7zM7 19a2 2 0 100-4M17 19a2 2 0 100-4',
  after_sales: 'M9 5L4 9l5 4M4 9h9a6 6 0 010 12H8',
  returns: 'M4 8l8-4 8 4v9l-8 4-8-4zM16 13H8M8 13l3-3M8 13l3 3',
  stubs: 'M4 5h16v4H4zM5.5 9v11h13V9M9.5 13h5',
  claims: 'M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6zM12 8v5M12 16v.5',
  stock: 'M3 7h18v4H3zM5 11v9h14v-9M10 15h4',
  materials: 'M12 20a8 8 0 100-16 8 8 0 000 16zM12 15a3 3 0 100-6 3 3 0 000 6zM12 20h9v-4',
  sync: 'M4 11a8 8 0 0114-5l2 2M20 4v4h-4M20 13a8 8 0 01-14 5l-2-2M4 20v-4h4',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4',
  diagnostics: 'M3 12h4l3-7 4 14 3-7h4',
  search: 'M11 18a7 7 0 100-14 7 7 0 000 14zM16 16l4 4',
  check: 'M5 12l5 5 9-11',
  cross: 'M6 6l12 12M18 6L6 18',
  warning: 'M12 3l9 16H3zM12 10v4M12 17v.5',
  stop: 'M12 3l8 4.5v9L12 21l-8-4.5v-9zM9 9l6 6M15 9l-6 6',
  clock: 'M12 21a9 9 0 100-18 9 9 0 000 18zM12 7v5l3 2',
  pause: 'M9 6v12M15 6v12',
  note: 'M5 4h14v11l-5 5H5zM14 20v-5h5M9 9h6',
  person: 'M12 12a4 4 0 100-8 4 4 0 000 8zM4 21c0-4 4-6 8-6s8 2 8 6',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 017 0v3',
  window: 'M14 4h6v6M20 4l-8 8M11 6H5v13h13v-6',
  folder: 'M3 6h6l2 2h10v11H3z',
  file: 'M6 3h9l4 4v14H6zM14 3v5h5',
  arrow: 'M5 12h14M13 6l6 6-6 6',
  down: 'M6 9l6 6 6-6',
  back: 'M19 12H5M11 6l-6 6 6 6',
  plus: 'M12 5v14M5 12h14',
  twice: 'M9 9h11v11H9zM15 9V4H4v11h5',
  sound: 'M4 10v4h4l5 4V6l-5 4zM17 9a4 4 0 010 6',
} as const;

export type IconName = keyof typeof paths;

export const Icon = ({ name, size = 17 }: { readonly name: IconName; readonly size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth={1.7} strokeLinejoin="round" strokeLinecap="round" aria-hidden="true" focusable="false" style={{ flex: 'none' }}>
    <path d={paths[name]} />
  </svg>
);
