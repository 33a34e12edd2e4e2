export const stock = {
  title: '库存',
} as const;
