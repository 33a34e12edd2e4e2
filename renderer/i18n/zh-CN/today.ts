export const today = {
  title: '',
} as const;
