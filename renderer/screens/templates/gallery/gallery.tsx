import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assignedKinds, type AssignedKind } from '../../../../shared/domain/printing/document-data.ts';
import type { Refusal } from '../../../../shared/domain/result.ts';
import { backroom } from '../../../api/client.ts';
import { useAsked } from '../../../api/use-asked.ts';
import { useTakesFiles } from '../../../app/file-taker.ts';
import { PrintTabs } from '../../../app/print-tabs.tsx';
import { useMay } from '../../../app/session.ts';
import { Button } from '../../../components/button.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Icon } from '../../../components/icon.tsx';
import { PageFrame } from '../../../components/page-frame.tsx';
import { RefusalNotice } from '../../../components/refusal-notice.tsx';
import { TemplateCard } from './template-card.tsx';
import styles from './gallery.module.css';

type Props = { readonly onOpen: (templateId: string) => Promise<Refusal | undefined>; readonly onCopy: (templateId: string) => Promise<Refusal | undefined> };

/** Every template by kind of document: those that come with the app, and the shop's own. */
export const Gallery = ({ onOpen, onCopy }: Props) => {
  const { t } = useTranslation(['templates', 'app', 'terms']);
  const list = useAsked(() => backroom.templates.list(), [], ['printing.changed']);
  const mayEdit = useMay('settings.edit');
  const [kind, setKind] = useState<AssignedKind | 'all'>('all');
  const [refusal, setRefusal] = useState<Refusal | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState('');

  const bringIn = async (path: string | null): Promise<void> => {
    setBusy(true);
    setTold('');
    const answer = await backroom.templates.importFile({ path });
    setBusy(false);
    setRefusal(answer.ok ? undefined : answer.refusal);
    if (answer.ok && answer.value !== null) setRefusal(await onOpen(answer.value.templateId));
  };
  useTakesFiles(mayEdit ? {
    title: t('drop'), text: t('dropText'),
    take: ([file]) => {
      if (file !== undefined) void bringIn(backroom.pathOfDroppedFile(file));
    },
  } : null);
  const writeOut = async (templateId: string): Promise<void> => {
    const answer = await backroom.templates.exportFile({ templateId });
    setRefusal(answer.ok ? undefined : answer.refusal);
    setTold(answer.ok && answer.value !== null ? t('exported', { path: answer.value.path }) : '');
  };
  const retire = async (templateId: string): Promise<void> => {
    const answer = await backroom.templates.retire({ templateId });
    setRefusal(answer.ok ? undefined : answer.refusal);
  };
  const all = list.value ?? [];
  const kinds = assignedKinds.filter((one) => (kind === 'all' || kind === one) && all.some((template) => template.kind === one));

  return (
    <PageFrame title={t('app:screen.templates')} extra={<PrintTabs />}>
      <div className={styles['bar']}>
        <div className={styles['filters']} role="radiogroup" aria-label={t('filter.label')}>
          {(['all', ...assignedKinds] as const).map((one) => (
            <button key={one} type="button" role="radio" aria-checked={kind === one} onClick={() => setKind(one)}>
              {one === 'all' ? t('filter.all') : t(`terms:documentKind.${one}`)}
              <em>{one === 'all' ? all.length : all.filter((template) => template.kind === one).length}</em>
            </button>
          ))}
        </div>
        <span className={styles['told']} role="status">{told === '' ? t('hint', { shipped: all.filter(({ shipped }) => shipped).length, own: all.filter(({ shipped }) => !shipped).length }) : told}</span>
        {mayEdit && <Button icon={<Icon name="intake" size={16} />} busy={busy} onClick={() => void bringIn(null)}>{t(busy ? 'importing' : 'import')}</Button>}
      </div>
      <RefusalNotice refusal={refusal ?? list.refusal} />
      {kinds.map((one) => (
        <section key={one} className={styles['group']} aria-label={t(`terms:documentKind.${one}`)}>
          <h2>{t(`terms:documentKind.${one}`)}</h2>
          <ul className={styles['cards']}>
            {all.filter((template) => template.kind === one).map((template) => (
              <TemplateCard
                key={template.id} template={template} mayEdit={mayEdit} onOpen={() => void onOpen(template.id).then(setRefusal)} onCopy={() => void onCopy(template.id).then(setRefusal)}
                onExport={() => void writeOut(template.id)} onRetire={() => void retire(template.id)}
              />
            ))}
          </ul>
        </section>
      ))}
      {!list.loading && kinds.length === 0 && <EmptyState icon="file" title={t('empty.title')} text={t('empty.text')} />}
    </PageFrame>
  );
};
