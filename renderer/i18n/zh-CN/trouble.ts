export const trouble = {
  title: '',
} as const;
