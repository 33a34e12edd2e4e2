import { describe, expect, test } from 'vitest';
import { contract, operationNames } from '../../../shared/contract/index.ts';
import type { Operation } from '../../../shared/contract/operation.ts';
import { may, permissions, roles, type Permission, type Role } from '../../../shared/domain/staff/permissions.ts';

const mayDo = (role: Role): Permission[] => permissions.filter((permission) => may(role, permission));

const accessOf = (name: string): Operation['access'] => {
  const [feature = '', operation = ''] = name.split('.');
  return (contract as unknown as Record<string, Record<string, Operation>>)[feature]?.[operation]?.access ?? 'anyone';
};

describe('SF-1: who may do what', () => {
  test('the manager may do everything, each other role less', () => {
    expect(mayDo('manager')).toEqual([...permissions]);
    for (const role of roles.filter((one) => one !== 'manager')) expect(mayDo(role).length).toBeLessThan(permissions.length);
  });

  test('a packer works on parcels, also those that come back, sees stock, and neither orders nor settings nor the trace', () => {
    expect(mayDo('packer')).toEqual(['printing.print', 'packing.pack', 'collections.collect', 'stock.read', 'returns.receive']);
  });

  test('only a manager changes stock, settings, staff, backups, the trace view and a collection that does not add up, gives much money away and takes customers out', () => {
    const managersOnly = permissions.filter((permission) => !may('customer_service', permission) && !may('packer', permission));
    expect(managersOnly).toEqual(['collections.override', 'stock.edit', 'settings.edit', 'staff.manage', 'trace.read', 'backups.manage', 'claims.settle', 'stubs.archive', 'after_sales.approve', 'customers.export']);
  });

  test('what anyone at the PC may call without signing in is no more than this', () => {
    expect(operationNames.filter((name) => accessOf(name) === 'anyone')).toEqual([
      'app.state', 'app.createShop', 'app.setAppearance', 'staff.signIn', 'backups.list', 'backups.chooseFile', 'backups.look', 'backups.restore',
    ]);
  });

  test('what anyone signed in may call is no more than this', () => {
    expect(operationNames.filter((name) => accessOf(name) === 'signed_in')).toEqual([
      'app.openPackingWindow', 'app.diagnostics', 'app.exportDiagnostics', 'staff.signOut', 'staff.changePin', 'sync.state',
    ]);
  });
});
