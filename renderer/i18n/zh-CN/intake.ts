export const intake = {
  title: '',
} as const;
