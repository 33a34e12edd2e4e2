import { printComponents } from '../../../shared/contract/printers.ts';
import type { InputFor, OutputFor } from '../../../shared/contract/index.ts';
import { checkComponentEndpoint } from '../../../shared/domain/printing/component-endpoint.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import { allComponents, writeComponent } from '../../store/print-components.ts';
import { act, readerOf, type Caller, type Services } from '../services.ts';
import type { PrintingServices } from './printing-services.ts';

type Components = OutputFor<'printers', 'components'>;

/** Every component, and what it answers now. One that is not switched on is not asked. */
export const listComponents = async (services: Services, printing: PrintingServices): Promise<Result<Components>> => {
  const stored = new Map(allComponents(readerOf(services)).map((one) => [one.component, one]));
  return ok(await Promise.all(printComponents.map(async (component): Promise<Components[number]> => {
    const { enabled = 0, endpoint = '' } = stored.get(component) ?? {};
    if (enabled === 0) return { component, enabled: false, endpoint, state: 'off', words: '', printers: [] };
    const printers = await printing.components.printersOf(component, endpoint);
    if (!printers.ok) {
      return { component, enabled: true, endpoint, state: 'offline', words: String(printers.refusal.params?.['words'] ?? ''), printers: [] };
    }
    return { component, enabled: true, endpoint, state: 'online', words: '', printers: printers.value.map(({ name }) => name) };
  })));
};

/** Switches a component on or off and says where it listens ('' = where it usually does). Refuses an address beyond the local network. */
export const setComponent = (services: Services, caller: Caller, input: InputFor<'printers', 'setComponent'>): Result<null> => {
  const endpoint = checkComponentEndpoint(input.endpoint);
  if (!endpoint.ok) return endpoint;
  return act(services, caller.staffId, ({ writer, trace, emit }) => {
    const before = allComponents(writer).find(({ component }) => component === input.component);
    writeComponent(writer, { component: input.component, enabled: input.enabled ? 1 : 0, endpoint: endpoint.value });
    trace({
      action: 'printing.component_set', subject: 'printing', subjectId: null,
      before: { component: input.component, enabled: before?.enabled ?? 0, endpoint: before?.endpoint ?? '' },
      after: { component: input.component, enabled: input.enabled ? 1 : 0, endpoint: endpoint.value },
    });
    emit('printing.changed', {});
    return ok(null);
  });
};
