export const printing = {
  title: '打印',
} as const;
