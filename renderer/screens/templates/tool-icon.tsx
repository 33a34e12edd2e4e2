/** Line icons of a drawing tool, 20×20, one stroke. */
const paths = {
  text: 'M5 5.5h10M10 5.5V15M8 15h4',
  field: 'M7 4.5C5.5 4.5 5.8 6 5.8 7.5S5.2 10 4 10c1.200 0 1.800 1 1.800 2.500S5.500 15.500 7 15.500M13 4.500c1.500 0 1.200 1.500 1.200 3s.6 2.500 1.800 2.500c-1.200 0-1.800 1-1.800 2.500s.3 3-1.200 3M8.500 10h3',
  line: 'M4 16L16 4',
  box: 'M4 5h12v10H4z',
  filledBox: 'M4 5h12v10H4zM4 11l6-6M4 15L14 5M8 15l8-8M13 15l3-3',
  code128: 'M4 5v10M6.500 5v10M8 5v10M11 5v10M13.500 5v10M16 5v10',
  qr: 'M4 4h5v5H4zM11 4h5v5h-5zM4 11h5v5H4zM11 11h2v2h-2zM15 11h1M11 16h1M15 14v2h1',
  picture: 'M3.500 4.500h13v11h-13zM3.500 13l3.500-3.500 3 3 2.500-2 4 3.500M12.500 8.200a1 1 0 100-2 1 1 0 000 2z',
  table: 'M3.500 4.500h13v11h-13zM3.500 8h13M3.500 11.700h13M8.500 4.500v11',
  area: 'M3.500 4h5.500v5H3.500zM11 4h5.500v5H11zM3.500 11H9v5H3.500zM11 11h5.500v5H11z',
  export: 'M10 12.500V4M7 7l3-3 3 3M4 11.500v4.500h12v-4.500',
  undo: 'M7.500 5L4 8.500 7.500 12M4 8.500h7.500a4 4 0 010 8H9',
  redo: 'M12.500 5L16 8.500 12.500 12M16 8.500H8.500a4 4 0 000 8H11',
  left: 'M4 3.500v13M6.500 6h9v3h-9zM6.500 11h5.500v3H6.500z',
  center: 'M10 3.500v13M5 6h10v3H5zM7 11h6v3H7z',
  right: 'M16 3.500v13M4.500 6h9v3h-9zM8 11h5.500v3H8z',
  top: 'M3.500 4h13M6 6.500v9h3v-9zM11 6.500v5.500h3V6.500z',
  middle: 'M3.500 10h13M6 5v10h3V5zM11 7v6h3V7z',
  bottom: 'M3.500 16h13M6 4.500v9h3v-9zM11 8v5.500h3V8z',
  across: 'M3.500 4v12M16.500 4v12M8 6.500h4v7H8z',
  down: 'M4 3.500h12M4 16.500h12M6.500 8v4h7V8z',
  front: 'M4 4h12M10 16.500V7.500M6.500 11L10 7.500l3.500 3.500',
  back: 'M4 16h12M10 3.500v9M6.500 9L10 12.500 13.500 9',
  forward: 'M10 15V5M6 9l4-4 4 4',
  backward: 'M10 5v10M6 11l4 4 4-4',
  duplicate: 'M7 7h9.500v9.500H7zM4.500 13h-1V3.500H13v1',
  trash: 'M4 6h12M8 6V4h4v2M5.500 6l.7 10.500h7.600L14.500 6M8.500 9v4.500M11.500 9v4.500',
  lock: 'M5 9.500h10v7H5zM7 9.500V7a3 3 0 016 0v2.500',
  unlock: 'M5 9.500h10v7H5zM7 9.500V7a3 3 0 015.800-1',
  fit: 'M4 7.500V4h3.500M12.500 4H16v3.500M16 12.500V16h-3.500M7.500 16H4v-3.500',
  minus: 'M5 10h10',
  plus: 'M5 10h10M10 5v10',
  history: 'M4 10a6 6 0 106-6 6 6 0 00-5 2.700M4 3.500V7h3.500M10 7v3.500l2.500 1.500',
  paper: 'M5 3.500h7l3.500 3.500v9.500H5zM12 3.500V7h3.500',
  textLeft: 'M4 5.500h12M4 8.500h7M4 11.500h12M4 14.500h7',
  textCenter: 'M4 5.500h12M6.500 8.500h7M4 11.500h12M6.500 14.500h7',
  textRight: 'M4 5.500h12M9 8.500h7M4 11.500h12M9 14.500h7',
  textTop: 'M4 4h12M10 7v9M7 10l3-3 3 3',
  textMiddle: 'M4 10h12M10 3v4M10 17v-4M8 5.500L10 7.500l2-2M8 14.500l2-2 2 2',
  textBottom: 'M4 16h12M10 4v9M7 10l3 3 3-3',
  down1: 'M6 8l4 4 4-4',
  warn: 'M10 3.500l7 12.500H3zM10 8.500v3.500M10 14v.3',
  measure: 'M3 12.500L12.500 3l4.500 4.500L7.500 17zM6 9.500l1.500 1.500M8.500 7l2.200 2.200M11 4.500l1.500 1.500',
  dots: 'M5 10h.01M10 10h.01M15 10h.01',
} as const;

export type ToolIconName = keyof typeof paths;

export const ToolIcon = ({ name, size = 18 }: { readonly name: ToolIconName; readonly size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth={1.35} strokeLinejoin="round" strokeLinecap="round" aria-hidden="true" focusable="false" style={{ flex: 'none' }}>
    <path d={paths[name]} />
  </svg>
);
