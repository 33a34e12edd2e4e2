export const orders = {
  title: '',
} as const;
