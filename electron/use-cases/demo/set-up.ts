import { ok, type Result } from '../../../shared/domain/result.ts';
import { s10CheckDigit } from '../../../shared/domain/printing/check-digits.ts';
import { pdfFolderPrinter } from '../../printing/pdf-folder.ts';
import { writeAssignment } from '../../store/printing.ts';
import { writeSkuDetails } from '../../store/sku-list.ts';
import { skuById, skuSeen } from '../../store/stock.ts';
import { addRoll } from '../printing/rolls.ts';
import { act, type Act, type Caller, type Services } from '../services.ts';
import { createStaff } from '../staff.ts';
import { writeCount } from '../stock/count.ts';
import { catalogue, type DemoSku } from './catalogue.ts';
import type { Chance } from './chance.ts';

/** A refusal here is a mistake in the invented data. */
export const expected = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`the demo shop was refused: ${result.refusal.code}`);
  return result.value;
};

/** The two who work beside the manager; their PINs are invented like everything here. */
const colleagues = [
  { name: '周敏', otherName: '林小周', role: 'customer_service', pin: '1111' },
  { name: '李强', otherName: '陈大力', role: 'packer', pin: '2222' },
] as const;

export type Colleagues = { readonly customerService: Caller; readonly packer: Caller };

export const hireColleagues = async (services: Services, manager: Caller): Promise<Colleagues> => {
  const hire = async ({ name, otherName, role, pin }: (typeof colleagues)[number]): Promise<Caller> => {
    const first = await createStaff(services, manager, { name, role, pin });
    // The manager may be called like one of them.
    if (first.ok) return { ...first.value, name, role };
    return { ...expected(await createStaff(services, manager, { name: otherName, role, pin })), name: otherName, role };
  };
  // One after the other: side by side, chance would decide who comes first.
  const customerService = await hire(colleagues[0]);
  return { customerService, packer: await hire(colleagues[1]) };
};

/** A few are sold out or nearly so, a few were never counted (WH-2), the rest will last. */
const openingStockOf = (sku: DemoSku, chance: Chance): number | null =>
  sku.code === 'WY318-GN-M' ? 0 : sku.code === 'ZZ066-CM-F' ? 2 : sku.code === 'FB410-IV-37' ? 1 : sku.styleCode === 'XX155' ? null : chance.between(18, 90);

const countIn = (step: Act, sku: DemoSku, chance: Chance): void => {
  const id = skuSeen(step.writer, sku);
  writeSkuDetails(step.writer, id, { title: sku.title, colour: sku.colour, size: sku.size, barcode: sku.barcode, shelf: sku.shelf, weight_g: sku.weightG });
  const stored = skuById(step.writer, id);
  const onHand = openingStockOf(sku, chance);
  if (stored !== undefined && onHand !== null) writeCount(step, stored, onHand, '期初盘点');
};

export const countStock = (services: Services, manager: Caller, chance: Chance): void => {
  expected(act(services, manager.staffId, (step) => {
    for (const sku of catalogue) countIn(step, sku, chance);
    return ok(null);
  }));
};

const rolls = [
  { courierCode: 'ZTO', firstNumber: '78730000010001', rule: 'plain', count: 2000 },
  { courierCode: 'SF', firstNumber: '444000100013', rule: 'sf12', count: 500 },
  { courierCode: 'EMS', firstNumber: `EA00010001${s10CheckDigit('00010001')}CN`, rule: 's10', count: 500 },
] as const;

/** Every paper that ships with the app is in use; all of it goes to the PDF folder until a printer is chosen. */
const papers = [
  ['waybill', '', 'thermal-100x180'], ['waybill', 'SF', 'thermal-76x130'], ['waybill', 'EMS', 'form-230x127'], ['packing_slip', '', 'packing-slip-100x180'],
] as const;

export const setUpPrinting = (services: Services, manager: Caller): void => {
  for (const roll of rolls) expected(addRoll(services, manager, { ...roll, step: 1 }));
  expected(act(services, manager.staffId, ({ writer, trace }) => {
    for (const [kind, courierCode, templateId] of papers) {
      writeAssignment(writer, { kind, courier_code: courierCode, spooler: 'pdf_folder', printer_name: pdfFolderPrinter, template_id: templateId });
      trace({ action: 'printing.assigned', subject: 'printing', subjectId: null, after: { kind, courier: courierCode, spooler: 'pdf_folder', printer: pdfFolderPrinter, template: templateId } });
    }
    return ok(null);
  }));
};
