import i18next from 'i18next';
import type { Printer } from '../../../shared/contract/printers.ts';
import { courierName } from '../../i18n/couriers.ts';
import type { Known, PaperChoice } from './printer-choices.ts';

/** Hundredths of a mm as people write them: `100`, `20.3`. */
export const mm = (hmm: number): string => String(Math.round(hmm) / 100);

export const paperName = ({ widthHmm, heightHmm }: Pick<PaperChoice, 'widthHmm' | 'heightHmm'>): string =>
  i18next.t('printers:calibration.paper', { width: mm(widthHmm), height: mm(heightHmm) });

/** The papers that go to a printer: `快递单、拣货单（中通）`. */
export const usesOf = ({ assignments }: Known, printer: Printer): string =>
  assignments
    .filter((one) => one.spooler === printer.spooler && one.printerName === printer.name)
    .map((one) => i18next.t(`terms:documentKind.${one.kind}`) + (one.courierCode === '' ? '' : ` · ${courierName(one.courierCode)}`))
    .join(i18next.t('app:joiner'));
