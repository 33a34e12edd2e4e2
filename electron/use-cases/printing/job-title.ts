import type { Reader } from '../../store/database.ts';
import { courierOfJob, numbersOnJob, type PrintJobKind, type StoredPrintJob } from '../../store/print-jobs.ts';

const kinds: Readonly<Record<PrintJobKind, string>> = {
  waybill: '快递单', packing_slip: '发货单', pick_list: '拣货单', sku_label: '条码标签', manifest: '交接单', finance_sheet: '支出表', handover_sheet: '交班单', test_page: '测试页', calibration: '校准页',
};

/** The job's name in the spooler, the same whenever it is asked for, unlike any other job's; the folder shows it as file name. */
export const titleOf = (reader: Reader, job: StoredPrintJob): string => {
  const { first, last } = numbersOnJob(reader, job.id);
  const numbers = first === null ? job.subject : last === null || last === first ? first : `${first}-${last}`;
  return [`BR${job.id}-${job.created_at.toString(36)}`, kinds[job.kind], courierOfJob(reader, job.id) ?? '', numbers].filter((part) => part !== '').join(' ');
};
