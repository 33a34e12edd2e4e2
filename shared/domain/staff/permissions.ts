/** Roles (SF-1) and what each may do. The contract names the permission an operation needs; main checks it on every call. */
export const roles = ['manager', 'customer_service', 'packer'] as const;
export type Role = (typeof roles)[number];

export const permissions = [
  'orders.read', 'orders.edit', 'intake.import', 'printing.print', 'printing.void', 'packing.pack', 'collections.collect',
  'collections.override', 'stock.read', 'stock.edit', 'settings.edit', 'staff.manage', 'trace.read', 'backups.manage',
  'claims.read', 'claims.edit', 'claims.settle', 'stubs.read', 'stubs.archive',
  'after_sales.read', 'after_sales.edit', 'after_sales.approve', 'returns.receive', 'customers.read', 'customers.edit', 'customers.export', 'transfers.read', 'transfers.confirm',
  'sync.read', 'sync.decide',
] as const;
export type Permission = (typeof permissions)[number];

const granted: Readonly<Record<Role, readonly Permission[]>> = {
  manager: permissions,
  customer_service: [
    'orders.read', 'orders.edit', 'intake.import', 'printing.print', 'printing.void', 'packing.pack', 'collections.collect', 'stock.read',
    'claims.read', 'claims.edit', 'stubs.read', 'after_sales.read', 'after_sales.edit', 'returns.receive', 'customers.read', 'customers.edit',
    'transfers.read', 'transfers.confirm', 'sync.read', 'sync.decide',
  ],
  packer: ['packing.pack', 'printing.print', 'collections.collect', 'stock.read', 'returns.receive'],
};

export const may = (role: Role, permission: Permission): boolean => granted[role].includes(permission);
