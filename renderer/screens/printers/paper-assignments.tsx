import { useState } from 'react';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { backroom } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.ts';
import { PrinterRow } from '../../app/set-up/printer-row.tsx';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { courierName, knownCouriers } from '../../i18n/couriers.ts';
import type { Assignment, Known } from './printer-choices.ts';
import styles from './printers.module.css';

const kinds = ['waybill', 'packing_slip', 'pick_list', 'sku_label', 'manifest', 'finance_sheet', 'handover_sheet'] as const satisfies readonly Assignment['kind'][];
/** Papers that a courier may want on another printer; labels of goods know no courier. */
const kindsOfCouriers = ['waybill', 'packing_slip', 'pick_list', 'manifest'] as const;
type Own = { readonly kind: Assignment['kind']; readonly courierCode: string };

const isSame = (a: Own, b: Own): boolean => a.kind === b.kind && a.courierCode === b.courierCode;

/** PR-9: which printer and template each kind of paper takes, and what single couriers have of their own. */
export const PaperAssignments = ({ printers, templates, assignments, mayEdit }: Known & { readonly mayEdit: boolean }) => {
  const { t } = useTranslation(['printers', 'terms']);
  const [added, setAdded] = useState<readonly Own[]>([]);
  const [kind, setKind] = useState<(typeof kindsOfCouriers)[number]>('waybill');
  const unassign = useCommand(backroom.printers.unassign);
  const rows: readonly Own[] = kinds.flatMap((one) => {
    const stored = assignments.filter((assignment) => assignment.kind === one && assignment.courierCode !== '');
    const fresh = added.filter((own) => own.kind === one && !stored.some((assignment) => isSame(assignment, own)));
    return [{ kind: one, courierCode: '' }, ...stored.map(({ courierCode }) => ({ kind: one, courierCode })), ...fresh];
  });
  const takeBack = async (own: Own): Promise<void> => {
    if (assignments.some((one) => isSame(one, own))) {
      const answer = await unassign.run(own);
      if (answer?.ok !== true) return;
    }
    setAdded((before) => before.filter((one) => !isSame(one, own)));
  };
  const nameOf = ({ kind: one, courierCode }: Own): string => (courierCode === '' ? t(`terms:documentKind.${one}`) : `${t(`terms:documentKind.${one}`)} · ${courierName(courierCode)}`);
  const free = knownCouriers.filter((code) => !rows.some((row) => isSame(row, { kind, courierCode: code })));
  return (
    <Panel title={t('papers.title')} flush>
      {rows.map((own) => {
        const name = nameOf(own);
        return (
          <PrinterRow
            key={`${own.kind} ${own.courierCode}`}
            label={own.courierCode === '' ? <strong>{name}</strong> : <span className={styles['own']}>{courierName(own.courierCode)}</span>}
            name={name}
            kind={own.kind}
            courierCode={own.courierCode}
            assignment={assignments.find((one) => isSame(one, own))}
            printers={printers}
            templates={templates}
            mayEdit={mayEdit}
            action={
              own.courierCode !== '' && mayEdit && (
                <Button kind="quiet" aria-label={`${t('papers.takeBack')} · ${name}`} busy={unassign.busy} onClick={() => void takeBack(own)}>
                  {t('papers.takeBack')}
                </Button>
              )
            }
          />
        );
      })}
      <RefusalNotice refusal={unassign.refusal} />
      {mayEdit && (
        <div className={styles['adding']}>
          <span className={styles['quietWords']}>{t('papers.own')}</span>
          <Select aria-label={t('papers.addKind')} value={kind} options={kindsOfCouriers.map((one) => ({ value: one, label: t(`terms:documentKind.${one}`) }))} onChange={setKind} />
          <Select
            aria-label={t('papers.addCourier')}
            placeholder={t('papers.addCourier')}
            value={null}
            options={free.map((code) => ({ value: code, label: courierName(code) }))}
            onChange={(code: string) => setAdded((before) => [...before, { kind, courierCode: code }])}
          />
        </div>
      )}
    </Panel>
  );
};
