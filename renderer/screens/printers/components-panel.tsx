import { useTranslation } from 'react-i18next';
import { useEffect } from 'react';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useMay } from '../../app/session.ts';
import { Panel } from '../../components/panel.tsx';
import { RefusalNotice } from '../../components/refusal-notice.tsx';
import { ComponentRow } from './component-row.tsx';
import { EWaybillPaste } from './e-waybill-paste.tsx';
import styles from './printers.module.css';

const lookAgainMs = 15_000;

/** The platforms' print components: which are used, where they listen, whether they answer, and the e-waybills that only they may print. */
export const ComponentsPanel = ({ mayEdit }: { readonly mayEdit: boolean }) => {
  const { t } = useTranslation('printers');
  const components = useAsked(() => backroom.printers.components(), [], ['printing.changed']);
  const mayTakeIn = useMay('intake.import');
  const { again } = components;
  const asks = components.value?.some((one) => one.enabled) === true;
  useEffect(() => {
    if (!asks) return undefined;
    const timer = setInterval(again, lookAgainMs);
    return () => clearInterval(timer);
  }, [asks, again]);
  return (
    <Panel title={t('component.title')} flush>
      <p className={styles['hint']}>{t('component.hint')}</p>
      <RefusalNotice refusal={components.refusal} />
      {components.value?.map((one) => (
        // The address typed here starts from the stored one.
        <ComponentRow key={`${one.component} ${one.endpoint}`} known={one} mayEdit={mayEdit} onSaved={again} />
      ))}
      {mayTakeIn && components.value !== undefined && (
        <EWaybillPaste components={components.value.map((one) => one.component)} first={components.value.find((one) => one.enabled)?.component ?? 'cainiao'} />
      )}
    </Panel>
  );
};
