import type { PrintComponent } from '../../printing/component-task.ts';
import type { ConnectorKind } from '../../../shared/domain/sync/connection.ts';
import { takeIssued } from '../printing/e-waybills.ts';
import { addRefusalTask, type TakeWaybill } from './outcomes.ts';

/** Whose component prints what a connection's platform issues. */
const components: Partial<Readonly<Record<ConnectorKind, PrintComponent>>> = { taobao: 'cainiao', douyin: 'douyin', pinduoduo: 'pinduoduo' };

/** PR-5: a number that was asked for is taken in as those are that come from a print component. One that cannot be is named to a person: it costs money. */
export const takeToldWaybill: TakeWaybill = (step, doer, message, telling, waybill) => {
  const component = components[doer.kind];
  if (component === undefined || telling.kind !== 'waybill_ask') return;
  const taken = step.writer.part(
    () => takeIssued(step, component, {
      number: waybill.waybillNumber, contents: [waybill.printData], orderNumbers: [telling.platformOrderNumber], objectId: '', courier: telling.courierCode,
      routeCode: waybill.routeCode, consolidation: waybill.consolidation,
    }), (one) => one.ok,
  );
  if (!taken.ok) addRefusalTask(step, message, taken.refusal.code, waybill.waybillNumber);
};
