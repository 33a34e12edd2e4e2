export const diagnostics = {
  title: '',
} as const;
