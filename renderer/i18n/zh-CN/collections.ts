export const collections = {
  title: '交接',
} as const;
